package org.fnde.backend.opencl.exec;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.fnde.backend.opencl.device.KernelText;
import org.fnde.backend.opencl.device.StepValues;
import org.fnde.backend.opencl.lowering.Plan;
import org.fnde.backend.opencl.lowering.Task;

/** The kernels that a plan needs on a device: compilers are faster with all at once. */
public final class PlanKernels {
  private static final int MANY_ROWS = 1024;

  private PlanKernels() {}

  /**
   * All kernels of a plan, those of products for a batch of usual size.
   *
   * @param plan the plan
   * @param tuner chooses the kernels of products
   * @return their texts, each once
   */
  public static Set<KernelText> of(Plan plan, Tuner tuner) {
    Set<KernelText> all = new LinkedHashSet<>(plan.kernels());
    if (!plan.steps().isEmpty()) {
      all.add(StepValues.text(plan.steps().size()));
    }
    for (List<Task> stage : plan.tasks().values()) {
      for (Task task : stage) {
        if (task instanceof Task.Product p) {
          all.add(tuner.usual(ProductShape.of(p.dtype(), p.gemm(), MANY_ROWS)).text());
        }
      }
    }
    return all;
  }
}
