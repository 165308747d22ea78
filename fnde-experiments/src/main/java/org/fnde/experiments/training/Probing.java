package org.fnde.experiments.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fnde.experiments.Solving;
import org.fnde.experiments.Task;
import org.fnde.experiments.results.Configuration;
import org.fnde.experiments.results.Cost;
import org.fnde.experiments.results.Probe;
import org.fnde.experiments.tolerance.AdjointTolerances;
import org.fnde.graph.DType;
import org.fnde.models.Parameters;
import org.fnde.solve.Backsolve;
import org.fnde.solve.SolveException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries every norm under several tolerances of the adjoint, with the same weights and batch. */
final class Probing {
  private static final Logger LOG = LoggerFactory.getLogger(Probing.class);
  private static final int ROWS = 64;

  private final Task task;
  private final List<AdjointTolerances> tolerances;

  Probing(Task task, List<AdjointTolerances> tolerances) {
    this.task = task;
    this.tolerances = tolerances;
  }

  /**
   * The probes of every norm.
   *
   * @param weights weights by the words that say whose they are
   * @param solvings how each configuration's run solves
   */
  Map<Configuration, List<Probe>> run(
      Map<String, Parameters> weights, Map<Configuration, Solving> solvings) {
    Map<Configuration, List<Probe>> probes = new LinkedHashMap<>();
    solvings.keySet().forEach(c -> probes.put(c, new ArrayList<>()));
    if (tolerances.isEmpty()) {
      return probes;
    }
    weights.forEach((words, parameters) -> probe(words, parameters, solvings, probes));
    return probes;
  }

  private void probe(
      String words,
      Parameters parameters,
      Map<Configuration, Solving> solvings,
      Map<Configuration, List<Probe>> probes) {
    try {
      Solving any = solvings.values().iterator().next();
      Gradients gradients = new Gradients(task, any, parameters, ROWS);
      for (AdjointTolerances adjoint : tolerances) {
        solvings.forEach((c, solving) -> {
          Backsolve forward = Backsolve.norm(c.norm()).tolerances(c.rtol(), c.atol());
          Gradients.Compared compared =
              gradients.compare(solving.with(adjoint.apply(forward), DType.FLOAT32));
          Cost cost = Cost.of(compared.result().backward());
          probes.get(c).add(new Probe(words, adjoint.text(), cost, compared.error()));
        });
      }
    } catch (SolveException e) {
      LOG.info("not probed: {}", e.getMessage());
    }
  }
}
