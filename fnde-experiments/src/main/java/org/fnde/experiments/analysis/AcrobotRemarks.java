package org.fnde.experiments.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.fnde.experiments.results.Configuration;
import org.fnde.experiments.results.Cost;
import org.fnde.experiments.results.Median;
import org.fnde.experiments.results.Update;

/**
 * Where the gain published for the acrobot comes from. Between its 8 save times lie 7 segments,
 * each solved on its own: 2 evaluations to start, and 6 for every attempt at a step.
 */
final class AcrobotRemarks implements Remarks {
  private static final String AS_PUBLISHED = "acrobot-as-published";
  private static final String SEMINORM = "seminorm";
  private static final int SEGMENTS = 7;
  private static final int START = 2;
  private static final int STEP = 6;
  private static final long ONE_STEP = SEGMENTS * (START + STEP);
  private static final long TWO_STEPS = SEGMENTS * (START + 2 * STEP);
  private static final double PUBLISHED_TOLERANCE = 1e-4;

  @Override
  public List<String> sentences(Comparison comparison) {
    List<RunGroup> groups =
        comparison.groups().stream()
            .filter(RunGroup::isCompleted)
            .filter(group -> isPublished(group.configuration()))
            .toList();
    List<RunGroup> others = groups.stream().filter(group -> isCompared(group.norm())).toList();
    List<String> all = new ArrayList<>();
    boolean compared =
        others.size() > 1 && others.stream().anyMatch(group -> is(group.norm(), SEMINORM));
    if (compared && others.stream().allMatch(AcrobotRemarks::takesTwoSteps)) {
      all.add(floor(others));
    }
    groups.stream()
        .filter(group -> !isCompared(group.norm()) && isBelow(group, others))
        .forEach(group -> all.add(notASeminorm(group)));
    return all;
  }

  @Override
  public boolean isCompared(String norm) {
    return !is(norm, AS_PUBLISHED);
  }

  private static boolean isPublished(Configuration c) {
    return c.rtol() == PUBLISHED_TOLERANCE
        && c.atol() == PUBLISHED_TOLERANCE
        && c.adjointTolerances().isEmpty()
        && c.method().equals("dopri5");
  }

  private static boolean is(String norm, String id) {
    return norm.equals(id) || norm.startsWith(id + ":");
  }

  private static boolean takesTwoSteps(RunGroup group) {
    return least(group, Cost::nfe) == TWO_STEPS
        && median(group) == TWO_STEPS
        && least(group, Cost::accepted) == 2 * SEGMENTS;
  }

  private static boolean isBelow(RunGroup group, List<RunGroup> others) {
    return !others.isEmpty()
        && least(group, Cost::nfe) >= ONE_STEP
        && others.stream().allMatch(other -> median(group) < median(other));
  }

  private static String floor(List<RunGroup> groups) {
    String names = groups.stream().map(RunGroup::label).collect(Collectors.joining(", "));
    return String.format(
        Locale.ROOT,
        "At the published tolerances the correct seminorm saves no evaluation in the median update:"
            + " each of %s takes %d, and never fewer. Two steps a segment are their floor,"
            + " %d x (%d + %d) = %d, and every one of these norms reaches it.",
        names,
        TWO_STEPS,
        SEGMENTS,
        START,
        2 * STEP,
        TWO_STEPS);
  }

  private static String notASeminorm(RunGroup group) {
    return String.format(
        Locale.ROOT,
        "The smaller number of %s (%s in the median update; one step a segment, %d x (%d + %d) ="
            + " %d, is the least there can be) comes from a norm that is not a seminorm: it"
            + " averages the error of the state over windows that hold mostly parameters, which"
            + " dilutes it.",
        group.norm(),
        ProbeTable.count(median(group)),
        SEGMENTS,
        START,
        STEP,
        ONE_STEP);
  }

  private static long least(RunGroup group, ToLongFunction<Cost> count) {
    return counts(group, count).min().orElse(-1);
  }

  private static double median(RunGroup group) {
    return Median.of(counts(group, Cost::nfe).asDoubleStream());
  }

  private static LongStream counts(RunGroup group, ToLongFunction<Cost> count) {
    return group.completed().stream()
        .flatMap(run -> run.result().updates().stream())
        .map(Update::backward)
        .mapToLong(count);
  }
}
