package org.fnde.experiments.download;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.fnde.experiments.ExperimentException;
import org.fnde.experiments.progress.Advance;

/**
 * Downloads a file. What has arrived stays in {@code NAME.part} when the connection breaks, the
 * command is interrupted or the disk is full, and the next call goes on from there. The file gets
 * its name after its length and its SHA-256 have been verified.
 *
 * @param patience how long nothing may arrive
 * @param pause before the first repetition; it doubles with every one
 * @param attempts how often in a row nothing may come of a request
 * @param phases told of the work: {@code downloading}, {@code verifying}
 * @param cancelled asked again and again
 */
public record Download(
    Duration patience,
    Duration pause,
    int attempts,
    Function<String, Advance> phases,
    BooleanSupplier cancelled) {
  private static final int BUFFER = 1 << 16;

  /**
   * A download with patience for slow lines.
   *
   * @param phases told of the work
   * @param cancelled asked again and again
   * @return a download that waits for a minute and tries five times
   */
  public static Download patient(Function<String, Advance> phases, BooleanSupplier cancelled) {
    return new Download(Duration.ofMinutes(1), Duration.ofSeconds(1), 5, phases, cancelled);
  }

  static Path part(Path target) {
    return target.resolveSibling(target.getFileName() + ".part");
  }

  /**
   * Downloads a file, unless it is there.
   *
   * @param remote what to download
   * @param target where to, in an existing directory
   * @throws ExperimentException if it cannot be had, is not the published file, or cannot be
   *     written
   */
  public void fetch(RemoteFile remote, Path target) {
    try {
      if (Files.exists(target)) {
        requireLength(remote, target);
        requireHash(remote, target);
        return;
      }
      Path part = part(target);
      complete(remote, part);
      verify(remote, part);
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new ExperimentException(remote.uri() + ": " + reason(e), e);
    }
  }

  private static void requireLength(RemoteFile remote, Path target) throws IOException {
    if (Files.size(target) != remote.length()) {
      throw new ExperimentException(
          "%s: has %d bytes, the published file has %d; remove it, or move it away"
              .formatted(target, Files.size(target), remote.length()));
    }
  }

  private void complete(RemoteFile remote, Path part) throws IOException {
    Advance advance = phases.apply("downloading");
    HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(patience)
            .build();
    Transfer transfer = new Transfer(client, remote, part, patience, advance, cancelled);
    try {
      int failures = 0;
      boolean reached = false;
      while (size(part) != remote.length()) {
        long before = size(part);
        try {
          transfer.run();
        } catch (RefusedException e) {
          throw e;
        } catch (IOException e) {
          boolean arrived = size(part) > before;
          reached |= arrived || !isUnreachable(e);
          failures = arrived ? 0 : failures + 1;
          if (!reached || failures >= attempts) {
            throw e;
          }
          rest(failures);
        }
      }
    } finally {
      client.shutdownNow();
    }
  }

  private static boolean isUnreachable(IOException e) {
    return e instanceof ConnectException || e instanceof HttpConnectTimeoutException;
  }

  private static long size(Path part) throws IOException {
    return Files.exists(part) ? Files.size(part) : 0;
  }

  private void rest(int failures) {
    long end = System.nanoTime() + (pause.toNanos() << failures);
    try {
      while (System.nanoTime() < end && !cancelled.getAsBoolean()) {
        Thread.sleep(Math.min(100, pause.toMillis()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (cancelled.getAsBoolean() || Thread.currentThread().isInterrupted()) {
      throw new ExperimentException("interrupted; the next download goes on from where it was");
    }
  }

  private void verify(RemoteFile remote, Path part) throws IOException {
    String hash = sha256(part, remote.length());
    if (!hash.equals(remote.sha256())) {
      Files.delete(part);
      throw wrongHash(remote.uri(), hash, remote, "it was removed, download it again");
    }
  }

  /** A file that was there may be the user's own, and stays. */
  private void requireHash(RemoteFile remote, Path target) throws IOException {
    String hash = sha256(target, remote.length());
    if (!hash.equals(remote.sha256())) {
      throw wrongHash(target, hash, remote, "remove it, and it is downloaded again");
    }
  }

  private static ExperimentException wrongHash(
      Object file, String hash, RemoteFile remote, String advice) {
    return new ExperimentException(
        "%s: has the SHA-256 %s, the published file has %s; %s"
            .formatted(file, hash, remote.sha256(), advice));
  }

  private String sha256(Path file, long length) throws IOException {
    Advance advance = phases.apply("verifying");
    MessageDigest digest = digest();
    byte[] buffer = new byte[BUFFER];
    long done = 0;
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
        done += read;
        advance.to(done, length);
        if (cancelled.getAsBoolean()) {
          throw new ExperimentException("interrupted; " + file + " is kept");
        }
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  /** An exception of the network often has no message of its own. */
  private static String reason(IOException e) {
    return switch (e) {
      case ConnectException _ -> "cannot be reached";
      case HttpTimeoutException _ -> "does not answer";
      default -> e.getMessage() == null ? e.toString() : e.getMessage();
    };
  }
}
