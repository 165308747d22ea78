package org.fnde.backend.simd.lowering;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.fnde.backend.simd.exec.Binary;
import org.fnde.backend.simd.exec.CallHost;
import org.fnde.backend.simd.exec.Choose;
import org.fnde.backend.simd.exec.Combine;
import org.fnde.backend.simd.exec.Convert;
import org.fnde.backend.simd.exec.Locate;
import org.fnde.backend.simd.exec.Move;
import org.fnde.backend.simd.exec.Pick;
import org.fnde.backend.simd.exec.Place;
import org.fnde.backend.simd.exec.Plan;
import org.fnde.backend.simd.exec.Ref;
import org.fnde.backend.simd.exec.Scatter;
import org.fnde.backend.simd.exec.TanhGradient;
import org.fnde.backend.simd.exec.Unary;
import org.fnde.backend.simd.kernel.BinaryOp;
import org.fnde.backend.simd.kernel.UnaryOp;
import org.fnde.backend.simd.lowering.Op.Combination;
import org.fnde.backend.simd.lowering.Op.Fused;
import org.fnde.backend.simd.lowering.Op.Fusion;
import org.fnde.backend.simd.lowering.Op.Prim;
import org.fnde.graph.DType;
import org.fnde.graph.HostFunction;
import org.fnde.graph.primitive.Cast;
import org.fnde.graph.primitive.Compare;
import org.fnde.graph.primitive.Concatenate;
import org.fnde.graph.primitive.ElementwiseBinary;
import org.fnde.graph.primitive.ElementwiseUnary;
import org.fnde.graph.primitive.Gather;
import org.fnde.graph.primitive.HostCall;
import org.fnde.graph.primitive.KnotIndex;
import org.fnde.graph.primitive.Matmul;
import org.fnde.graph.primitive.Pad;
import org.fnde.graph.primitive.Primitive;
import org.fnde.graph.primitive.ReduceMax;
import org.fnde.graph.primitive.Reshape;
import org.fnde.graph.primitive.ScatterAdd;
import org.fnde.graph.primitive.Select;
import org.fnde.graph.primitive.Solve;
import org.fnde.graph.primitive.Sum;

/** Turns single nodes into instructions. */
final class NodeEmitter {
  private record Call(HostFunction function, List<Node> operands) {}

  private final Emitter emitter;
  private final ScalarPlaces scalars;
  private final MatrixEmitter matrices;
  private final Map<Call, List<Place>> calls = new HashMap<>();

  /**
   * An emitter of nodes.
   *
   * @param scalars where weights are
   */
  NodeEmitter(Emitter emitter, ScalarPlaces scalars) {
    this.emitter = emitter;
    this.scalars = scalars;
    this.matrices = new MatrixEmitter(emitter);
  }

  private Workspace workspace() {
    return emitter.workspace();
  }

  /** Computes a stored node. */
  void emit(Node x) {
    if (x.op() instanceof Combination) {
      combine(x);
      return;
    }
    if (x.op() instanceof Fused(Fusion kind)) {
      fused(x, kind);
      return;
    }
    Primitive p = ((Prim) x.op()).primitive();
    workspace().count(p.name().split(" ")[0]);
    if (p instanceof HostCall call) {
      host(x, call);
      return;
    }
    Ref y = emitter.target(x);
    switch (p) {
      case Cast c -> convert(x, y);
      case ElementwiseUnary u -> unary(x, UnaryOp.valueOf(upper(p)), y);
      case Compare c -> binary(x, BinaryOp.valueOf(c.relation().name()), y);
      case ElementwiseBinary b -> binary(x, BinaryOp.valueOf(upper(p)), y);
      case Select s -> select(x, y);
      case Sum s -> matrices.reduce(x, false, s.axis(), y);
      case ReduceMax m -> matrices.reduce(x, true, m.axis(), y);
      case Matmul m -> matrices.product(x, y);
      case Solve s -> matrices.solve(x, y);
      case Reshape r -> emitter.move(emitter.ref(x.operand(0)), y.place(), 0, x.dtype());
      case Concatenate c -> concatenate(x, c.axis(), y);
      case KnotIndex k -> locate(x, y);
      case Gather g -> pick(x, g.axis(), y);
      case ScatterAdd a -> scatter(x, a.axis(), y);
      case Pad pad -> pad(x, pad, y);
      default -> throw new IllegalStateException(x + " is not computed");
    }
    emitter.put(x, y.place());
  }

  private void fused(Node x, Fusion kind) {
    Ref y = emitter.target(x);
    switch (kind) {
      case BIASED_PRODUCT -> {
        workspace().count("matmul");
        matrices.biased(x, y);
      }
      case TANH_GRADIENT -> {
        Ref g = emitter.denseRef(x.operand(0));
        Ref v = emitter.denseRef(x.operand(1));
        TanhGradient<?> gradient = new TanhGradient<>(workspace().kernels(x.dtype()), g, v, y);
        emitter.add(gradient, List.of(g, v), List.of(y.place()), true);
      }
      case OUTER_TANH_GRADIENT -> matrices.outerTanhGradient(x, y);
    }
    emitter.put(x, y.place());
  }

  private static String upper(Primitive p) {
    return p.name().toUpperCase(Locale.ROOT);
  }

  private void convert(Node x, Ref y) {
    Ref from = emitter.denseRef(x.operand(0));
    emitter.add(new Convert(from, y, x.dtype()), List.of(from), y.place());
  }

  private void unary(Node x, UnaryOp op, Ref y) {
    Ref from = emitter.denseRef(x.operand(0));
    Unary<?> unary = new Unary<>(workspace().kernels(x.dtype()), op, from, y);
    emitter.add(unary, List.of(from), List.of(y.place()), true);
  }

  private void binary(Node x, BinaryOp op, Ref y) {
    Ref a = emitter.ref(x.operand(0));
    Ref b = emitter.ref(x.operand(1));
    if (emitter.isTiled() && !a.perRow() && !b.perRow()) {
      a = emitter.perRow(x.operand(0));
    }
    Binary<?> binary = new Binary<>(workspace().kernels(x.dtype()), op, a, b, y);
    emitter.add(binary, List.of(a, b), List.of(y.place()), true);
  }

  private void combine(Node x) {
    workspace().count("combine");
    int terms = x.operands().size() / 2;
    List<Ref> values = new ArrayList<>();
    int[] weights = new int[terms];
    for (int i = 0; i < terms; i++) {
      values.add(emitter.denseRef(x.operand(2 * i)));
      weights[i] = scalars.at(x.operand(2 * i + 1));
    }
    boolean plain = HostScalars.isOne(x.operand(1));
    Ref y = emitter.target(x);
    int width = Workspace.width(x.dtype());
    int arguments =
        workspace().newArray(new Plan.PerWorker(() -> Combine.arguments(terms, width == 0)));
    Combine<?> combine =
        new Combine<>(workspace().kernels(x.dtype()), values, weights, plain, y, arguments);
    // Several passes are made over many terms, so that none may be written onto.
    emitter.add(combine, values, List.of(y.place()), false);
    emitter.put(x, y.place());
  }

  private void select(Node x, Ref y) {
    Ref mask = emitter.denseRef(x.operand(0));
    Ref a = emitter.denseRef(x.operand(1));
    Ref b = emitter.denseRef(x.operand(2));
    Choose<?> choose = new Choose<>(workspace().kernels(x.dtype()), mask, a, b, y);
    emitter.add(choose, List.of(mask, a, b), List.of(y.place()), true);
  }

  private void concatenate(Node x, int axis, Ref y) {
    int at = 0;
    int along = y.dims().length + axis;
    for (Node operand : x.operands()) {
      Ref from = emitter.ref(operand);
      Ref part = new Ref(y.place(), at * y.strides()[along], from.dims(), y.strides());
      emitter.add(new Move<>(workspace().kernels(x.dtype()), from, part), List.of(from), y.place());
      at += from.dims()[along];
    }
  }

  private void pad(Node x, Pad pad, Ref y) {
    Place literal = workspace().scalars().zero(x.dtype());
    Ref zeros = new Ref(literal, 0, y.dims(), new int[y.dims().length]);
    emitter.add(new Move<>(workspace().kernels(x.dtype()), zeros, y), List.of(), y.place());
    Ref from = emitter.ref(x.operand(0));
    int along = y.dims().length + pad.axis();
    int offset = pad.before() * y.strides()[along];
    Ref part = new Ref(y.place(), offset, from.dims(), y.strides());
    emitter.add(new Move<>(workspace().kernels(x.dtype()), from, part), List.of(from), y.place());
  }

  private void locate(Node x, Ref y) {
    Ref knots = emitter.inPlace(x.operand(0));
    Ref times = emitter.inPlace(x.operand(1));
    emitter.add(new Locate(knots, times, y), List.of(knots, times), y.place());
  }

  private void pick(Node x, int axis, Ref y) {
    Ref from = emitter.inPlace(x.operand(0));
    Ref index = emitter.inPlace(x.operand(1));
    Pick pick = new Pick(from, index, y, y.dims().length + axis);
    emitter.add(pick, List.of(from, index), y.place());
  }

  private void scatter(Node x, int axis, Ref y) {
    Ref from = emitter.inPlace(x.operand(0));
    Ref index = emitter.inPlace(x.operand(1));
    Scatter scatter = new Scatter(from, index, y, y.dims().length + axis);
    emitter.add(scatter, List.of(from, index), y.place());
  }

  private void host(Node x, HostCall call) {
    HostFunction function = call.function();
    List<Place> results =
        calls.computeIfAbsent(new Call(function, x.operands()), k -> call(function, x.operands()));
    Place result = results.get(call.output());
    emitter.put(x, result);
    if (!emitter.isTiled()) {
      emitter.move(
          Emitter.dense(result, Views.dims(x.shape().dims())), workspace().place(x), 0, x.dtype());
      emitter.put(x, workspace().place(x));
    }
  }

  private List<Place> call(HostFunction function, List<Node> operands) {
    List<Ref> in = operands.stream().map(emitter::ref).toList();
    List<Ref> out = new ArrayList<>();
    for (List<Integer> dims : function.outputs()) {
      int[] d = Views.dims(dims);
      int size = Arrays.stream(d).reduce(1, (a, b) -> a * b);
      out.add(Emitter.dense(emitter.temporary(DType.FLOAT64, size), d));
    }
    int arguments = workspace().newArray(new Plan.PerWorker(() -> CallHost.arguments(function)));
    List<Place> places = out.stream().map(Ref::place).toList();
    emitter.add(new CallHost(in, out, arguments), in, places, false);
    return places;
  }
}
