package org.fnde.experiments.download;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/** A server that answers one request after the other as it is told to, the last way for ever. */
public final class LoopbackServer implements AutoCloseable {

  /** Answers a request. */
  public interface Answer {
    /**
     * Answers.
     *
     * @param from the first byte that is asked for, 0 without a range
     * @param out the connection, closed afterwards
     */
    void to(int from, OutputStream out) throws IOException;
  }

  private final ServerSocket socket;
  private final Deque<Answer> answers;
  private final List<Integer> requests = Collections.synchronizedList(new ArrayList<>());

  public LoopbackServer(Answer... answers) throws IOException {
    this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    this.answers = new ArrayDeque<>(List.of(answers));
    Thread.ofVirtual().start(this::serve);
  }

  public URI uri(String path) {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort() + path);
  }

  /** From which byte on each request has asked. */
  public List<Integer> requests() {
    return requests;
  }

  private void serve() {
    while (!socket.isClosed()) {
      try {
        Socket connection = socket.accept();
        Thread.ofVirtual().start(() -> answer(connection));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void answer(Socket connection) {
    try (connection;
        OutputStream out = connection.getOutputStream()) {
      int from = range(connection);
      next(from).to(from, out);
    } catch (IOException e) {
      return;
    }
  }

  private synchronized Answer next(int from) {
    requests.add(from);
    return answers.size() > 1 ? answers.pop() : answers.peek();
  }

  private static int range(Socket connection) throws IOException {
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
    int from = 0;
    for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
      if (line.toLowerCase(Locale.ROOT).startsWith("range: bytes=")) {
        from = Integer.parseInt(line.replaceAll("[^0-9]", ""));
      }
    }
    return from;
  }

  private static void head(OutputStream out, String status, String... headers) throws IOException {
    String lines = String.join("\r\n", headers);
    String head = "HTTP/1.1 " + status + "\r\n" + lines + "\r\nConnection: close\r\n\r\n";
    out.write(head.getBytes(StandardCharsets.US_ASCII));
  }

  static Answer status(int status) {
    return (from, out) -> head(out, status + " Because", "Content-Length: 0");
  }

  /** Range requests are honoured. */
  public static Answer ranged(byte[] file) {
    return cut(file, file.length);
  }

  /** Honours range requests, but ends the connection early. */
  static Answer cut(byte[] file, int end) {
    return (from, out) -> {
      if (from > 0) {
        head(
            out,
            "206 Partial Content",
            "Content-Length: " + (file.length - from),
            "Content-Range: bytes " + from + "-" + (file.length - 1) + "/" + file.length);
      } else {
        head(out, "200 OK", "Content-Length: " + file.length);
      }
      out.write(Arrays.copyOfRange(file, Math.min(from, end), end));
    };
  }

  /** Sends the whole file whatever is asked for. */
  static Answer whole(byte[] file, int end) {
    return (from, out) -> cut(file, end).to(0, out);
  }

  /** Does not say how long the file is. */
  static Answer unmeasured(byte[] file) {
    return (from, out) -> {
      head(out, "200 OK", "Content-Type: application/gzip");
      out.write(file);
    };
  }

  /** Sends a part and then keeps the connection open for some time. */
  static Answer stalling(byte[] file, int end, long millis) {
    return (from, out) -> {
      cut(file, end).to(from, out);
      out.flush();
      try {
        Thread.sleep(millis);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    };
  }

  /** Sends a few bytes at a time. */
  static Answer slow(byte[] file, int pieces, long millis) {
    return (from, out) -> {
      head(out, "200 OK", "Content-Length: " + file.length);
      for (int i = 0; i < pieces; i++) {
        int begin = (int) ((long) file.length * i / pieces);
        out.write(file, begin, (int) ((long) file.length * (i + 1) / pieces) - begin);
        out.flush();
        try {
          Thread.sleep(millis);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
    };
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
