package org.fnde.backend.opencl.exec;

import java.util.Map;
import org.fnde.backend.opencl.device.Context;
import org.fnde.backend.opencl.device.Memory;
import org.fnde.backend.opencl.device.Queue;
import org.fnde.backend.opencl.lowering.Plan;
import org.fnde.backend.opencl.lowering.Stage;
import org.fnde.backend.opencl.lowering.Task;
import org.fnde.backend.opencl.lowering.Value;

/**
 * Computes what depends on bound inputs alone.
 *
 * @param context the device
 * @param tuner chooses the kernels of products
 * @param owner the program's name
 * @param rows of the bound inputs, 1 if none has any
 */
public record BoundTasks(Context context, Tuner tuner, String owner, int rows) {

  /**
   * Whether a value is computed here.
   *
   * @param value the value
   * @return true if it depends on bound inputs alone
   */
  public static boolean computes(Value value) {
    return value.home() instanceof Value.Scratch(Stage stage) && stage == Stage.BIND;
  }

  /**
   * Computes them, and waits.
   *
   * @param queue where
   * @param plan the plan
   * @param memory of bound inputs and of what is computed, by number
   */
  public void run(Queue queue, Plan plan, Map<Integer, Memory> memory) {
    if (plan.tasks().get(Stage.BIND).isEmpty()) {
      return;
    }
    try (Resources resources = new Resources("done")) {
      Pool pool = new Pool(context, resources, owner);
      Assembly assembly = new Assembly(context, tuner, resources, pool, owner, rows);
      memory.forEach((value, m) -> assembly.put(value, Slot.fixed(m)));
      for (Task task : plan.tasks().get(Stage.BIND)) {
        assembly.commands(task).forEach(c -> c.enqueue(queue));
      }
      queue.finish();
    }
  }
}
