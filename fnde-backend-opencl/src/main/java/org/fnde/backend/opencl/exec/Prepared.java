package org.fnde.backend.opencl.exec;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.fnde.backend.BackendException;
import org.fnde.backend.opencl.device.Context;
import org.fnde.backend.opencl.device.Memory;
import org.fnde.backend.opencl.device.Queue;
import org.fnde.backend.opencl.lowering.Plan;
import org.fnde.backend.opencl.lowering.Stage;
import org.fnde.backend.opencl.lowering.Task;
import org.fnde.backend.opencl.lowering.Value;
import org.fnde.graph.Group;

/** The commands of a plan's attempt and commit, with all their memory. For one thread. */
public final class Prepared {
  private final Map<Stage, Command[]> commands = new EnumMap<>(Stage.class);
  private final Slot[] attemptSlots;
  private final Slot[] commitSlots;

  /**
   * Prepares a plan.
   *
   * @param context the device
   * @param tuner chooses the kernels of products
   * @param resources what releases the memory
   * @param owner the program's name
   * @param rows the number of rows
   * @param plan the plan
   * @param memory where values are that are not scratch, by number
   * @param outputs where outputs are
   */
  public Prepared(
      Context context,
      Tuner tuner,
      Resources resources,
      String owner,
      int rows,
      Plan plan,
      Map<Integer, Supplier<Memory>> memory,
      Function<String, Supplier<Memory>> outputs) {
    plan.values().forEach(value -> requireIndexable(owner, value, rows));
    Pool pool = new Pool(context, resources, owner);
    Assembly assembly = new Assembly(context, tuner, resources, pool, owner, rows);
    List<Slot> attempt = new ArrayList<>();
    List<Slot> commit = new ArrayList<>();
    memory.forEach((value, source) -> {
      Slot slot = Slot.of(source);
      attempt.add(slot);
      assembly.put(value, slot);
    });
    Map<String, Slot> results = new HashMap<>();
    for (Plan.Out out : plan.outputs()) {
      Slot slot = Slot.of(outputs.apply(out.name()));
      (out.group() == Group.ATTEMPT ? attempt : commit).add(slot);
      results.put(out.name(), slot);
    }
    Map<Integer, Value> values = new HashMap<>();
    plan.values()
        .forEach(v -> {
          values.put(v.id(), v);
          if (v.home() instanceof Value.Result(String output)) {
            assembly.put(v.id(), results.get(output));
          }
        });
    Scratch scratch = new Scratch(pool, assembly, values, rows, plan);
    commands.put(
        Stage.ATTEMPT, commands(Stage.ATTEMPT, Group.ATTEMPT, plan, assembly, scratch, results));
    commands.put(
        Stage.COMMIT, commands(Stage.COMMIT, Group.COMMIT, plan, assembly, scratch, results));
    attemptSlots = attempt.toArray(Slot[]::new);
    commitSlots = commit.toArray(Slot[]::new);
  }

  /** Kernels count elements in 32 bits. */
  private static void requireIndexable(String owner, Value value, int rows) {
    if (value.elements(rows) > Integer.MAX_VALUE) {
      throw new BackendException(
          "program %s computes %s, with %d rows 2^31 elements or more; use a smaller batch"
              .formatted(owner, value.type(), rows));
    }
  }

  private static Command[] commands(
      Stage stage,
      Group group,
      Plan plan,
      Assembly assembly,
      Scratch scratch,
      Map<String, Slot> results) {
    List<Command> all = new ArrayList<>();
    for (Task task : plan.tasks().get(stage)) {
      scratch.before(task);
      all.addAll(assembly.commands(task));
      scratch.after(task);
    }
    for (Plan.Out out : plan.outputs()) {
      if (out.group() == group && out.copied()) {
        all.add(new Command.Copy(assembly.slot(out.value()), results.get(out.name())));
      }
    }
    return all.toArray(Command[]::new);
  }

  /**
   * Takes over exchanged buffers, and puts the attempt into a queue, without waiting.
   *
   * @param queue the queue
   */
  public void attempt(Queue queue) {
    for (Slot slot : attemptSlots) {
      slot.resolve();
    }
    run(Stage.ATTEMPT, queue);
  }

  /**
   * Puts the commit into a queue, without waiting.
   *
   * @param queue the queue
   */
  public void commit(Queue queue) {
    for (Slot slot : commitSlots) {
      slot.resolve();
    }
    run(Stage.COMMIT, queue);
  }

  private void run(Stage stage, Queue queue) {
    for (Command command : commands.get(stage)) {
      command.enqueue(queue);
    }
  }
}
