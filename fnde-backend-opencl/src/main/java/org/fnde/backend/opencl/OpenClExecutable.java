package org.fnde.backend.opencl;

import java.util.Map;
import java.util.OptionalInt;
import org.fnde.backend.Array;
import org.fnde.backend.Binding;
import org.fnde.backend.Executable;
import org.fnde.backend.opencl.lowering.Plan;
import org.fnde.graph.Lifetime;
import org.fnde.graph.Program;
import org.fnde.graph.primitive.Input;

/** A program and its plan. */
final class OpenClExecutable implements Executable {
  private final OpenClBackend backend;
  private final Program program;
  private final Plan plan;

  OpenClExecutable(OpenClBackend backend, Program program, Plan plan) {
    this.backend = backend;
    this.program = program;
    this.plan = plan;
  }

  OpenClBackend backend() {
    return backend;
  }

  Plan plan() {
    return plan;
  }

  @Override
  public Program program() {
    return program;
  }

  @Override
  public Binding bind(Map<String, Array> inputs) {
    return new OpenClBinding(this, Map.copyOf(inputs), checkedRows(inputs));
  }

  /** The number of rows of the inputs that have any. */
  private OptionalInt checkedRows(Map<String, Array> inputs) {
    OptionalInt rows = OptionalInt.empty();
    for (Input input : program.inputs()) {
      if (input.lifetime() != Lifetime.BOUND || !program.reads(input)) {
        continue;
      }
      String where = "program " + program.name() + ": input " + input.key();
      if (!inputs.containsKey(input.key())) {
        throw new IllegalArgumentException(where + " needs " + input.type() + ", got no value");
      }
      Array value = inputs.get(input.key());
      if (!value.type().equals(input.type())) {
        throw new IllegalArgumentException(
            where + " needs " + input.type() + ", got " + value.type());
      }
      if (value.type().shape().hasRows()) {
        if (rows.isPresent() && rows.getAsInt() != value.rows()) {
          throw new IllegalArgumentException(
              where + " has " + value.rows() + " rows, another one " + rows.getAsInt());
        }
        rows = OptionalInt.of(value.rows());
      }
    }
    return rows;
  }

  @Override
  public Map<String, Integer> operations() {
    return plan.operations();
  }

  @Override
  public int phases() {
    return plan.phases();
  }
}
