package org.fnde.experiments.command;

import com.google.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.fnde.experiments.UsageException;
import org.fnde.experiments.analysis.Comparison;
import org.fnde.experiments.analysis.HtmlReport;
import org.fnde.experiments.analysis.ReportTable;
import org.fnde.experiments.analysis.Runs;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code fnde report [DIR]}. */
@Command(name = "report", description = "Print a table over the runs of a directory of results.")
final class ReportCommand implements Runnable {
  @Mixin private StoredResults results;

  @Option(
      names = "--metric",
      paramLabel = "KEY",
      defaultValue = ReportTable.TEST_LOSS,
      description = "A number of the result files (default: ${DEFAULT-VALUE}).")
  private String metric = ReportTable.TEST_LOSS;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Write a page with tables, pictures and what was run, of one experiment.")
  private Optional<Path> html = Optional.empty();

  @Option(names = "--open", description = "Open the page in the desktop's browser.")
  private boolean open;

  @Option(
      names = "--confusion",
      description = "Also print what the examples of each class were taken for.")
  private boolean confusion;

  private final Console console;

  @Inject
  ReportCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    if (open && html.isEmpty()) {
      throw new UsageException("--open opens a page, there is none; add --html FILE");
    }
    Browser browser = open ? Browser.ofDesktop(console.err()) : Browser.none();
    Runs runs = Runs.below(results.directory());
    runs.skipped().forEach(skipped -> console.err().println("fnde: " + skipped.line()));
    List<Comparison> comparisons =
        Comparison.of(runs.orThrow(results.directory()).requireNumber(metric));
    for (Comparison comparison : comparisons) {
      ReportTable table = new ReportTable(comparison, metric);
      table.print(console.out());
      if (confusion) {
        table.printConfusion(console.out());
      }
    }
    html.ifPresent(file -> {
      Path page = HtmlReport.write(runs, file);
      console.out().println(page);
      browser.open(page);
    });
  }
}
