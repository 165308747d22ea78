package org.fnde.testkit.reference;

import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.IntStream;
import org.fnde.graph.Expr;
import org.fnde.graph.Program;
import org.fnde.graph.primitive.*;

/**
 * The values of a program's nodes for given inputs, each computed when it is first needed. For one
 * thread.
 */
public final class Frame {
  private record Site(Object what, List<Expr> operands) {}

  /**
   * What all frames of one evaluation share.
   *
   * @param rows the number of rows of the batch
   * @param rounding what becomes of results
   * @param bodies nodes of called programs by call, filled as calls are met
   */
  public record Context(int rows, Rounding rounding, ConcurrentMap<Call, List<Expr>> bodies) {}

  private final Context context;
  private final Map<Input, Value> inputs;
  private final Map<Expr, Value> values = new IdentityHashMap<>();
  private final Map<Site, Frame> calls = new HashMap<>();
  private final Map<Site, List<Value>> hostCalls = new HashMap<>();

  /**
   * A frame of which nothing but the inputs is known.
   *
   * @param context rows and rounding
   * @param inputs a value for every input that is read
   */
  public Frame(Context context, Map<Input, Value> inputs) {
    this.context = context;
    this.inputs = inputs;
  }

  /**
   * Computes what is not known yet.
   *
   * @param nodes operations, operands before results
   */
  public void evaluate(List<Expr> nodes) {
    for (Expr node : nodes) {
      if (!values.containsKey(node)) {
        values.put(node, compute(node));
      }
    }
  }

  /**
   * The value of a node.
   *
   * @param node a node that was evaluated
   * @return its value
   */
  public Value value(Expr node) {
    return values.get(node);
  }

  private Value compute(Expr node) {
    List<Value> x = node.operands().stream().map(values::get).toList();
    return switch (node.primitive()) {
      case Input input -> inputs.get(input);
      case Call call -> called(call, node, x);
      case HostCall call -> hostCalled(call, node, x);
      default -> applied(node, x);
    };
  }

  private Value called(Call call, Expr node, List<Value> x) {
    Program callee = call.program();
    Frame frame =
        calls.computeIfAbsent(
            new Site(callee, node.operands()),
            site -> {
              Map<Input, Value> arguments = new HashMap<>();
              IntStream.range(0, x.size())
                  .forEach(i -> arguments.put(callee.inputs().get(i), x.get(i)));
              return new Frame(context, arguments);
            });
    Program.Output output = callee.outputs().get(call.output());
    List<Expr> body =
        context
            .bodies()
            .computeIfAbsent(
                call, c -> c.program().keeping(o -> o.name().equals(output.name())).nodes());
    frame.evaluate(body);
    return frame.value(output.value());
  }

  private Value hostCalled(HostCall call, Expr node, List<Value> x) {
    return hostCalls
        .computeIfAbsent(
            new Site(call.function(), node.operands()),
            site -> HostCalls.evaluate(call.function(), x, node.type(), context.rows()))
        .get(call.output());
  }

  private Value applied(Expr node, List<Value> x) {
    Value y = Value.zero(node.type(), context.rows());
    Rounding rounding = context.rounding();
    switch (node.primitive()) {
      case Literal p -> Arrays.fill(y.data(), p.value());
      case Iota p -> Arrays.setAll(y.data(), i -> i);
      case RowCount p -> y.data()[0] = context.rows();
      case ElementwiseUnary p -> Elementwise.apply(Elementwise.unary(p), x.get(0), y);
      case ElementwiseBinary p -> Elementwise.apply(Elementwise.binary(p), x.get(0), x.get(1), y);
      case Select p -> Elementwise.select(x, y);
      case Structural p -> Structure.apply(p, x.get(0), y);
      case Concatenate p -> Structure.concatenate(p, x, y);
      case KnotIndex p -> Indexing.knotIndex(x.get(0), x.get(1), y);
      case Gather p -> Indexing.gather(p.axis(), x.get(0), x.get(1), y);
      case ScatterAdd p -> new Indexing(rounding).scatterAdd(p.axis(), x.get(0), x.get(1), y);
      case Reduction p -> new Reductions(rounding).apply(p, x.get(0), y);
      case Matmul p -> new Products(rounding).matmul(x.get(0), x.get(1), y);
      case Solve p -> new Products(rounding).solve(x.get(0), x.get(1), y);
      case Input p -> throw new IllegalStateException(node + " is not computed");
      case Call p -> throw new IllegalStateException(node + " has a frame of its own");
      case HostCall p -> throw new IllegalStateException(node + " is plain Java");
    }
    roundElementwise(node.primitive(), y);
    return y;
  }

  private void roundElementwise(Primitive primitive, Value y) {
    boolean elementwise =
        primitive instanceof ElementwiseUnary || primitive instanceof ElementwiseBinary;
    if (elementwise && !Elementwise.isExact(primitive)) {
      Elementwise.round(y, context.rounding());
    }
  }
}
