package org.fnde.experiments.download;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.fnde.experiments.ExperimentException;
import org.fnde.experiments.progress.Advance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloadTest {
  private static final int LENGTH = 3_000_000;
  private static final String WRONG = "0".repeat(64);

  @TempDir private Path directory;
  private Path target;
  private Path part;
  private final byte[] file = new byte[LENGTH];
  private final List<String> phases = new ArrayList<>();
  private final AtomicLong furthest = new AtomicLong();
  private final AtomicBoolean cancelled = new AtomicBoolean();

  @BeforeEach
  void content() {
    new Random(1).nextBytes(file);
    target = directory.resolve("words.tar.gz");
    part = directory.resolve("words.tar.gz.part");
  }

  private Download download(Duration patience) {
    return new Download(
        patience,
        Duration.ofMillis(5),
        3,
        phase -> {
          phases.add(phase);
          return (done, total) -> furthest.accumulateAndGet(done, Math::max);
        },
        cancelled::get);
  }

  private static String sha256(byte[] file) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private RemoteFile remote(LoopbackServer server) {
    return new RemoteFile(server.uri("/words.tar.gz"), LENGTH, sha256(file));
  }

  private void fetch(LoopbackServer server) throws IOException {
    download(Duration.ofSeconds(10)).fetch(remote(server), target);
    assertArrayEquals(file, Files.readAllBytes(target));
    assertFalse(Files.exists(part));
  }

  private void fails(RemoteFile remote, String message) {
    ExperimentException e =
        assertThrows(
            ExperimentException.class,
            () -> download(Duration.ofSeconds(10)).fetch(remote, target));
    assertTrue(e.getMessage().contains(message), e.getMessage());
    assertFalse(Files.exists(target));
  }

  @Test
  void aFileIsDownloadedVerifiedAndReported() throws IOException {
    try (LoopbackServer server = new LoopbackServer(LoopbackServer.ranged(file))) {
      fetch(server);
      assertEquals(List.of("downloading", "verifying"), phases);
      assertEquals(LENGTH, furthest.get());
      fetch(server);
      assertEquals(1, server.requests().size());
    }
  }

  @Test
  void aCutConnectionIsTakenUpWhereItEnded() throws IOException {
    try (LoopbackServer server =
        new LoopbackServer(
            LoopbackServer.cut(file, 1_000_000),
            LoopbackServer.cut(file, 2_000_000),
            LoopbackServer.status(503),
            LoopbackServer.ranged(file))) {
      fetch(server);
      List<Integer> from = server.requests();
      assertEquals(4, from.size());
      // the client may drop the last packets before a cut
      assertEquals(950_000, from.get(1), 50_000);
      assertEquals(1_950_000, from.get(2), 50_000);
      assertEquals(from.get(2), from.get(3));
    }
  }

  @Test
  void aLaterCallGoesOn() throws IOException {
    Files.write(part, Arrays.copyOf(file, 1_234_567));
    try (LoopbackServer server = new LoopbackServer(LoopbackServer.ranged(file))) {
      fetch(server);
      assertEquals(List.of(1_234_567), server.requests());
    }
  }

  @Test
  void aServerWithoutRangesSendsEverythingAgain() throws IOException {
    try (LoopbackServer server =
        new LoopbackServer(
            LoopbackServer.whole(file, 2_000_000), LoopbackServer.whole(file, LENGTH))) {
      fetch(server);
      assertEquals(2, server.requests().size());
    }
  }

  @Test
  void aFileOfUnknownLengthIsComplete() throws IOException {
    try (LoopbackServer server = new LoopbackServer(LoopbackServer.unmeasured(file))) {
      fetch(server);
    }
  }

  @Test
  void aServerThatFallsSilentIsAskedAgain() throws IOException {
    try (LoopbackServer server =
        new LoopbackServer(
            LoopbackServer.stalling(file, 1_000_000, 1_500), LoopbackServer.ranged(file))) {
      download(Duration.ofMillis(400)).fetch(remote(server), target);
      assertArrayEquals(file, Files.readAllBytes(target));
      assertEquals(2, server.requests().size());
      assertTrue(server.requests().get(1) > 0, "taken up where it fell silent");
    }
  }

  @Test
  void aSlowServerIsWaitedFor() throws IOException {
    try (LoopbackServer server = new LoopbackServer(LoopbackServer.slow(file, 12, 100))) {
      download(Duration.ofSeconds(1)).fetch(remote(server), target);
      assertArrayEquals(file, Files.readAllBytes(target));
      assertEquals(1, server.requests().size());
    }
  }

  @Test
  void attemptsThatBringNothingEnd() throws IOException {
    try (LoopbackServer server =
        new LoopbackServer(LoopbackServer.cut(file, 500), LoopbackServer.status(503))) {
      fails(remote(server), "the server answers 503");
      assertTrue(server.requests().size() <= 4, "asked " + server.requests().size() + " times");
      assertTrue(Files.size(part) <= 500);
    }
  }

  @Test
  void aWrongChecksumIsRefusedAndRemoved() throws IOException {
    try (LoopbackServer server = new LoopbackServer(LoopbackServer.ranged(file))) {
      fails(
          new RemoteFile(server.uri("/words.tar.gz"), LENGTH, WRONG),
          "published file has " + WRONG);
      assertFalse(Files.exists(part));
      assertEquals(1, server.requests().size());
    }
  }

  @Test
  void whatRepetitionDoesNotChangeIsNotRepeated() throws IOException {
    try (LoopbackServer server = new LoopbackServer(LoopbackServer.status(404))) {
      fails(remote(server), server.uri("/words.tar.gz") + ": the server answers 404");
      assertEquals(1, server.requests().size());
    }
    try (LoopbackServer server = new LoopbackServer(LoopbackServer.ranged(new byte[99]))) {
      fails(remote(server), "the server has 99 bytes, expected 3000000");
      assertEquals(1, server.requests().size());
    }
    byte[] longer = Arrays.copyOf(file, LENGTH + 1);
    try (LoopbackServer server = new LoopbackServer(LoopbackServer.unmeasured(longer))) {
      fails(remote(server), "more than 3000000 bytes");
    }
  }

  @Test
  void aRangeThatTheServerDoesNotHaveStartsAgain() throws IOException {
    Files.write(part, new byte[LENGTH + 5]);
    try (LoopbackServer server =
        new LoopbackServer(LoopbackServer.status(416), LoopbackServer.ranged(file))) {
      fetch(server);
      assertEquals(List.of(LENGTH + 5, 0), server.requests());
    }
  }

  @Test
  void offlineFailsAtOnce() throws IOException {
    URI nobody;
    try (LoopbackServer server = new LoopbackServer(LoopbackServer.status(200))) {
      nobody = server.uri("/words.tar.gz");
    }
    fails(new RemoteFile(nobody, LENGTH, WRONG), nobody + ": cannot be reached");
    assertEquals(List.of("downloading"), phases);
  }

  @Test
  void cancellingKeepsWhatHasArrived() throws IOException {
    try (LoopbackServer server = new LoopbackServer(LoopbackServer.ranged(file))) {
      Advance advance = (done, total) -> cancelled.set(done > 1_000_000);
      Download download =
          new Download(
              Duration.ofSeconds(10), Duration.ofMillis(5), 3, phase -> advance, cancelled::get);
      RemoteFile remote = remote(server);
      ExperimentException e =
          assertThrows(ExperimentException.class, () -> download.fetch(remote, target));
      assertTrue(e.getMessage().contains("interrupted; " + part + " is kept"), e.getMessage());
      assertTrue(Files.size(part) > 1_000_000);
      cancelled.set(false);
      fetch(server);
      assertTrue(server.requests().get(1) > 1_000_000);
    }
  }

  @Test
  void aFileThatIsNotTheDownloadIsLeftAlone() throws IOException {
    Files.writeString(target, "the user's own");
    try (LoopbackServer server = new LoopbackServer(LoopbackServer.ranged(file))) {
      RemoteFile remote = remote(server);
      Download download = download(Duration.ofSeconds(10));
      ExperimentException e =
          assertThrows(ExperimentException.class, () -> download.fetch(remote, target));
      assertTrue(e.getMessage().contains("has 14 bytes, the published file has"), e.getMessage());
      assertEquals("the user's own", Files.readString(target));
    }
  }

  @Test
  void aDamagedFileOfTheRightLengthIsRefusedAndLeftAlone() throws IOException {
    byte[] damaged = file.clone();
    damaged[damaged.length / 2] ^= 1;
    Files.write(target, damaged);
    try (LoopbackServer server = new LoopbackServer(LoopbackServer.ranged(file))) {
      RemoteFile remote = remote(server);
      Download download = download(Duration.ofSeconds(10));
      ExperimentException e =
          assertThrows(ExperimentException.class, () -> download.fetch(remote, target));
      assertTrue(e.getMessage().contains("remove it, and it is downloaded"), e.getMessage());
      assertTrue(Files.exists(target));
    }
  }
}
