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
 */
public record KernelText(String name, String definition) {

  /**
   * A kernel.
   *
   * @param definition parameters in parentheses and body in braces
   * @return the kernel with its name
   */
  public static KernelText of(String definition) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(definition.getBytes(StandardCharsets.UTF_8));
      return new KernelText("k" + HexFormat.of().formatHex(digest, 0, 10), definition);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  String source() {
    return "__kernel void " + name + definition + "\n";
  }
}
