package org.fnde.backend.opencl.device;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The source of a kernel, whose name follows from it, so that equal kernels are one.
 *
 * @param name its name
 * @param definition parameters in parentheses and body in braces
 * @param grouped whether work-items work together in groups
 */
public record KernelText(String name, String definition, boolean grouped) {

  /**
   * A kernel whose work-items know nothing of each other.
   *
   * @param definition parameters in parentheses and body in braces
   * @return the kernel with its name
   */
  public static KernelText of(String definition) {
    return of(definition, false);
  }

  /**
   * A kernel.
   *
   * @param definition parameters in parentheses and body in braces
   * @param grouped whether work-items work together in groups
   * @return the kernel with its name
   */
  public static KernelText of(String definition, boolean grouped) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(definition.getBytes(StandardCharsets.UTF_8));
      return new KernelText("k" + HexFormat.of().formatHex(digest, 0, 10), definition, grouped);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /**
   * The whole text.
   *
   * @param single whether groups have one work-item, as on processors, where the compiler then has
   *     half the work
   */
  String source(boolean single) {
    String size = single && !grouped ? "__attribute__((reqd_work_group_size(1, 1, 1))) " : "";
    return "__kernel " + size + "void " + name + definition + "\n";
  }
}
