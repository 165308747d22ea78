package org.fnde.experiments.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.fnde.experiments.Settings;
import org.fnde.experiments.TrainingRequest;
import org.fnde.experiments.tolerance.AdjointTolerances;
import org.fnde.experiments.tolerance.Tolerances;
import org.fnde.spi.BackendProvider;
import org.fnde.spi.ControllerProvider;
import org.fnde.spi.MethodProvider;
import org.fnde.spi.NormProvider;
import org.fnde.spi.Provider;
import org.fnde.spi.Providers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {
  @TempDir private Path directory;
  private Path out;
  private Fnde fnde;

  @BeforeEach
  void start() {
    out = directory.resolve("results");
    fnde = new Fnde(providers());
  }

  @Test
  void everyOptionReachesTheExperiment() {
    Fnde.Result result =
        run(
            "--norm=acrobot-as-published:factor=4",
            "--method=rk45",
            "--controller=integral:safety=0.8",
            "--backend=other",
            "--rtol=1e-3",
            "--atol=0",
            "--epochs=3",
            "--updates=5",
            "--batch-size=7",
            "--seed=-9",
            "--threads=2",
            "--adjoint-rtol=1e-5",
            "--adjoint-atol=adj=1e-10",
            "--repeats=5",
            "--resume",
            "--record-times",
            "--checkpoint-every=0.5",
            "--full");
    assertEquals(new Fnde.Result(0, "", ""), result);
    TrainingRequest request = fnde.requests.getFirst();
    assertEquals(List.of("acrobot-as-published:factor=4"), request.norms());
    assertEquals(
        new Settings(
            Optional.of("rk45"),
            Optional.of("integral:safety=0.8"),
            Optional.of("other"),
            OptionalDouble.of(1e-3),
            OptionalDouble.of(0),
            OptionalInt.of(3),
            OptionalInt.of(5),
            OptionalInt.of(7),
            OptionalLong.of(-9),
            OptionalInt.of(2),
            true,
            AdjointTolerances.parse(Optional.of("1e-5"), Optional.of("adj=1e-10")),
            5,
            true,
            true,
            Duration.ofMillis(500),
            List.of(),
            Map.of()),
        request.settings());
    assertEquals("other:threads=2", request.settings().backendSpec());
  }

  @Test
  void severalTolerancesReachTheExperimentInTheirOrder() {
    assertEquals(0, compare("--tolerances=1e-3:1e-6,1e-4:0").status());
    Settings settings = fnde.requests.getFirst().settings();
    assertEquals(
        List.of(new Tolerances(1e-3, 1e-6), new Tolerances(1e-4, 0)), settings.tolerances());
    assertEquals(OptionalDouble.of(1e-4), settings.each().getLast().rtol());
    assertEquals(List.of(), settings.each().getLast().tolerances());
  }

  @Test
  void whatIsNotGivenIsTheExperimentsToChoose() {
    assertEquals(0, run().status());
    assertEquals(List.of(), fnde.requests.getFirst().norms());
    assertFalse(fnde.requests.getFirst().comparing());
    assertEquals(Settings.none(), fnde.requests.getFirst().settings());
    assertEquals("simd", Settings.none().backendSpec());
  }

  @Test
  void compareTakesTheExperimentsNormsUnlessOthersAreGiven() {
    compare();
    compare("--norms", "seminorm, acrobot-as-published:factor=4,rms");
    assertEquals(List.of(), fnde.requests.getFirst().norms());
    assertTrue(fnde.requests.getFirst().comparing());
    assertEquals(
        List.of("seminorm", "acrobot-as-published:factor=4", "rms"),
        fnde.requests.getLast().norms());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "--norm=seminrom | no norm 'seminrom'; there are acrobot-as-published, l2, max, mixed",
        "--norm=l2:power=3 | norm 'l2' has no option 'power': it takes none",
        "--method=rk5 | no method 'rk5'; there are dopri5, rk45",
        "--controller=integral:safty=1 | has no option 'safty': it takes safety",
        "--controller=integral:safety=x | option safety: cannot read 'x' as Double",
        "--backend=cuda | no backend 'cuda'; there are other, simd",
        "--rtol=-1 | --rtol -1.0: need a finite number of at least 0",
        "--rtol=NaN | --rtol NaN: need a finite number of at least 0",
        "--atol=Infinity | --atol Infinity: need a finite number of at least 0",
        "--rtol=0 --atol=0 | --rtol 0 --atol 0: one of them must be above 0",
        "--rtol=small | Invalid value for option '--rtol': 'small' is not a double",
        "--epochs=0 | --epochs 0: need at least 1",
        "--updates=-3 | --updates -3: need at least 1",
        "--batch-size=0 | --batch-size 0: need at least 1",
        "--threads=0 | --threads 0: need at least 1",
        "--repeats=0 | --repeats 0: need at least 1",
        "--checkpoint-every=0 | --checkpoint-every 0.0: need seconds above 0",
        "--checkpoint-every=NaN | --checkpoint-every NaN: need seconds above 0",
        "--adjoint-rtol=-1 | --adjoint-rtol",
        "--adjoint-atol=z=1 | --adjoint-atol",
        "--batchsize=3 | no option '--batchsize=3'; fnde run takes --adjoint-atol, --adjoint-rtol,"
            + " --atol",
        "--tolerances=1e-3 | --tolerances '1e-3': need a relative and an absolute one",
        "--tolerances=1e-3:1e-6,1e-3:1e-6 | has 1e-3:1e-6 twice",
        "--tolerances=0:0 | --tolerances '0:0': need",
        "--tolerances=1e-3:1e-6 --rtol=1e-3 | stands in place of --rtol and --atol",
        "--data=x | --data: fake does not take it; no experiment does",
        "--hidden=1/2/3 --knots=gap | --hidden: fake does not take it",
        "more | 'more' is one argument too many for fnde run",
      })
  void badOptionsAreRefusedBeforeAnyWork(String options, String message) {
    assertUsage(run(options.split(" ")), message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "mixed,mixed | --norms mixed,mixed: need different ids with commas between them",
        "mixed,,rms | need different ids with commas between them",
        "mixed,rsm | no norm 'rsm'; there are",
      })
  void badNormsAreRefusedBeforeAnyWork(String norms, String message) {
    assertUsage(compare("--norms", norms), message);
  }

  @Test
  void anUnknownExperimentIsRefused() {
    assertUsage(fnde.run("run", "acrobat"), "no experiment 'acrobat'; there are fake");
    assertUsage(fnde.run("compare"), "needs an experiment; there are fake");
  }

  private void assertUsage(Fnde.Result result, String message) {
    assertEquals(2, result.status(), result.err());
    assertEquals("", result.out());
    assertTrue(result.err().contains(message), result.err());
    assertTrue(result.err().startsWith("fnde: "), result.err());
    assertEquals(1, result.err().lines().count(), result.err());
    assertTrue(fnde.requests.isEmpty() && Files.notExists(out));
  }

  private Fnde.Result run(String... options) {
    return start("run", options);
  }

  private Fnde.Result compare(String... options) {
    return start("compare", options);
  }

  private Fnde.Result start(String command, String... options) {
    List<String> line = new ArrayList<>(List.of(command, "fake", "--out=" + out));
    line.addAll(List.of(options));
    return fnde.run(line.toArray(String[]::new));
  }

  private static Providers providers() {
    Providers found = Providers.load();
    return Providers.of(
        of(found, "norm", NormProvider.class),
        of(found, "method", MethodProvider.class),
        of(found, "controller", ControllerProvider.class),
        List.<BackendProvider>of(
            new StubBackendProvider("simd"), new StubBackendProvider("other")));
  }

  private static <P extends Provider<?>> List<P> of(Providers found, String kind, Class<P> type) {
    return found.all().get(kind).stream().map(type::cast).toList();
  }
}
