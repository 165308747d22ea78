package org.fnde.experiments.progress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, UTF_8);
  private final AtomicLong nanos = new AtomicLong();

  @Test
  void linesAreTheFirstTheLastAndOneEveryFewSeconds() {
    try (Progress progress = new LineProgress(out, nanos::get)) {
      progress.start("compare acrobot", 80);
      run(progress, "mixed", 40);
      run(progress, "seminorm", 40);
    }
    List<String> lines = lines();
    assertEquals("compare acrobot: mixed 1/40, loss 0.5000, NFE 26 + 98", lines.getFirst());
    assertEquals("compare acrobot: mixed 11/40, loss 0.5000, NFE 26 + 98, 35 s left", lines.get(1));
    assertEquals("compare acrobot: seminorm 40/40, loss 0.5000, NFE 26 + 98", lines.getLast());
    assertEquals(9, lines.size(), bytes.toString(UTF_8));
  }

  @Test
  void theLastLineOfAnInterruptedRunIsPrinted() {
    try (Progress progress = new LineProgress(out, nanos::get)) {
      progress.start("run acrobot", 40);
      run(progress, "mixed", 3);
    }
    assertEquals("run acrobot: mixed 3/40, loss 0.5000, NFE 26 + 98, 19 s left", lines().getLast());
  }

  @Test
  void notesArePrintedAtOnce() {
    try (Progress progress = new LineProgress(out, nanos::get)) {
      progress.note("reading");
      progress.start("run acrobot", 40);
      progress.note("warming up");
      assertEquals(List.of("fnde: reading", "run acrobot: warming up"), lines());
    }
  }

  @Test
  void aBarShowsTheUpdateAndIsErasedAtTheEnd() {
    try (Progress progress = new TerminalProgress(out, 120, nanos::get)) {
      progress.start("compare acrobot", 80);
      run(progress, "mixed", 40);
    }
    String text = bytes.toString(UTF_8);
    assertTrue(text.contains("mixed 40/40, loss 0.5000, NFE 26 + 98"), text);
    assertTrue(text.contains("compare acrobot  50%"), text);
    assertTrue(text.endsWith("\r\033[K"), text);
    assertFalse(text.contains("\n"), text);
    Arrays.stream(text.split("\r\033\\[K")).forEach(line -> assertTrue(line.length() < 120, line));
  }

  @Test
  void aNoteStaysAboveTheBar() {
    try (Progress progress = new TerminalProgress(out, 120, nanos::get)) {
      progress.note("reading");
      progress.start("run acrobot", 40);
      progress.note("stored");
    }
    String text = bytes.toString(UTF_8);
    assertTrue(text.startsWith("fnde: reading\n"), text);
    assertTrue(text.contains("\r\033[Kfnde: stored\n\r\033[Krun acrobot"), text);
  }

  @Test
  void theFirstUpdateDoesNotCountForTheTimeLeft() {
    TimeLeft left = new TimeLeft(10);
    left.updated(Duration.ofSeconds(100).toNanos());
    assertTrue(left.estimate().isEmpty());
    left.updated(Duration.ofSeconds(102).toNanos());
    assertEquals(Duration.ofSeconds(16), left.estimate().orElseThrow());
  }

  @Test
  void timesAreReadable() {
    assertEquals("59 s", UpdateText.of(Duration.ofSeconds(59)));
    assertEquals("1 min 05 s", UpdateText.of(Duration.ofSeconds(65)));
    assertEquals("2 h 03 min", UpdateText.of(Duration.ofSeconds(7399)));
  }

  /** Updates of half a second. */
  private void run(Progress progress, String norm, int updates) {
    for (int i = 1; i <= updates; i++) {
      nanos.addAndGet(Duration.ofMillis(500).toNanos());
      progress.update(new ProgressUpdate(norm, i, 40, 0.5, 26, 98));
    }
  }

  private List<String> lines() {
    return bytes.toString(UTF_8).lines().toList();
  }
}
