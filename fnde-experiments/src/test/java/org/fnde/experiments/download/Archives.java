package org.fnde.experiments.download;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;

/** Archives of every kind, made in memory. */
public final class Archives implements AutoCloseable {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final TarArchiveOutputStream tar;

  public Archives() throws IOException {
    tar = new TarArchiveOutputStream(new GzipCompressorOutputStream(bytes));
    tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
  }

  public Archives file(String name, byte[] content) throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name, true);
    entry.setSize(content.length);
    tar.putArchiveEntry(entry);
    tar.write(content);
    tar.closeArchiveEntry();
    return this;
  }

  public Archives file(String name, String content) throws IOException {
    return file(name, content.getBytes(StandardCharsets.UTF_8));
  }

  /** What a GNU tar writes before an entry whose name is long. */
  Archives longName(byte[] name) throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry("././@LongLink", TarConstants.LF_GNUTYPE_LONGNAME);
    entry.setSize(name.length);
    tar.putArchiveEntry(entry);
    tar.write(name);
    tar.closeArchiveEntry();
    return this;
  }

  Archives special(String name, byte type, String link) throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name, type, true);
    entry.setLinkName(link);
    tar.putArchiveEntry(entry);
    tar.closeArchiveEntry();
    return this;
  }

  public Archives directory(String name) throws IOException {
    return special(name, TarConstants.LF_DIR, "");
  }

  public byte[] toBytes() throws IOException {
    tar.close();
    return bytes.toByteArray();
  }

  @Override
  public void close() throws IOException {
    tar.close();
  }
}
