package org.fnde.tests.opencl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.fnde.backend.Backend;
import org.fnde.backend.opencl.OpenClBackendProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a device is chosen. */
class ProviderTest {
  private final OpenClBackendProvider provider = new OpenClBackendProvider();

  private List<String> devices() {
    Devices.backend("opencl").close();
    return provider.diagnostics();
  }

  /** The longest word of a device's name and its platform's, as a user would type it. */
  @Test
  void aDeviceIsChosenByItsNumberOrAPartOfItsName() {
    String[] first = devices().getFirst().split(", ");
    String word =
        Arrays.stream((first[0].replaceFirst(".*: ", "") + " " + first[1]).split("[^A-Za-z]+"))
            .max(Comparator.comparingInt(String::length))
            .orElseThrow();
    for (String device : List.of("0", word.toUpperCase(Locale.ROOT))) {
      try (Backend chosen = Devices.backend("opencl:device=" + device)) {
        assertEquals("opencl", chosen.id(), device);
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "device=99 | device=99: there is device 0: ",
        "device=no-such-card | device=no-such-card: there is device 0: ",
        "tuning=perhaps | tuning=perhaps: give on or off",
        "products=global | products=global: ",
        "threads=-1 | threads=-1: give at least 1, or 0 for all"
      })
  void whatThereIsNotIsRefusedByName(String option, String message) {
    devices();
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class, () -> Devices.backend("opencl:" + option).close());
    assertTrue(e.getMessage().contains(message), e.getMessage());
  }

  /** A driver that computes on the processor is slower than the backend made for it. */
  @Test
  void onlyAGpuIsPreferred() {
    boolean gpu = devices().stream().anyMatch(d -> d.contains(", GPU, "));
    assertEquals(gpu ? 20 : 0, provider.preference());
  }
}
