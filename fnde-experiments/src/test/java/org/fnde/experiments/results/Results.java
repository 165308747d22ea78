package org.fnde.experiments.results;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Results to store and print. */
final class Results {
  private Results() {}

  static RunResult complete(String norm) {
    return new RunResult(
        "acrobot",
        new Configuration(
            norm,
            "dopri5",
            "integral:safety=0.8",
            "simd",
            1e-4,
            1e-6,
            64,
            0,
            40,
            -7,
            2,
            "float32",
            false),
        new Machine("Some CPU", 2, "Some VM 25", "Linux 6 amd64"),
        "0123abc-dirty",
        Instant.parse("2026-01-31T12:00:00.5Z"),
        12.5,
        new RunStatus.Completed(),
        509108,
        List.of(
            new Measurement(
                0,
                10,
                1e-3,
                Optional.of(new Metrics(0.5, OptionalDouble.empty(), 20025)),
                Optional.of(new Metrics(0.25, OptionalDouble.of(0.75), 4275))),
            new Measurement(1, 20, 1e-4, Optional.empty(), Optional.empty())),
        Optional.of(new Metrics(0.4375, OptionalDouble.empty(), 4500)),
        Optional.of(new Metrics(0.03125, OptionalDouble.of(1), 4500)),
        OptionalDouble.of(1.5e-3),
        List.of(
            new Update(0.5, new Cost(26, 0, 0, 3, 1), new Cost(98, 96, 7, 14, 0), 0.3),
            new Update(0.25, new Cost(20, 0, 0, 2, 0), new Cost(56, 54, 7, 8, 2), 0.5)));
  }

  static RunResult with(RunResult result, RunStatus status, List<Update> updates) {
    return new RunResult(
        result.experiment(),
        result.configuration(),
        result.machine(),
        "",
        result.started(),
        result.seconds(),
        status,
        result.parameters(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        OptionalDouble.empty(),
        updates);
  }
}
