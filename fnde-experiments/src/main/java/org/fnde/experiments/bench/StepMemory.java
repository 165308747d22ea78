package org.fnde.experiments.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import org.fnde.solve.Statistics;

/**
 * The memory of a step, in bytes.
 *
 * @param solverSteps accepted and rejected steps of both solves
 * @param afterForward live when the forward solve is done
 * @param afterAdjoint live when the adjoint solve is done
 * @param allocated allocated by all threads during the step
 */
record StepMemory(long solverSteps, long afterForward, long afterAdjoint, long allocated) {

  static StepMemory of(BenchStep step) {
    step.run();
    long[] live = new long[2];
    long before = totalAllocated();
    Statistics[] both = {Statistics.NONE};
    step.run(
        evaluation -> live[0] = live(),
        evaluation -> {
          live[1] = live();
          both[0] = evaluation.forward().plus(evaluation.backward());
        });
    long allocated = totalAllocated() - before;
    return new StepMemory(both[0].accepted() + both[0].rejected(), live[0], live[1], allocated);
  }

  String[] row(double maxStep) {
    return new String[] {
      Double.isInfinite(maxStep) ? "-" : Double.toString(maxStep),
      Long.toString(solverSteps),
      megabytes(afterForward),
      megabytes(afterAdjoint),
      megabytes(allocated)
    };
  }

  private static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f", bytes / 1e6);
  }

  private static long live() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static long totalAllocated() {
    return ManagementFactory.getPlatformMXBean(ThreadMXBean.class).getTotalThreadAllocatedBytes();
  }
}
