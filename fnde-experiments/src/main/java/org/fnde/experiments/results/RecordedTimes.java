package org.fnde.experiments.results;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.fnde.solve.Statistics;

/**
 * The times of all evaluations and steps of a measurement, in the order of its batches. Immutable.
 */
public final class RecordedTimes {
  /** No times at all. */
  public static final RecordedTimes NONE = new RecordedTimes(Map.of());

  private final Map<TimeKind, float[]> times;

  private RecordedTimes(Map<TimeKind, float[]> times) {
    this.times = times;
  }

  /**
   * Times by kind.
   *
   * @param times the times, missing ones being empty; not copied
   * @return the recorded times
   */
  static RecordedTimes of(Map<TimeKind, float[]> times) {
    return new RecordedTimes(new EnumMap<>(times));
  }

  /**
   * The times of one batch.
   *
   * @param forward of its forward solve, recorded
   * @param backward of its adjoint solve, recorded
   * @return the times
   */
  public static RecordedTimes of(Statistics forward, Statistics backward) {
    Map<TimeKind, float[]> times = new EnumMap<>(TimeKind.class);
    times.put(TimeKind.FORWARD, evaluations(forward));
    times.put(TimeKind.FORWARD_ACCEPT, steps(forward, true));
    times.put(TimeKind.FORWARD_REJECT, steps(forward, false));
    times.put(TimeKind.BACKWARD, evaluations(backward));
    times.put(TimeKind.BACKWARD_ACCEPT, steps(backward, true));
    times.put(TimeKind.BACKWARD_REJECT, steps(backward, false));
    return new RecordedTimes(times);
  }

  private static float[] evaluations(Statistics statistics) {
    List<Double> all = statistics.evaluationTimes();
    float[] times = new float[all.size()];
    for (int i = 0; i < times.length; i++) {
      times[i] = all.get(i).floatValue();
    }
    return times;
  }

  private static float[] steps(Statistics statistics, boolean accepted) {
    float[] ends = new float[statistics.steps().size()];
    int count = 0;
    for (Statistics.Attempt attempt : statistics.steps()) {
      if (attempt.accepted() == accepted) {
        ends[count++] = (float) (attempt.t() + attempt.h());
      }
    }
    return Arrays.copyOf(ends, count);
  }

  /**
   * The times of one kind.
   *
   * @param kind which
   * @return the times in order, a copy
   */
  public float[] get(TimeKind kind) {
    return times.getOrDefault(kind, new float[0]).clone();
  }

  /**
   * These and then others.
   *
   * @param more the times of what came after
   * @return all of them
   */
  public RecordedTimes plus(RecordedTimes more) {
    Map<TimeKind, float[]> all = new EnumMap<>(TimeKind.class);
    for (TimeKind kind : TimeKind.values()) {
      float[] first = get(kind);
      float[] second = more.get(kind);
      float[] both = Arrays.copyOf(first, first.length + second.length);
      System.arraycopy(second, 0, both, first.length, second.length);
      all.put(kind, both);
    }
    return new RecordedTimes(all);
  }
}
