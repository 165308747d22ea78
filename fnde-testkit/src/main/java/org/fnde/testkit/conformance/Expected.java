package org.fnde.testkit.conformance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.fnde.backend.Array;
import org.fnde.graph.DType;
import org.fnde.graph.Program;
import org.fnde.graph.primitive.Input;
import org.fnde.testkit.reference.Frame;
import org.fnde.testkit.reference.Rounding;
import org.fnde.testkit.reference.Value;

/**
 * What a program's outputs are in double, and how far from that rounding can take them. The latter
 * is measured: the program is evaluated again with a random error of one unit roundoff in every
 * operation, partial sums included, so that it grows with magnitude and condition as errors do.
 */
public final class Expected {

  /**
   * How many times the measured error is allowed. A few random evaluations underestimate the
   * largest error, and elementary functions may be wrong by more than one unit roundoff.
   */
  private static final double MULTIPLE = 16;

  private static final int SAMPLES = 3;

  private final Program program;
  private final Map<String, double[]> exact;
  private final Map<String, double[]> allowed = new HashMap<>();

  private Expected(Program program, Map<Input, Value> inputs, int rows) {
    this.program = program;
    this.exact = evaluated(program, inputs, rows, Rounding.none());
    List<Map<String, double[]>> samples = new ArrayList<>();
    for (int i = 0; i < SAMPLES; i++) {
      samples.add(evaluated(program, inputs, rows, Rounding.random(i + 1)));
    }
    for (Program.Output o : program.outputs()) {
      allowed.put(o.name(), allowance(o, samples.stream().map(s -> s.get(o.name())).toList()));
    }
  }

  /**
   * Evaluates a program.
   *
   * @param program the program
   * @param inputs a value for every input
   * @param rows the number of rows
   * @return what to compare with
   */
  public static Expected of(Program program, Map<String, Array> inputs, int rows) {
    Map<Input, Value> values = new HashMap<>();
    program.inputs().forEach(i -> values.put(i, Value.of(inputs.get(i.key()))));
    return new Expected(program, values, rows);
  }

  private static Map<String, double[]> evaluated(
      Program program, Map<Input, Value> inputs, int rows, Rounding rounding) {
    Frame.Context context = new Frame.Context(rows, rounding, new ConcurrentHashMap<>());
    Frame frame = new Frame(context, inputs);
    frame.evaluate(program.nodes());
    Map<String, double[]> values = new HashMap<>();
    program.outputs().forEach(o -> values.put(o.name(), frame.value(o.value()).data()));
    return values;
  }

  private double[] allowance(Program.Output output, List<double[]> samples) {
    double[] values = exact.get(output.name());
    double[] errors = new double[values.length];
    double sumSquares = 0;
    for (double[] sample : samples) {
      for (int i = 0; i < errors.length; i++) {
        double error = Math.abs(sample[i] - values[i]);
        errors[i] = Math.max(errors[i], error);
        sumSquares += error * error;
      }
    }
    double rms = Math.sqrt(sumSquares / (samples.size() * errors.length));
    double unit = unit(output.value().dtype());
    for (int i = 0; i < errors.length; i++) {
      errors[i] = MULTIPLE * (errors[i] + rms) + 4 * unit * Math.abs(values[i]);
    }
    return errors;
  }

  private static double unit(DType dtype) {
    return switch (dtype) {
      case FLOAT32 -> 0x1p-24;
      case FLOAT64 -> 0x1p-53;
      case INT32 -> 0;
    };
  }

  /**
   * The largest error of some results.
   *
   * @param results the outputs by name
   * @return the error over what is allowed, infinite if a value is NaN that should not be or the
   *     other way round
   */
  public double worst(Map<String, Array> results) {
    double worst = 0;
    for (Program.Output o : program.outputs()) {
      for (int i = 0; i < exact.get(o.name()).length; i++) {
        worst = Math.max(worst, ratio(o.name(), i, results.get(o.name()).get(i)));
      }
    }
    return worst;
  }

  private double ratio(String name, int i, double actual) {
    double expected = exact.get(name)[i];
    if (Double.compare(actual, expected) == 0 || actual == expected) {
      return 0;
    }
    double ratio = Math.abs(actual - expected) / allowed.get(name)[i];
    return Double.isNaN(ratio) ? Double.POSITIVE_INFINITY : ratio;
  }

  /**
   * The first result that is too far off.
   *
   * @param results the outputs by name
   * @return what is wrong with it, empty if all are good
   */
  public Optional<String> mismatch(Map<String, Array> results) {
    for (Program.Output o : program.outputs()) {
      double[] values = exact.get(o.name());
      for (int i = 0; i < values.length; i++) {
        double actual = results.get(o.name()).get(i);
        if (ratio(o.name(), i, actual) > 1) {
          return Optional.of(
              "output %s, element %d of %s: expected %s +- %s, got %s"
                  .formatted(
                      o.name(), i, o.value().type(), values[i], allowed.get(o.name())[i], actual));
        }
      }
    }
    return Optional.empty();
  }
}
