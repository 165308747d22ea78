package org.fnde.experiments.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fnde.spi.Providers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchTest {
  @TempDir private Path directory;
  private final Fnde fnde = new Fnde(Providers.load());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "matmul --rounds=0 | --rounds 0: need at least 1",
        "mfcc --clips=0 | --clips 0: need at least 1",
        "mfcc --threads=0 | --threads 0: need at least 1",
        "controls --series=0 | --series 0: need at least 1",
        "controls --missing=10 | --missing 10.0: need a share from 0 to 1",
        "nothing | no command 'nothing'; fnde bench has",
        "symoden-step --threads=0 | --threads 0: need at least 1",
        "symoden-step --steps=0 | --steps 0: need at least 1",
        "symoden-step --dtype=int32 | --dtype int32: need float32 or float64",
        "symoden-step --dtype=half | Invalid value for option '--dtype'",
        "symoden-step --norm=semi | no norm 'semi'; there are acrobot-as-published",
        "symoden-step --backend=cuda | no backend 'cuda'; there are opencl, simd",
        "symoden-step --serve | --serve: needs both --weights FILE and --batch FILE",
        "symoden-step --weights=w | need both --weights FILE and --batch FILE",
        "ncde-step --rows=0 | --rows 0: need at least 1",
        "ncde-step --norm=semi | no norm 'semi'; there are acrobot-as-published",
        "ncde-step --serve | --serve: needs both --weights FILE and --batch FILE",
      })
  void badOptionsAreRefusedBeforeAnyWork(String options, String message) {
    Fnde.Result result = fnde.run(("bench " + options).split(" "));
    assertEquals(2, result.status(), result.err());
    assertEquals("", result.out());
    assertTrue(result.err().contains(message), result.err());
    assertEquals(1, result.err().lines().count(), result.err());
  }

  @Test
  void aDamagedFileIsNamed() throws IOException {
    Path weights = Files.writeString(directory.resolve("w.safetensors"), "not weights");
    Fnde.Result result =
        fnde.run("bench", "symoden-step", "--serve", "--weights=" + weights, "--batch=" + weights);
    assertEquals(1, result.status());
    assertEquals("", result.out());
    assertTrue(result.err().contains(weights.toString()), result.err());
    assertEquals(1, result.err().lines().count(), result.err());
  }

  @Test
  void recordingsAreMeasured() {
    Fnde.Result result = fnde.run("bench", "mfcc", "--clips=70", "--threads=1");
    assertEquals(0, result.status(), result.err());
    assertTrue(result.out().contains("70 clips of 1 s in "), result.out());
    assertTrue(result.out().contains(" clips/s; 35000 clips: "), result.out());
  }

  @Test
  void controlPathsAreMeasured() {
    Fnde.Result result = fnde.run("bench", "controls", "--series=20");
    assertEquals(0, result.status(), result.err());
    assertTrue(result.out().contains("20 series [161, 21], 10 % missing"), result.out());
    assertTrue(result.out().contains("natural-cubic"), result.out());
  }
}
