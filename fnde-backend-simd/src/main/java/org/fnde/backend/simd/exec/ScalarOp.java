package org.fnde.backend.simd.exec;

/** Arithmetic on single numbers in double precision. */
public enum ScalarOp {
  LOAD,
  ADD,
  SUB,
  MUL,
  DIV,
  MAX,
  MIN,
  LESS,
  LESS_OR_EQUAL,
  EQUAL,
  NEG,
  ABS,
  SQRT,
  EXP,
  EXPM1,
  LOG,
  LOG1P,
  SIN,
  COS,
  TANH,
  SIGMOID,
  SOFTPLUS,
  FLOOR,
  CAST,
  SELECT;

  /** The result; operands that the operation does not have are ignored. */
  double apply(double a, double b, double c) {
    return switch (this) {
      case LOAD, CAST -> a;
      case ADD -> a + b;
      case SUB -> a - b;
      case MUL -> a * b;
      case DIV -> a / b;
      case MAX -> Math.max(a, b);
      case MIN -> Math.min(a, b);
      case LESS -> a < b ? 1 : 0;
      case LESS_OR_EQUAL -> a <= b ? 1 : 0;
      case EQUAL -> a == b ? 1 : 0;
      case SELECT -> a != 0 ? b : c;
      default -> function(a);
    };
  }

  /** StrictMath gives the same bits interpreted and compiled. */
  private double function(double a) {
    return switch (this) {
      case NEG -> -a;
      case ABS -> Math.abs(a);
      case SQRT -> Math.sqrt(a);
      case EXP -> StrictMath.exp(a);
      case EXPM1 -> StrictMath.expm1(a);
      case LOG -> StrictMath.log(a);
      case LOG1P -> StrictMath.log1p(a);
      case SIN -> StrictMath.sin(a);
      case COS -> StrictMath.cos(a);
      case TANH -> StrictMath.tanh(a);
      case SIGMOID -> 1 / (1 + StrictMath.exp(-a));
      case SOFTPLUS -> Math.max(a, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(a)));
      case FLOOR -> Math.floor(a);
      default -> throw new IllegalStateException(this + " takes more than one operand");
    };
  }
}
