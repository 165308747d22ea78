package org.fnde.experiments.command;

import com.google.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.fnde.experiments.Experiment;
import org.fnde.experiments.text.TextTable;
import org.fnde.spi.Option;
import org.fnde.spi.Provider;
import org.fnde.spi.Providers;
import picocli.CommandLine.Command;

/** {@code fnde plugins}. */
@Command(
    name = "plugins",
    description = "List norms, methods, controllers, backends and experiments.")
final class PluginsCommand implements Runnable {
  private final Providers providers;
  private final Experiments experiments;
  private final Console console;

  @Inject
  PluginsCommand(Providers providers, Experiments experiments, Console console) {
    this.providers = providers;
    this.experiments = experiments;
    this.console = console;
  }

  @Override
  public void run() {
    TextTable table = TextTable.of("kind", "id", "options", "available", "module");
    for (Map.Entry<String, List<Provider<?>>> kind : providers.all().entrySet()) {
      for (Provider<?> provider : kind.getValue()) {
        table = table.row(row(kind.getKey(), provider));
      }
    }
    for (Experiment experiment : experiments.all()) {
      table = table.row("experiment", experiment.id(), "", "yes", module(experiment));
    }
    table.print(console.out());
  }

  private static String[] row(String kind, Provider<?> provider) {
    return new String[] {
      kind,
      provider.id(),
      provider.options().stream().map(PluginsCommand::option).collect(Collectors.joining(",")),
      provider.unavailable().map(reason -> "no: " + reason).orElse("yes"),
      module(provider)
    };
  }

  private static String option(Option option) {
    return option.name() + "=" + option.defaultValue();
  }

  private static String module(Object provider) {
    Module module = provider.getClass().getModule();
    return module.isNamed() ? module.getName() : "(class path)";
  }
}
