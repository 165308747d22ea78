package org.fnde.experiments.analysis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.fnde.experiments.ExperimentException;
import org.fnde.experiments.UsageException;
import org.fnde.experiments.files.AtomicFile;
import org.fnde.experiments.html.HtmlPage;

/** A comparison as one HTML file: tables, what they show, pictures, and what was run where. */
public final class HtmlReport {
  private static final String COLUMNS =
      "NFE, evaluations of the vector field, and rejected steps are means a batch, rejected steps"
          + " of both solves; BNFE is the backward NFE of all updates, the estimate that of"
          + " measured epochs times 10; time is the median of the updates; the gradient of the"
          + " first weights is compared with that of a tight solve, relative 2-norm.";
  private static final String PROBES =
      "One gradient with the same weights and batch under other tolerances of the adjoint: the"
          + " backward NFE, and the relative 2-norm distance to the gradient of a tight solve."
          + " Batch and element type are not those of the gradient error in the first table.";

  private final Comparison comparison;
  private final List<Skipped> skipped;
  private final Path folder;

  private HtmlReport(Comparison comparison, List<Skipped> skipped, Path folder) {
    this.comparison = comparison;
    this.skipped = skipped;
    this.folder = folder;
  }

  /**
   * Writes the report of some runs.
   *
   * @param runs at least one, of one experiment; what was skipped is named in the report
   * @param file where to, replaced if it exists
   * @return the file
   * @throws UsageException if the runs are of several experiments
   * @throws ExperimentException if the file cannot be written; an existing file is as it was then
   */
  public static Path write(Runs runs, Path file) {
    List<Comparison> comparisons = Comparison.of(runs);
    if (comparisons.size() > 1) {
      throw new UsageException(
          "a report of runs of "
              + String.join(", ", comparisons.stream().map(Comparison::experiment).toList())
              + ": need runs of one experiment");
    }
    if (Files.isDirectory(file)) {
      throw new UsageException(file + ": is a directory; give a file for the page");
    }
    try {
      Path folder = file.toAbsolutePath().normalize().getParent();
      Files.createDirectories(folder);
      HtmlReport report = new HtmlReport(comparisons.getFirst(), runs.skipped(), folder);
      AtomicFile.write(file, report.page());
      return file;
    } catch (IOException e) {
      throw new ExperimentException(file + ": cannot be written (" + e + ")", e);
    }
  }

  private byte[] page() {
    ReportHeading heading = new ReportHeading(comparison);
    ReportTable table = ReportTable.ofTestLoss(comparison);
    HtmlPage page = new HtmlPage("Comparison of adjoint norms: " + comparison.experiment());
    page.mark(heading.warning());
    page.table(table.table()).note(COLUMNS);
    table.notes().forEach(page::note);
    skipped.forEach(file -> page.note(file.line()));
    addAccuracy(page);
    page.section("What this shows");
    findings().forEach(page::paragraph);
    addProbes(page);
    addPictures(page);
    page.section("What was run, and where").list(facts(heading));
    return page.bytes();
  }

  /** The numbers in one paragraph, and what follows from them in others. */
  private List<String> findings() {
    List<String> paragraphs = new ArrayList<>();
    paragraphs.add(String.join(" ", new Findings(comparison).sentences()));
    paragraphs.addAll(Remarks.of(comparison.experiment()).sentences(comparison));
    return paragraphs;
  }

  private void addProbes(HtmlPage page) {
    List<Comparison> probed =
        comparison.families().stream()
            .map(Comparison::ofEqualSeeds)
            .filter(family -> !ProbeTable.of(family).isEmpty())
            .toList();
    if (probed.isEmpty()) {
      return;
    }
    page.section("Under other tolerances of the adjoint");
    for (Comparison family : probed) {
      probeFindings(family).forEach(page::paragraph);
      page.table(ProbeTable.of(family).table());
    }
    page.note(PROBES);
  }

  private void addAccuracy(HtmlPage page) {
    Accuracy accuracy = new Accuracy(comparison);
    if (!accuracy.isEmpty()) {
      page.table(accuracy.table());
      accuracy.notes().forEach(page::note);
    }
  }

  private static List<String> probeFindings(Comparison family) {
    Remarks remarks = Remarks.of(family.experiment());
    List<RunGroup> groups = family.groups();
    List<RunGroup> aside = groups.stream().filter(g -> !remarks.isCompared(g.norm())).toList();
    List<RunGroup> compared = groups.stream().filter(g -> remarks.isCompared(g.norm())).toList();
    ProbeTable probes = ProbeTable.of(new Comparison(family.experiment(), compared));
    String left =
        aside.isEmpty() || probes.sentence().isEmpty()
            ? ""
            : aside.stream()
                .map(RunGroup::label)
                .collect(Collectors.joining(", ", "Left aside: ", ". "));
    return List.of(left + probes.sentence(), probes.bought());
  }

  /** A page without pictures is better than none. */
  private void addPictures(HtmlPage page) {
    page.section("Pictures").note("Where lines coincide, the later ones are the thinner ones.");
    try {
      page.pictures(new ReportPictures(comparison).all());
    } catch (ExperimentException e) {
      page.note("No pictures: " + e.getMessage());
    }
  }

  private SequencedMap<String, String> facts(ReportHeading heading) {
    SequencedMap<String, String> facts = heading.settings();
    facts.put("model", String.join("; ", heading.runs().map(r -> r.model()).distinct().toList()));
    facts.put("machine", String.join("; ", heading.machines()));
    facts.put("commit", String.join(", ", heading.commits()));
    facts.put(
        "files",
        String.join(
            ", ",
            comparison.groups().stream()
                .flatMap(RunGroup::all)
                .map(run -> folder.relativize(run.file().toAbsolutePath().normalize()).toString())
                .toList()));
    return facts;
  }
}
