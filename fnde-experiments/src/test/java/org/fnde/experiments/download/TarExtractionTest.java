package org.fnde.experiments.download;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.fnde.experiments.ExperimentException;
import org.fnde.experiments.progress.Advance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TarExtractionTest {
  private static final TarExtraction EXTRACTION =
      new TarExtraction(5, 1_000, Advance.silent(), () -> false);

  @TempDir private Path directory;

  private Path archive(byte[] content) throws IOException {
    return Files.write(directory.resolve("words.tar.gz"), content);
  }

  private Path target() {
    return directory.resolve("words");
  }

  /** Nothing is left but the archive. */
  private void refused(byte[] content, String reason) throws IOException {
    Path archive = archive(content);
    ExperimentException e =
        assertThrows(ExperimentException.class, () -> EXTRACTION.extract(archive, target()));
    assertTrue(e.getMessage().startsWith(archive + ": "), e.getMessage());
    assertTrue(e.getMessage().contains(reason), e.getMessage());
    try (Stream<Path> left = Files.list(directory)) {
      assertEquals(List.of(archive), left.toList());
    }
  }

  @Test
  void filesAndDirectoriesAreUnpacked() throws IOException {
    Archives archive = new Archives().directory("./").directory("./yes/").file("./yes/a.wav", "a");
    EXTRACTION.extract(archive(archive.file("no/" + "x".repeat(120), "b").toBytes()), target());
    assertEquals("a", Files.readString(target().resolve("yes/a.wav")));
    assertEquals("b", Files.readString(target().resolve("no/" + "x".repeat(120))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"../out", "yes/../../out", "yes/..", "./../out"})
  void namesThatLeadOutAreRefused(String name) throws IOException {
    refused(new Archives().file(name, "evil").toBytes(), "leads out of the directory");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/tmp/out", "C:/out", "yes\\..\\..\\out"})
  void namesThatAreNotRelativeAreRefused(String name) throws IOException {
    refused(new Archives().file(name, "evil").toBytes(), "no portable relative name");
  }

  @ParameterizedTest
  @ValueSource(
      bytes = {
        TarConstants.LF_SYMLINK,
        TarConstants.LF_LINK,
        TarConstants.LF_FIFO,
        TarConstants.LF_CHR,
        TarConstants.LF_BLK
      })
  void linksAndDevicesAreRefused(byte type) throws IOException {
    refused(new Archives().special("a.wav", type, "/etc/passwd").toBytes(), "a link or a device");
  }

  @Test
  void aLinkNamedLikeADirectoryIsRefused() throws IOException {
    byte[] archive =
        new Archives().special("x/", TarConstants.LF_SYMLINK, "/etc").file("a", "").toBytes();
    refused(archive, "a link or a device");
  }

  /** A name is read into memory before it is an entry. */
  @Test
  void longNamesCountToo() throws IOException {
    byte[] name = new byte[20_000_000];
    Arrays.fill(name, (byte) 'x');
    refused(new Archives().longName(name).file("a", "").toBytes(), "headers are larger");
  }

  @Test
  void anArchiveWithoutFilesIsRefused() throws IOException {
    refused(new Archives().toBytes(), "has no file");
    refused(new Archives().directory("yes/").toBytes(), "has no file");
  }

  @Test
  void aFileIsNotWrittenTwice() throws IOException {
    refused(new Archives().file("a", "1").file("./a", "2").toBytes(), "cannot be unpacked");
    refused(new Archives().file("a", "1").file("a/b", "2").toBytes(), "cannot be unpacked");
  }

  @Test
  void moreThanIsAllowedIsRefused() throws IOException {
    Archives many = new Archives();
    for (int i = 0; i < 6; i++) {
      many.file("f" + i, "");
    }
    refused(many.toBytes(), "has more than 5 entries");
    Archives large = new Archives().file("a", new byte[600]).file("b", new byte[401]);
    refused(large.toBytes(), "unpacks to more than 1000 bytes");
    refused(new Archives().file("zeros", new byte[50_000_000]).toBytes(), "more than 1000 bytes");
  }

  @Test
  void aDamagedArchiveLeavesNothing() throws IOException {
    byte[] whole = new Archives().file("a", "text").file("b", "more").toBytes();
    refused(Arrays.copyOf(whole, whole.length - 20), "cannot be unpacked");
    refused("no archive at all".getBytes(), "cannot be unpacked");
  }

  @Test
  void whatAnInterruptedRunLeftIsCleared() throws IOException {
    Path left = Files.createDirectories(directory.resolve("words.partial/yes"));
    Files.writeString(left.resolve("half.wav"), "");
    Files.createSymbolicLink(left.resolve("link"), directory);
    EXTRACTION.extract(archive(new Archives().file("no/a.wav", "a").toBytes()), target());
    assertFalse(Files.exists(target().resolve("yes")));
    assertTrue(Files.exists(directory.resolve("words.tar.gz")));
  }

  @Test
  void cancellingLeavesNothing() throws IOException {
    Path archive = archive(new Archives().file("a", "text").toBytes());
    TarExtraction cancelled = new TarExtraction(5, 100, Advance.silent(), () -> true);
    assertThrows(ExperimentException.class, () -> cancelled.extract(archive, target()));
    assertFalse(Files.exists(target()));
    assertFalse(Files.exists(directory.resolve("words.partial")));
  }
}
