package org.fnde.experiments.speech;

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
import java.util.HexFormat;
import java.util.List;
import org.fnde.experiments.ExperimentException;
import org.fnde.experiments.audio.WavFiles;
import org.fnde.experiments.download.ArchiveInstallation;
import org.fnde.experiments.download.Archives;
import org.fnde.experiments.download.Download;
import org.fnde.experiments.download.FreeSpace;
import org.fnde.experiments.download.LoopbackServer;
import org.fnde.experiments.download.RemoteFile;
import org.fnde.experiments.progress.Advance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpeechCommandsArchiveTest {
  private static final int UNPACKED = 1_000_000;

  @TempDir private Path parent;

  private static byte[] archive() throws IOException {
    Archives archive = new Archives().directory("./").file("./README.md", "words");
    for (String word : List.of("bed", "yes", "no")) {
      archive.directory("./" + word + "/");
      for (int i = 0; i < 3; i++) {
        archive.file(
            "./%s/0a7c2a8%d_nohash_0.wav".formatted(word, i), WavFiles.tone(16_000, 16_000, 440));
      }
    }
    return archive
        .file("./_background_noise_/hum.wav", WavFiles.tone(16_000, 20_000, 50))
        .toBytes();
  }

  private static RemoteFile remote(URI uri, byte[] archive) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(archive);
      return new RemoteFile(uri, archive.length, HexFormat.of().formatHex(hash));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static SpeechCommandsArchive of(RemoteFile remote, FreeSpace space) {
    Download download =
        new Download(
            Duration.ofSeconds(5), Duration.ofMillis(5), 2, phase -> Advance.silent(), () -> false);
    return new SpeechCommandsArchive(
        new ArchiveInstallation(remote, 100, UNPACKED, download, space));
  }

  @Test
  void theArchiveBecomesADirectoryOfWords() throws IOException {
    byte[] archive = archive();
    Path directory = parent.resolve("cache/speech");
    try (LoopbackServer server = new LoopbackServer(LoopbackServer.ranged(archive))) {
      RemoteFile remote = remote(server.uri("/data/words_v0.02.tar.gz"), archive);
      SpeechCommandsArchive published = of(remote, FreeSpace.ofFileSystem());
      Path unpacked = published.install(directory);
      assertEquals(directory.resolve("words_v0.02"), unpacked);
      Recordings recordings = SpeechCommands.of(unpacked);
      assertEquals(6, recordings.recordings().size());
      assertEquals("0a7c2a80", recordings.recordings().getFirst().speaker());
      assertEquals(unpacked, published.install(directory));
      assertEquals(1, server.requests().size());
    }
  }

  @Test
  void offlineTheErrorSaysHowToProceed() throws IOException {
    URI nobody;
    try (LoopbackServer server = new LoopbackServer(LoopbackServer.ranged(archive()))) {
      nobody = server.uri("/words.tar.gz");
    }
    SpeechCommandsArchive archive = of(remote(nobody, archive()), FreeSpace.ofFileSystem());
    ExperimentException e = assertThrows(ExperimentException.class, () -> archive.install(parent));
    for (String part :
        List.of("cannot be reached", nobody.toString(), "--data DIR", "spoken-digits")) {
      assertTrue(e.getMessage().contains(part), e.getMessage());
    }
  }

  @Test
  void aDiskThatIsTooSmallIsFoundBeforeTheDownload() throws IOException {
    byte[] archive = archive();
    try (LoopbackServer server = new LoopbackServer(LoopbackServer.ranged(archive))) {
      RemoteFile remote = remote(server.uri("/words.tar.gz"), archive);
      long needed = UNPACKED + archive.length;
      SpeechCommandsArchive small = of(remote, directory -> needed - 1);
      ExperimentException e = assertThrows(ExperimentException.class, () -> small.install(parent));
      assertTrue(e.getMessage().contains("GB free, need"), e.getMessage());
      assertEquals(List.of(), server.requests());
      assertTrue(Files.isDirectory(of(remote, directory -> needed).install(parent)));
    }
  }

  @Test
  void anArchiveThatIsRefusedIsKeptAndUnpackedToNothing() throws IOException {
    byte[] archive = new Archives().file("../evil.wav", "evil").toBytes();
    try (LoopbackServer server = new LoopbackServer(LoopbackServer.ranged(archive))) {
      RemoteFile remote = remote(server.uri("/words.tar.gz"), archive);
      SpeechCommandsArchive evil = of(remote, FreeSpace.ofFileSystem());
      ExperimentException e = assertThrows(ExperimentException.class, () -> evil.install(parent));
      assertTrue(e.getMessage().contains("leads out of the directory"), e.getMessage());
      assertTrue(Files.exists(parent.resolve("words.tar.gz")));
      assertFalse(Files.exists(parent.resolve("words")));
      assertFalse(Files.exists(parent.resolve("../evil.wav")));
    }
  }

  @Test
  void twoProcessesDoNotInstallAtOnce() throws IOException {
    byte[] archive = archive();
    try (LoopbackServer server = new LoopbackServer(LoopbackServer.ranged(archive))) {
      RemoteFile remote = remote(server.uri("/words.tar.gz"), archive);
      SpeechCommandsArchive second = of(remote, FreeSpace.ofFileSystem());
      SpeechCommandsArchive first =
          of(
              remote,
              directory -> {
                ExperimentException e =
                    assertThrows(ExperimentException.class, () -> second.install(directory));
                assertTrue(e.getMessage().contains("another process"), e.getMessage());
                return Long.MAX_VALUE;
              });
      assertTrue(Files.isDirectory(first.install(parent)));
    }
  }
}
