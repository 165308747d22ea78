package org.fnde.backend.opencl.exec;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fnde.backend.opencl.device.Memory;
import org.fnde.backend.opencl.lowering.Plan;
import org.fnde.backend.opencl.lowering.Stage;
import org.fnde.backend.opencl.lowering.Task;
import org.fnde.backend.opencl.lowering.Value;

/** Gives memory to values while they are needed, task by task. */
final class Scratch {
  private final Pool pool;
  private final Assembly assembly;
  private final Map<Integer, Value> values;
  private final int rows;
  private final Map<Task, Set<Integer>> last = new HashMap<>();
  private final Map<Integer, Memory> live = new HashMap<>();

  Scratch(Pool pool, Assembly assembly, Map<Integer, Value> values, int rows, Plan plan) {
    this.pool = pool;
    this.assembly = assembly;
    this.values = values;
    this.rows = rows;
    Set<Integer> attempted = new HashSet<>();
    plan.tasks().get(Stage.ATTEMPT).forEach(t -> attempted.addAll(t.memory()));
    Set<Integer> needed = new HashSet<>();
    plan.outputs().forEach(o -> needed.add(o.value()));
    // What a commit reads of its attempt stays: there may be several commits of one attempt.
    for (Task t : plan.tasks().get(Stage.COMMIT)) {
      t.memory().stream().filter(attempted::contains).forEach(needed::add);
    }
    lastUses(plan.tasks().get(Stage.COMMIT), needed);
    lastUses(plan.tasks().get(Stage.ATTEMPT), needed);
  }

  private void lastUses(List<Task> tasks, Set<Integer> needed) {
    for (Task t : tasks.reversed()) {
      Set<Integer> ending = new HashSet<>(t.memory());
      ending.removeAll(needed);
      last.put(t, ending);
      needed.addAll(t.memory());
    }
  }

  /** Gives memory to what a task computes. */
  void before(Task task) {
    for (int id : task.memory()) {
      Value value = values.get(id);
      boolean scratch = value.home() instanceof Value.Scratch(Stage stage) && stage != Stage.BIND;
      if (scratch && !live.containsKey(id)) {
        Memory memory = pool.take(value.elements(rows) * value.type().dtype().bytes());
        live.put(id, memory);
        assembly.put(id, Slot.fixed(memory));
      }
    }
  }

  /** Takes back the memory of what no later task reads. */
  void after(Task task) {
    for (int id : last.get(task)) {
      if (live.containsKey(id)) {
        pool.giveBack(live.remove(id));
      }
    }
  }
}
