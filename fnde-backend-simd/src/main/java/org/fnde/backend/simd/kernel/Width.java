package org.fnde.backend.simd.kernel;

/** The width of the vectors, and whether vectors are to be used at all. */
final class Width {
  private static final String SETTING = System.getProperty("org.fnde.simd.bits", "");

  private Width() {}

  /** The width set by the system property, or the widest of all. */
  static int requestedBits() {
    return switch (SETTING) {
      case "", "scalar" -> 512;
      case "512", "256", "128" -> Integer.parseInt(SETTING);
      default ->
          throw new IllegalArgumentException(
              "system property org.fnde.simd.bits is \""
                  + SETTING
                  + "\"; set it to 512, 256, 128 or scalar, or leave it out");
    };
  }

  /** Why vectors are not used, or nothing. */
  static String obstacle() {
    requestedBits();
    if (SETTING.equals("scalar")) {
      return "org.fnde.simd.bits is scalar";
    }
    try {
      if (Species.preferredBits() < 128) {
        return "the processor has no vector registers";
      }
    } catch (LinkageError e) {
      return "the module jdk.incubator.vector is missing (start with --add-modules"
          + " jdk.incubator.vector)";
    }
    return Fused.AVAILABLE ? "" : "the processor has no fused multiply-add";
  }

  /**
   * Whether the processor has a fused multiply-add. On x86 it came with vectors of 256 bits;
   * without it the library computes it with BigDecimal.
   */
  static boolean fused() {
    if (!x86()) {
      return true;
    }
    try {
      return Species.preferredBits() >= 256;
    } catch (LinkageError e) {
      return true;
    }
  }

  static boolean x86() {
    String architecture = System.getProperty("os.arch", "");
    return architecture.equals("amd64") || architecture.equals("x86_64");
  }
}
