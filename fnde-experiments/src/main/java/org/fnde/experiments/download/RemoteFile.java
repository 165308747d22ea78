package org.fnde.experiments.download;

import java.net.URI;

/**
 * A published file, known to the bit.
 *
 * @param uri where it is
 * @param length its length in bytes
 * @param sha256 its SHA-256, in lower-case hexadecimal digits
 */
public record RemoteFile(URI uri, long length, String sha256) {

  /**
   * Checks the length and the hash.
   *
   * @throws IllegalArgumentException if the length is not positive or the hash is no SHA-256
   */
  public RemoteFile {
    if (length < 1 || !sha256.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException(
          "need a length and 64 hexadecimal digits, got " + length + " and '" + sha256 + "'");
    }
  }
}
