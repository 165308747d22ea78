package org.fnde.experiments.results;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The commit of the checkout that the command was started from. */
public final class Commit {
  private static final int HASH_LENGTH = 40;

  private Commit() {}

  /**
   * The commit of the checkout that the system property {@code fnde.home} names.
   *
   * @return its hash, with {@code -dirty} if files have changed since; empty if there is no
   *     checkout or no git
   */
  public static String current() {
    return Optional.ofNullable(System.getProperty("fnde.home"))
        .map(Path::of)
        .flatMap(Commit::describe)
        .orElse("");
  }

  private static Optional<String> describe(Path home) {
    return git(home, "describe", "--always", "--dirty", "--exclude=*", "--abbrev=" + HASH_LENGTH);
  }

  private static Optional<String> git(Path home, String... arguments) {
    List<String> command = new ArrayList<>(List.of("git", "-C", home.toString()));
    command.addAll(List.of(arguments));
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      process.getOutputStream().close();
      String answer = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
      boolean ended = process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
      return ended ? Optional.of(answer) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
