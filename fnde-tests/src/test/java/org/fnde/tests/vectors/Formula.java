package org.fnde.tests.vectors;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.fnde.graph.DType;
import org.fnde.graph.Expr;

/** A formula of a reference problem, evaluated on numbers or traced. */
sealed interface Formula {

  /** Parses Python's syntax: numbers, names, + - * / **, sin, cos and floor. */
  static Formula parse(String text) {
    return new FormulaParser(text).parse();
  }

  double value(ToDoubleFunction<String> variables);

  Expr trace(Function<String, Expr> variables, DType dtype);

  record Constant(double number) implements Formula {
    @Override
    public double value(ToDoubleFunction<String> variables) {
      return number;
    }

    @Override
    public Expr trace(Function<String, Expr> variables, DType dtype) {
      return Expr.literal(number, dtype, List.of());
    }
  }

  record Variable(String name) implements Formula {
    @Override
    public double value(ToDoubleFunction<String> variables) {
      return variables.applyAsDouble(name);
    }

    @Override
    public Expr trace(Function<String, Expr> variables, DType dtype) {
      return variables.apply(name);
    }
  }

  /** One of {@code + - * /}. */
  record Binary(char operator, Formula left, Formula right) implements Formula {
    @Override
    public double value(ToDoubleFunction<String> variables) {
      double a = left.value(variables);
      double b = right.value(variables);
      return switch (operator) {
        case '+' -> a + b;
        case '-' -> a - b;
        case '*' -> a * b;
        default -> a / b;
      };
    }

    @Override
    public Expr trace(Function<String, Expr> variables, DType dtype) {
      Expr a = left.trace(variables, dtype);
      Expr b = right.trace(variables, dtype);
      return switch (operator) {
        case '+' -> a.plus(b);
        case '-' -> a.minus(b);
        case '*' -> a.times(b);
        default -> a.dividedBy(b);
      };
    }
  }

  /** A positive power that is a multiple of a half. */
  record Power(Formula base, double exponent) implements Formula {
    @Override
    public double value(ToDoubleFunction<String> variables) {
      return Math.pow(base.value(variables), exponent);
    }

    @Override
    public Expr trace(Function<String, Expr> variables, DType dtype) {
      Expr x = base.trace(variables, dtype);
      int whole = (int) exponent;
      return whole == exponent ? x.pow(whole) : x.pow(whole).times(x.sqrt());
    }
  }

  /** A function of one argument, {@code neg} included. */
  record Call(String function, Formula argument) implements Formula {
    @Override
    public double value(ToDoubleFunction<String> variables) {
      double x = argument.value(variables);
      return switch (function) {
        case "neg" -> -x;
        case "sin" -> Math.sin(x);
        case "cos" -> Math.cos(x);
        case "floor" -> Math.floor(x);
        default -> throw new IllegalArgumentException("function " + function);
      };
    }

    @Override
    public Expr trace(Function<String, Expr> variables, DType dtype) {
      Expr x = argument.trace(variables, dtype);
      return switch (function) {
        case "neg" -> x.negate();
        case "sin" -> x.sin();
        case "cos" -> x.cos();
        case "floor" -> x.floor();
        default -> throw new IllegalArgumentException("function " + function);
      };
    }
  }
}
