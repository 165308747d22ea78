package org.fnde.experiments.acrobot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fnde.spi.Providers;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The simulator against NumPy's random numbers and SciPy's solver, by golden rows. */
class TrajectoriesTest {
  /** What ten steps of another rounding can grow to on a chaotic pendulum, far above one ulp. */
  private static final double TOLERANCE = 1e-9;

  private static JsonNode golden;
  private static Trajectories trajectories;

  @BeforeAll
  static void simulate() throws IOException {
    try (InputStream in = TrajectoriesTest.class.getResourceAsStream("golden.json")) {
      golden = new ObjectMapper().readTree(in);
    }
    trajectories = Trajectories.simulate(Providers.load(), () -> false);
  }

  @Test
  void initialStatesAreTheEnvironmentsToAllDigits() {
    GymRandom random = new GymRandom(456789);
    for (JsonNode state : golden.get("initialStates")) {
      double[] drawn = AcrobotSimulator.reset(random);
      for (int i = 0; i < drawn.length; i++) {
        assertEquals(state.get(i).asDouble(), drawn[i]);
      }
    }
  }

  @Test
  void rowsAreSciPys() {
    for (JsonNode row : golden.get("rows")) {
      int control = row.get("control").asInt();
      int step = row.get("step").asInt();
      int trajectory = row.get("trajectory").asInt();
      for (int channel = 0; channel < Trajectories.CHANNELS; channel++) {
        assertEquals(
            row.get("row").get(channel).asDouble(),
            trajectories.get(control, step, trajectory, channel),
            TOLERANCE,
            row::toString);
      }
    }
  }

  @Test
  void sumsOverEverythingAreSciPys() {
    int rows = trajectories.values().length / Trajectories.CHANNELS;
    for (int channel = 0; channel < Trajectories.CHANNELS; channel++) {
      double sum = 0;
      for (int i = 0; i < rows; i++) {
        sum += trajectories.values()[i * Trajectories.CHANNELS + channel];
      }
      assertEquals(golden.get("channelSums").get(channel).asDouble(), sum, rows * TOLERANCE);
    }
  }

  @Test
  void windowsAreSplitByTrajectory() {
    AcrobotData data = AcrobotData.of(trajectories);
    assertEquals(20_025, data.train().count());
    assertEquals(4_275, data.validation().count());
    assertEquals(4_500, data.test().count());
    float[] first = data.test().initial(new int[] {21}).toFloats();
    assertEquals((float) trajectories.get(0, 1, 109, 4), first[4]);
  }

  @Test
  void cachedDataAreTheSimulatedOnesAndADamagedFileIsReplaced(@TempDir Path directory)
      throws IOException {
    AcrobotCache cache = new AcrobotCache(directory.resolve("fnde"));
    Providers providers = Providers.load();
    assertArrayEquals(trajectories.values(), cache.load(providers, () -> false).values());
    Path file;
    try (var files = Files.list(directory.resolve("fnde"))) {
      file = files.findFirst().orElseThrow();
    }
    long size = Files.size(file);
    Files.write(file, new byte[100]);
    assertArrayEquals(trajectories.values(), cache.load(providers, () -> false).values());
    assertEquals(size, Files.size(file));
    assertTrue(Files.isRegularFile(file));
  }
}
