package org.fnde.testkit.reference;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fnde.backend.Backend;
import org.fnde.backend.BackendException;
import org.fnde.backend.Binding;
import org.fnde.backend.Buffer;
import org.fnde.backend.Launch;
import org.fnde.backend.Run;
import org.fnde.graph.ArrayType;
import org.fnde.graph.Lifetime;
import org.fnde.graph.Program;
import org.fnde.graph.Shape;
import org.fnde.graph.primitive.Input;

/** The memory of one solve in plain arrays. */
public final class ReferenceRun implements Run {
  private final Backend owner;
  private final int rows;
  private boolean closed;
  private Optional<BackendException> failure = Optional.empty();

  /**
   * Opens a run.
   *
   * @param owner the backend
   * @param rows the number of rows
   * @throws IllegalArgumentException if {@code rows} is less than 1
   */
  public ReferenceRun(Backend owner, int rows) {
    if (rows < 1) {
      throw new IllegalArgumentException("rows = " + rows + ": need at least 1");
    }
    this.owner = owner;
    this.rows = rows;
  }

  void checkOpen() {
    if (closed) {
      throw new IllegalStateException("this run is closed");
    }
  }

  void fail(Program program, RuntimeException cause) {
    String message = "program " + program.name() + " failed: " + cause.getMessage();
    failure = failure.or(() -> Optional.of(new BackendException(message, cause)));
  }

  /** Throws what failed since the last report. */
  void report() {
    Optional<BackendException> since = failure;
    failure = Optional.empty();
    since.ifPresent(e -> {
      throw e;
    });
  }

  @Override
  public int rows() {
    return rows;
  }

  @Override
  public Buffer buffer(ArrayType type) {
    checkOpen();
    return new ReferenceBuffer(this, type);
  }

  @Override
  public Launch prepare(Binding binding, Map<String, Buffer> buffers) {
    checkOpen();
    if (!(binding instanceof ReferenceExecutable.Bound bound)
        || bound.executable().owner() != owner) {
      throw new IllegalArgumentException(
          "the binding of program "
              + binding.executable().program().name()
              + " belongs to another backend");
    }
    checkRows(bound);
    ReferenceExecutable executable = bound.executable();
    Program program = executable.program();
    Map<Input, ReferenceBuffer> sources = new HashMap<>();
    for (Lifetime lifetime : Set.of(Lifetime.SEGMENT, Lifetime.STATE)) {
      for (Input input : executable.read(lifetime)) {
        sources.put(
            input, find(program, "input " + input.key(), input.key(), input.type(), buffers));
      }
    }
    return new ReferenceLaunch(this, bound, sources, targets(program, sources, buffers));
  }

  private void checkRows(ReferenceExecutable.Bound bound) {
    bound
        .inputs()
        .forEach((input, value) -> {
          if (input.type().shape().hasRows() && value.rows() != rows) {
            throw new IllegalArgumentException(
                "bound input "
                    + input.key()
                    + " has "
                    + value.rows()
                    + " rows, this run has "
                    + rows);
          }
        });
  }

  private Map<Program.Output, ReferenceBuffer> targets(
      Program program, Map<Input, ReferenceBuffer> sources, Map<String, Buffer> buffers) {
    Map<Program.Output, ReferenceBuffer> targets = new HashMap<>();
    Set<Buffer> taken = new HashSet<>(sources.values());
    for (Program.Output o : program.outputs()) {
      if (!o.value().shape().equals(Shape.of())) {
        String what = "output " + o.name();
        ReferenceBuffer target = find(program, what, o.name(), o.value().type(), buffers);
        if (!taken.add(target)) {
          throw new IllegalArgumentException(
              describe(program, what) + ": its buffer is an input's or another output's");
        }
        targets.put(o, target);
      }
    }
    return targets;
  }

  private ReferenceBuffer find(
      Program program, String what, String key, ArrayType type, Map<String, Buffer> buffers) {
    if (!buffers.containsKey(key)) {
      throw new IllegalArgumentException(describe(program, what) + ": no buffer for it");
    }
    if (!(buffers.get(key) instanceof ReferenceBuffer buffer) || buffer.run() != this) {
      throw new IllegalArgumentException(
          describe(program, what) + ": its buffer belongs to another run");
    }
    if (!buffer.type().equals(type)) {
      throw new IllegalArgumentException(
          describe(program, what) + " is " + type + ", its buffer " + buffer.type());
    }
    return buffer;
  }

  private static String describe(Program program, String what) {
    return "program " + program.name() + ", " + what;
  }

  @Override
  public void close() {
    closed = true;
  }
}
