package org.fnde.tests.vectors;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A recursive descent parser with Python's precedence. */
final class FormulaParser {
  private static final Pattern TOKEN =
      Pattern.compile("\\s*(\\d+\\.?\\d*|[a-z]\\w*|\\*\\*|[-+*/()]|$)");
  private final String text;
  private final Matcher matcher;
  private String token = "";

  FormulaParser(String text) {
    this.text = text;
    this.matcher = TOKEN.matcher(text);
    advance();
  }

  Formula parse() {
    Formula formula = sum();
    expect("");
    return formula;
  }

  private Formula sum() {
    Formula left = product();
    while (token.equals("+") || token.equals("-")) {
      char operator = take().charAt(0);
      left = new Formula.Binary(operator, left, product());
    }
    return left;
  }

  private Formula product() {
    Formula left = unary();
    while (token.equals("*") || token.equals("/")) {
      char operator = take().charAt(0);
      left = new Formula.Binary(operator, left, unary());
    }
    return left;
  }

  private Formula unary() {
    if (token.equals("-")) {
      take();
      return new Formula.Call("neg", unary());
    }
    return power();
  }

  private Formula power() {
    Formula base = atom();
    if (!token.equals("**")) {
      return base;
    }
    take();
    return new Formula.Power(base, Double.parseDouble(take()));
  }

  private Formula atom() {
    String first = take();
    if (first.equals("(")) {
      return closed();
    }
    if (first.isEmpty() || "+-*/**)".contains(first)) {
      throw new IllegalArgumentException(text + ": a number or name is missing at '" + first + "'");
    }
    if (Character.isDigit(first.charAt(0))) {
      return new Formula.Constant(Double.parseDouble(first));
    }
    if (token.equals("(")) {
      take();
      return new Formula.Call(first, closed());
    }
    return new Formula.Variable(first);
  }

  private Formula closed() {
    Formula inside = sum();
    expect(")");
    return inside;
  }

  private void expect(String wanted) {
    if (!token.equals(wanted)) {
      throw new IllegalArgumentException(
          text
              + ": expected '"
              + wanted
              + "' before "
              + matcher.regionStart()
              + ", got '"
              + token
              + "'");
    }
    advance();
  }

  private String take() {
    String taken = token;
    advance();
    return taken;
  }

  private void advance() {
    if (!matcher.lookingAt()) {
      throw new IllegalArgumentException(text + ": cannot read what follows '" + token + "'");
    }
    token = matcher.group(1);
    matcher.region(matcher.end(), text.length());
  }
}
