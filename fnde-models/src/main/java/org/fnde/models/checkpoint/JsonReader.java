package org.fnde.models.checkpoint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Parses JSON strictly, of the kinds that occur in headers: no fractions, no negative numbers, no
 * true, false and null, nothing nested deeper than a header is, no name twice in an object.
 */
final class JsonReader {
  private static final int DEEPEST = 3;

  private final String json;
  private int at;

  private JsonReader(String json) {
    this.json = json;
  }

  static Json read(String json) {
    JsonReader reader = new JsonReader(json);
    Json value = reader.value(0);
    reader.space();
    if (reader.at != json.length()) {
      throw reader.expected("the end of the header");
    }
    return value;
  }

  private Json value(int depth) {
    if (depth > DEEPEST) {
      throw new MalformedException("header nested deeper than " + DEEPEST + " at " + at);
    }
    return switch (peek()) {
      case '{' -> members(depth);
      case '[' -> items(depth);
      case '"' -> new Json.Text(string());
      default -> new Json.Number(number());
    };
  }

  private Json members(int depth) {
    Map<String, Json> values = new LinkedHashMap<>();
    take('{');
    if (peek() == '}') {
      take('}');
      return new Json.Members(values);
    }
    do {
      peek();
      String name = string();
      take(':');
      if (values.put(name, value(depth + 1)) != null) {
        throw new MalformedException("header has two members named " + name);
      }
    } while (more('}'));
    return new Json.Members(values);
  }

  private Json items(int depth) {
    List<Json> values = new ArrayList<>();
    take('[');
    if (peek() == ']') {
      take(']');
      return new Json.Items(values);
    }
    do {
      values.add(value(depth + 1));
    } while (more(']'));
    return new Json.Items(values);
  }

  private boolean more(char end) {
    if (peek() == ',') {
      take(',');
      return true;
    }
    take(end);
    return false;
  }

  private long number() {
    int from = at;
    while (at < json.length() && json.charAt(at) >= '0' && json.charAt(at) <= '9') {
      at++;
    }
    String digits = json.substring(from, at);
    boolean valid = !digits.isEmpty() && digits.length() <= 18;
    if (!valid || digits.length() > 1 && digits.startsWith("0")) {
      at = from;
      throw expected("a string, a list, an object or an integer of at most 18 digits");
    }
    return Long.parseLong(digits);
  }

  private String string() {
    StringBuilder text = new StringBuilder();
    if (next() != '"') {
      at--;
      throw expected("a string");
    }
    for (char c = next(); c != '"'; c = next()) {
      if (c < ' ') {
        throw new MalformedException("header has a control character at " + (at - 1));
      }
      text.append(c == '\\' ? escaped() : c);
    }
    return text.toString();
  }

  private char escaped() {
    char c = next();
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unicode();
      default -> throw new MalformedException("header has the escape \\" + c + " at " + (at - 1));
    };
  }

  private char unicode() {
    int code = 0;
    for (int i = 0; i < 4; i++) {
      int digit = Character.digit(next(), 16);
      if (digit < 0) {
        throw new MalformedException("header has a bad \\u escape at " + (at - 1));
      }
      code = 16 * code + digit;
    }
    return (char) code;
  }

  private char peek() {
    space();
    if (at == json.length()) {
      throw expected("more");
    }
    return json.charAt(at);
  }

  private char next() {
    if (at == json.length()) {
      throw expected("more");
    }
    return json.charAt(at++);
  }

  private void take(char c) {
    if (peek() != c) {
      throw expected("'" + c + "'");
    }
    at++;
  }

  private void space() {
    while (at < json.length() && " \t\r\n".indexOf(json.charAt(at)) >= 0) {
      at++;
    }
  }

  private MalformedException expected(String what) {
    String found = at < json.length() ? "'" + json.charAt(at) + "'" : "the end";
    return new MalformedException(
        "header is not JSON: need " + what + " at " + at + ", got " + found);
  }
}
