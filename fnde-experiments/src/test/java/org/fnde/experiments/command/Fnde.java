package org.fnde.experiments.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.inject.AbstractModule;
import com.google.inject.Module;
import com.google.inject.multibindings.Multibinder;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.fnde.experiments.CompareRequest;
import org.fnde.experiments.Experiment;
import org.fnde.experiments.RunRequest;
import org.fnde.guice.FndeModule;
import org.fnde.spi.Providers;

/** The command in this process, with an experiment that does what a test says. */
final class Fnde implements Experiment {
  record Result(int status, String out, String err) {}

  private final Cancellation cancellation = new Cancellation();
  private final List<Module> modules;
  private Runnable work = () -> {};
  final List<RunRequest> runs = new ArrayList<>();
  final List<CompareRequest> comparisons = new ArrayList<>();

  Fnde() {
    this(Providers.load());
  }

  Fnde(Providers providers) {
    Module experiments =
        new AbstractModule() {
          @Override
          protected void configure() {
            Multibinder.newSetBinder(binder(), Experiment.class).addBinding().toInstance(Fnde.this);
          }
        };
    modules = List.of(new FndeModule(providers), experiments);
  }

  Fnde doing(Runnable work) {
    this.work = work;
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
  public String id() {
    return "fake";
  }

  @Override
  public String description() {
    return "does what a test says";
  }

  @Override
  public void run(RunRequest request) {
    runs.add(request);
    work.run();
  }

  @Override
  public void compare(CompareRequest request) {
    comparisons.add(request);
    work.run();
  }
}
