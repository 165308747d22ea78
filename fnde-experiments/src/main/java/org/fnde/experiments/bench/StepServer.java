package org.fnde.experiments.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.fnde.experiments.ExperimentException;
import org.fnde.models.Checkpoint;
import org.fnde.models.LossGradient;
import org.fnde.solve.Statistics;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes a step whenever another process asks for one; the protocol is in {@code
 * benchmarks/peers/README.md}.
 */
public final class StepServer {
  private static final String GRADIENT = "gradient ";

  private final JsonMapper mapper = JsonMapper.shared();
  private final BenchStep step;
  private final int threads;
  private final PrintStream out;
  private Optional<LossGradient> last = Optional.empty();

  /**
   * A server.
   *
   * @param step the step
   * @param threads how many threads it runs on
   * @param out where answers go, a line each
   */
  public StepServer(BenchStep step, int threads, PrintStream out) {
    this.step = step;
    this.threads = threads;
    this.out = out;
  }

  /**
   * Answers commands until {@code quit} or the end of the input.
   *
   * @param in commands, a line each
   * @throws ExperimentException if a command is unknown, or a gradient is asked for before a step
   */
  public void serve(BufferedReader in) {
    answer("ready ", ready());
    try {
      for (String line = in.readLine(); !isEnd(line); line = in.readLine()) {
        obey(line.strip());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("standard input: " + e.getMessage(), e);
    }
  }

  private static boolean isEnd(String line) {
    return line == null || line.strip().equals("quit");
  }

  private void obey(String command) {
    if (command.equals("step")) {
      answer("", step());
    } else if (command.startsWith(GRADIENT)) {
      answer("", gradient(command.substring(GRADIENT.length()).strip()));
    } else {
      throw new ExperimentException(
          "no command '" + command + "'; there are step, gradient FILE, quit");
    }
  }

  private ObjectNode ready() {
    return mapper
        .createObjectNode()
        .put("threads", threads)
        .put("dtype", step.parameters().dtype().name().toLowerCase(Locale.ROOT))
        .put("weights_sha256", step.weightsHash())
        .put("parameters", step.parameters().layout().size());
  }

  private ObjectNode step() {
    BenchStep.Timed timed = step.run();
    LossGradient result = timed.result();
    last = Optional.of(result);
    Statistics both = result.forward().plus(result.backward());
    return mapper
        .createObjectNode()
        .put("seconds", timed.seconds())
        .put("loss", result.loss())
        .put("nfe_forward", result.forward().nfe())
        .put("nfe_backward", result.backward().nfe())
        .put("vjp_evaluations", both.vjpEvaluations())
        .put("accepted", both.accepted())
        .put("rejected", both.rejected());
  }

  private ObjectNode gradient(String file) {
    LossGradient result =
        last.orElseThrow(() -> new ExperimentException("gradient " + file + ": no step yet"));
    new Checkpoint(result.gradient(), Map.of()).write(Path.of(file));
    return mapper.createObjectNode().put("gradient", file);
  }

  private void answer(String before, ObjectNode json) {
    out.println(before + mapper.writeValueAsString(json));
    out.flush();
  }
}
