package org.fnde.backend.simd.kernel;

/** The plain Java kernels for doubles. */
final class ScalarDouble {
  private ScalarDouble() {}

  static Kernels<double[]> kernels() {
    return new Kernels<>(
        1,
        new ScalarDoubleElementwise(),
        new ScalarDoubleReductions(),
        new ScalarDoubleProducts(),
        new ScalarDoubleRowMatrices());
  }

  static double apply(UnaryOp op, double x) {
    return switch (op) {
      case NEG -> -x;
      case ABS -> Math.abs(x);
      case SQRT -> Math.sqrt(x);
      case EXP -> DoubleMath.exp(x);
      case EXPM1 -> DoubleMath.expm1(x);
      case LOG -> DoubleMath.log(x);
      case LOG1P -> DoubleMath.log1p(x);
      case SIN -> DoubleTrig.sin(x);
      case COS -> DoubleTrig.cos(x);
      case TANH -> DoubleMath.tanh(x);
      case SIGMOID -> DoubleMath.sigmoid(x);
      case SOFTPLUS -> DoubleMath.softplus(x);
      case FLOOR -> Math.floor(x);
    };
  }

  static double apply(BinaryOp op, double a, double b) {
    return switch (op) {
      case ADD -> a + b;
      case SUB -> a - b;
      case MUL -> a * b;
      case DIV -> a / b;
      case MAX -> Math.max(a, b);
      case MIN -> Math.min(a, b);
      case LESS -> a < b ? 1.0 : 0.0;
      case LESS_OR_EQUAL -> a <= b ? 1.0 : 0.0;
      case EQUAL -> a == b ? 1.0 : 0.0;
    };
  }
}
