package org.fnde.experiments.speech;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * The recordings of a data set, in the order of their names, before any of them is read.
 *
 * @param id what the data set is called in the cache: letters, digits, hyphens
 * @param words the words that are spoken; a label is a place in this list
 * @param recordings the recordings
 * @param unrecognised files that are named like no recording
 */
public record Recordings(
    String id, List<String> words, List<Recording> recordings, List<BadAudio> unrecognised) {
  private static final int SHORT = 4;

  /** Copies the lists. */
  public Recordings {
    words = List.copyOf(words);
    recordings = List.copyOf(recordings);
    unrecognised = List.copyOf(unrecognised);
  }

  /**
   * Which recordings they are, by their number, names, labels and contents, the same on every
   * machine. All of them are read.
   *
   * @return for example {@code 1500-0a7c2a8d}
   */
  public String identity() {
    MessageDigest digest = sha256();
    OutputStream contents = new DigestOutputStream(OutputStream.nullOutputStream(), digest);
    for (Recording r : recordings) {
      update(digest, r.name() + "\t" + r.label());
      try (InputStream in = r.content().open()) {
        in.transferTo(contents);
      } catch (IOException e) {
        update(digest, "unreadable");
      }
    }
    return recordings.size() + "-" + HexFormat.of().formatHex(digest.digest(), 0, SHORT);
  }

  /**
   * A hash of what the files are, by their names, labels, sizes and times of modification.
   *
   * @param settings anything that matters beside
   * @return the hash, in hexadecimal digits
   */
  public String fingerprint(String settings) {
    MessageDigest digest = sha256();
    update(digest, settings);
    update(digest, String.join("\t", words));
    for (Recording r : recordings) {
      update(digest, r.name() + "\t" + r.label() + "\t" + r.version());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void update(MessageDigest digest, String line) {
    digest.update((line + "\n").getBytes(StandardCharsets.UTF_8));
  }

  static String shortHash(String text) {
    MessageDigest digest = sha256();
    update(digest, text);
    return HexFormat.of().formatHex(digest.digest(), 0, SHORT);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
