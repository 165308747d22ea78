package org.fnde.experiments.download;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.fnde.experiments.ExperimentException;
import org.fnde.experiments.progress.Advance;

/**
 * One request for what is missing of a file. A server that sends the whole file in answer to a
 * range request is taken at its word.
 */
record Transfer(
    HttpClient client,
    RemoteFile remote,
    Path part,
    Duration patience,
    Advance advance,
    BooleanSupplier cancelled) {
  private static final int OK = 200;
  private static final int PARTIAL = 206;
  private static final int TIMEOUT = 408;
  private static final int NOT_SATISFIABLE = 416;
  private static final int TOO_MANY = 429;
  private static final int SERVER_ERROR = 500;
  private static final int BUFFER = 1 << 16;

  /** Adds to the part what arrives, until it is complete. */
  void run() throws IOException {
    long present = Files.exists(part) ? Files.size(part) : 0;
    HttpRequest.Builder request = HttpRequest.newBuilder(remote.uri()).timeout(patience);
    if (present > 0) {
      request.header("Range", "bytes=" + present + "-");
    }
    HttpResponse<InputStream> response = send(request.build());
    try (InputStream in = response.body()) {
      long from = start(response, present);
      check(response, from);
      try (StallGuard guarded = new StallGuard(in, patience);
          FileChannel out = open(from)) {
        copy(guarded, out);
      }
    }
  }

  private HttpResponse<InputStream> send(HttpRequest request) throws IOException {
    try {
      return client.send(request, BodyHandlers.ofInputStream());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ExperimentException("interrupted while " + remote.uri() + " was asked for", e);
    }
  }

  private long start(HttpResponse<InputStream> response, long present) throws IOException {
    int status = response.statusCode();
    if (status == OK) {
      return 0;
    }
    if (status == PARTIAL) {
      String range = response.headers().firstValue("Content-Range").orElse("");
      if (range.startsWith("bytes " + present + "-")) {
        return present;
      }
    }
    if (status == PARTIAL || status == NOT_SATISFIABLE) {
      Files.deleteIfExists(part);
      throw new IOException("the server answers another range than asked for (" + status + ")");
    }
    String answer = "the server answers " + status;
    if (status >= SERVER_ERROR || status == TIMEOUT || status == TOO_MANY) {
      throw new IOException(answer);
    }
    throw new RefusedException(answer);
  }

  private void check(HttpResponse<InputStream> response, long from) throws IOException {
    long announced = response.headers().firstValueAsLong("Content-Length").orElse(-1);
    if (announced >= 0 && from + announced != remote.length()) {
      throw new RefusedException(
          "the server has %d bytes, expected %d; not the published file"
              .formatted(from + announced, remote.length()));
    }
  }

  private FileChannel open(long from) {
    try {
      return FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE)
          .truncate(from)
          .position(from);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private void copy(StallGuard in, FileChannel out) throws IOException {
    byte[] buffer = new byte[BUFFER];
    long done = out.position();
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      done += read;
      if (done > remote.length()) {
        throw new RefusedException("the server sends more than " + remote.length() + " bytes");
      }
      write(out, ByteBuffer.wrap(buffer, 0, read));
      advance.to(done, remote.length());
      if (cancelled.getAsBoolean()) {
        throw new ExperimentException(
            "interrupted; " + part + " is kept, and the next download goes on from there");
      }
    }
    if (done < remote.length()) {
      throw new IOException("the connection ended after " + done + " bytes");
    }
    force(out);
  }

  private void write(FileChannel out, ByteBuffer bytes) {
    try {
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private void force(FileChannel out) {
    try {
      out.force(true);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private ExperimentException unwritable(IOException e) {
    return new ExperimentException(
        part + ": cannot be written: " + e.getMessage() + "; what has arrived is kept", e);
  }
}
