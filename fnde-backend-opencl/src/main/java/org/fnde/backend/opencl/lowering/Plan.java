package org.fnde.backend.opencl.lowering;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fnde.backend.opencl.device.KernelText;
import org.fnde.graph.ArrayType;
import org.fnde.graph.Group;

/**
 * What a program is compiled to.
 *
 * @param values what is in memory, by number
 * @param tasks what the device does in each stage, in order
 * @param outputs where outputs come from
 * @param steps inputs of a step, in the order of their numbers
 * @param operations how many operations an attempt and its commit have, by name
 * @param phases into how many parts folds of the rows cut them
 */
public record Plan(
    List<Value> values,
    Map<Stage, List<Task>> tasks,
    List<Out> outputs,
    List<String> steps,
    Map<String, Integer> operations,
    int phases) {

  /**
   * An output.
   *
   * @param name its name
   * @param type element type and shape
   * @param group its group
   * @param value the number of the value it is
   * @param copied whether it is copied from other memory when its group has been computed
   */
  public record Out(String name, ArrayType type, Group group, int value, boolean copied) {}

  /**
   * All kernels but those for products.
   *
   * @return their texts, each once
   */
  public Set<KernelText> kernels() {
    Set<KernelText> all = new LinkedHashSet<>();
    for (List<Task> stage : tasks.values()) {
      for (Task task : stage) {
        switch (task) {
          case Task.Loop t -> all.add(t.text());
          case Task.RowFold t -> all.addAll(List.of(t.text(), t.finish()));
          case Task.Systems t -> all.add(t.text());
          case Task.Product t -> {}
        }
      }
    }
    return all;
  }
}
