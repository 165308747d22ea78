package org.fnde.experiments.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.inject.AbstractModule;
import com.google.inject.Module;
import com.google.inject.multibindings.Multibinder;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import org.fnde.experiments.Defaults;
import org.fnde.experiments.Experiment;
import org.fnde.experiments.Settings;
import org.fnde.experiments.Task;
import org.fnde.experiments.TrainingRequest;
import org.fnde.experiments.Workbench;
import org.fnde.experiments.tolerance.AdjointTolerances;
import org.fnde.experiments.training.Trained;
import org.fnde.experiments.training.Trainer;
import org.fnde.experiments.training.Training;
import org.fnde.guice.FndeModule;
import org.fnde.spi.Providers;

/** The command in this process, with an experiment that does what a test says. */
final class Fnde implements Trainer {
  record Result(int status, String out, String err) {}

  private final Cancellation cancellation = new Cancellation();
  private final List<Module> modules;
  private Runnable work = () -> {};
  private List<Path> results = List.of();
  final List<TrainingRequest> requests = new ArrayList<>();

  Fnde() {
    this(Providers.load());
  }

  Fnde(Providers providers) {
    Module experiments =
        new AbstractModule() {
          @Override
          protected void configure() {
            Multibinder.newSetBinder(binder(), Experiment.class)
                .addBinding()
                .toInstance(new Fake());
            bind(Trainer.class).toInstance(Fnde.this);
          }
        };
    modules = List.of(new FndeModule(providers), experiments);
  }

  /** With other experiments, which train in earnest. */
  Fnde(List<Experiment> real) {
    Module experiments =
        new AbstractModule() {
          @Override
          protected void configure() {
            Multibinder<Experiment> binder = Multibinder.newSetBinder(binder(), Experiment.class);
            real.forEach(experiment -> binder.addBinding().toInstance(experiment));
            bind(Trainer.class).toInstance(Training::run);
          }
        };
    modules = List.of(new FndeModule(), experiments);
  }

  Fnde doing(Runnable work) {
    this.work = work;
    return this;
  }

  Fnde storing(Path... files) {
    results = List.of(files);
    return this;
  }

  void cancel() {
    cancellation.cancel();
  }

  Result run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(
            InputStream.nullInputStream(),
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8),
            false,
            80);
    int status = new Application(console, cancellation, modules).run(arguments);
    return new Result(status, out.toString(UTF_8), err.toString(UTF_8));
  }

  @Override
  public Trained train(Experiment experiment, TrainingRequest request) {
    requests.add(request);
    work.run();
    return new Trained(results, List.of());
  }

  /** Found by its id, and never opened. */
  private static final class Fake implements Experiment {
    @Override
    public String id() {
      return "fake";
    }

    @Override
    public String description() {
      return "does what a test says";
    }

    @Override
    public Defaults defaults(boolean full) {
      throw new UnsupportedOperationException();
    }

    @Override
    public SequencedMap<String, String> options(Settings settings) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<AdjointTolerances> probes() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Task open(Workbench workbench) {
      throw new UnsupportedOperationException();
    }
  }
}
