package org.fnde.experiments.command;

import com.google.inject.Inject;
import java.io.PrintStream;
import org.fnde.spi.Provider;
import org.fnde.spi.Providers;
import picocli.CommandLine.Command;

/** {@code fnde doctor}. */
@Command(
    name = "doctor",
    description = "Show this machine and what each backend finds on it: devices, memory, defaults.")
final class DoctorCommand implements Runnable {
  private final Providers providers;
  private final Console console;

  @Inject
  DoctorCommand(Providers providers, Console console) {
    this.providers = providers;
    this.console = console;
  }

  @Override
  public void run() {
    PrintStream out = console.out();
    out.printf(
        "java %s (%s), %s %s, %d processors, heap at most %.1f GB%n",
        System.getProperty("java.version"),
        System.getProperty("java.vendor"),
        System.getProperty("os.name"),
        System.getProperty("os.arch"),
        Runtime.getRuntime().availableProcessors(),
        Runtime.getRuntime().maxMemory() / 1e9);
    for (Provider<?> provider : providers.all().get("backend")) {
      String state = provider.unavailable().map(reason -> "not usable: " + reason).orElse("usable");
      out.println("backend " + provider.id() + ": " + state);
      provider.diagnostics().forEach(line -> out.println("  " + line));
    }
  }
}
