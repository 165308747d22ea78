package org.fnde.backend.simd.kernel;

/** The plain Java kernels for floats. */
final class ScalarFloat {
  private ScalarFloat() {}

  static Kernels<float[]> kernels() {
    return new Kernels<>(
        1,
        new ScalarFloatElementwise(),
        new ScalarFloatReductions(),
        new ScalarFloatProducts(),
        new ScalarFloatRowMatrices());
  }

  static float apply(UnaryOp op, float x) {
    return switch (op) {
      case NEG -> -x;
      case ABS -> Math.abs(x);
      case SQRT -> (float) Math.sqrt(x);
      case EXP -> FloatMath.exp(x);
      case EXPM1 -> FloatMath.expm1(x);
      case LOG -> FloatMath.log(x);
      case LOG1P -> FloatMath.log1p(x);
      case SIN -> FloatTrig.sin(x);
      case COS -> FloatTrig.cos(x);
      case TANH -> FloatMath.tanh(x);
      case SIGMOID -> FloatMath.sigmoid(x);
      case SOFTPLUS -> FloatMath.softplus(x);
      case FLOOR -> (float) Math.floor(x);
    };
  }

  static float apply(BinaryOp op, float a, float b) {
    return switch (op) {
      case ADD -> a + b;
      case SUB -> a - b;
      case MUL -> a * b;
      case DIV -> a / b;
      case MAX -> Math.max(a, b);
      case MIN -> Math.min(a, b);
      case LESS -> a < b ? 1f : 0f;
      case LESS_OR_EQUAL -> a <= b ? 1f : 0f;
      case EQUAL -> a == b ? 1f : 0f;
    };
  }
}
