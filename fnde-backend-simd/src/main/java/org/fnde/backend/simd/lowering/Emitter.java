package org.fnde.backend.simd.lowering;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.fnde.backend.simd.exec.Binary;
import org.fnde.backend.simd.exec.CallHost;
import org.fnde.backend.simd.exec.Choose;
import org.fnde.backend.simd.exec.Combine;
import org.fnde.backend.simd.exec.Convert;
import org.fnde.backend.simd.exec.Frame;
import org.fnde.backend.simd.exec.Instruction;
import org.fnde.backend.simd.exec.Load;
import org.fnde.backend.simd.exec.Move;
import org.fnde.backend.simd.exec.Place;
import org.fnde.backend.simd.exec.Plan;
import org.fnde.backend.simd.exec.Ref;
import org.fnde.backend.simd.exec.Unary;
import org.fnde.backend.simd.kernel.BinaryOp;
import org.fnde.backend.simd.kernel.UnaryOp;
import org.fnde.backend.simd.lowering.Op.Combination;
import org.fnde.backend.simd.lowering.Op.Prim;
import org.fnde.graph.DType;
import org.fnde.graph.HostFunction;
import org.fnde.graph.primitive.Cast;
import org.fnde.graph.primitive.Compare;
import org.fnde.graph.primitive.Concatenate;
import org.fnde.graph.primitive.ElementwiseBinary;
import org.fnde.graph.primitive.ElementwiseUnary;
import org.fnde.graph.primitive.HostCall;
import org.fnde.graph.primitive.Matmul;
import org.fnde.graph.primitive.Pad;
import org.fnde.graph.primitive.Primitive;
import org.fnde.graph.primitive.ReduceMax;
import org.fnde.graph.primitive.Reshape;
import org.fnde.graph.primitive.Select;
import org.fnde.graph.primitive.Solve;
import org.fnde.graph.primitive.Sum;

/** Turns nodes into instructions, of a region over rows or of the shared part of a stage. */
final class Emitter {
  private record Call(HostFunction function, List<Node> operands) {}

  private final Workspace workspace;
  private final Domain mode;
  private final boolean tiled;
  private final List<Instruction> before;
  private final ScalarPlaces scalars;
  private final List<Step> steps = new ArrayList<>();
  private final Map<Node, Place> places = new IdentityHashMap<>();
  private final Map<Call, List<Place>> calls = new HashMap<>();
  private final MatrixEmitter matrices = new MatrixEmitter(this);

  /**
   * An empty region or stage.
   *
   * @param mode ROWS or CHUNKS for a region, SHARED for the shared part
   * @param before shared instructions that run before it
   * @param scalars where weights are
   */
  Emitter(Workspace workspace, Domain mode, List<Instruction> before, ScalarPlaces scalars) {
    this.scalars = scalars;
    this.workspace = workspace;
    this.mode = mode;
    this.tiled = mode != Domain.SHARED;
    this.before = before;
  }

  Workspace workspace() {
    return workspace;
  }

  List<Step> steps() {
    return steps;
  }

  List<Instruction> before() {
    return before;
  }

  /** A place for a new value. */
  Place temporary(DType dtype, int size) {
    return tiled
        ? new Place(Place.Kind.TILE, Frame.ARENA32 + Workspace.width(dtype), 0, size)
        : workspace.allocate(dtype, size);
  }

  /** The view by which a node is read here. */
  Ref ref(Node x) {
    View v = workspace.views().of(x);
    if (mode == Domain.CHUNKS) {
      return chunk(v);
    }
    return new Ref(place(v.base()), v.offset(), v.dims(), v.strides());
  }

  /** Elements take the place of rows. */
  private Ref chunk(View v) {
    Place here = places.get(v.base());
    Place place = here == null ? workspace.place(v.base()) : here;
    boolean number = here == null && Views.isRepeated(v.dims(), v.strides());
    if (here != null || number) {
      return new Ref(place, number ? v.offset() : 0, NONE, NONE);
    }
    return new Ref(chunks(place, v.offset()), 0, NONE, NONE);
  }

  private static Place chunks(Place place, int offset) {
    return new Place(Place.Kind.CHUNK, place.array(), place.base() + offset, 1);
  }

  private static final int[] NONE = new int[0];

  private Place place(Node base) {
    Place here = places.get(base);
    if (here != null) {
      return here;
    }
    Place stored = workspace.place(base);
    if (stored.kind() != Place.Kind.ROWS) {
      return stored;
    }
    Place tile = temporary(base.dtype(), base.size());
    add(new Load(whole(stored), whole(tile), false), List.of(), tile);
    places.put(base, tile);
    return tile;
  }

  static Ref whole(Place place) {
    return new Ref(place, 0, new int[] {place.size()}, new int[] {1});
  }

  static Ref dense(Place place, int[] dims) {
    return new Ref(place, 0, dims, Views.dense(dims));
  }

  /** The view of a node, stored densely and once per row in a region. */
  Ref denseRef(Node x) {
    return densely(ref(x), x.dtype());
  }

  Ref densely(Ref r, DType dtype) {
    return r.dense() && r.perRow() == tiled ? r : moved(r, dtype);
  }

  /** The view of a node with a number per row in a region. */
  Ref perRow(Node x) {
    Ref r = ref(x);
    return r.perRow() == tiled ? r : moved(r, x.dtype());
  }

  private Ref moved(Ref r, DType dtype) {
    Ref to = dense(temporary(dtype, r.size()), r.dims());
    add(new Move<>(workspace.kernels(dtype), r, to), List.of(r), to.place());
    return to;
  }

  void add(Instruction instruction, List<Ref> reads, Place write) {
    add(instruction, reads, List.of(write), false);
  }

  void add(Instruction instruction, List<Ref> reads, List<Place> writes, boolean elementwise) {
    boolean inPlace = elementwise && reads.stream().allMatch(Emitter::isWhole);
    steps.add(new Step(instruction, reads.stream().map(Ref::place).toList(), writes, inPlace));
  }

  private static boolean isWhole(Ref r) {
    return r.place().kind() != Place.Kind.TILE
        || r.dense() && r.offset() == 0 && r.size() == r.place().size();
  }

  /** Computes a stored node. */
  void emit(Node x) {
    if (x.op() instanceof Combination) {
      combine(x);
      return;
    }
    if (workspace.biases().isFused(x)) {
      return;
    }
    if (workspace.biases().of(x).isPresent()) {
      biased(x, workspace.biases().of(x).get());
      return;
    }
    Primitive p = ((Prim) x.op()).primitive();
    workspace.count(p.name().split(" ")[0]);
    if (p instanceof HostCall call) {
      host(x, call);
      return;
    }
    Ref y = dense(target(x), mode == Domain.CHUNKS ? NONE : Views.dims(x.shape().dims()));
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
      case Reshape r -> move(ref(x.operand(0)), y.place(), 0, x.dtype());
      case Concatenate c -> concatenate(x, c.axis(), y);
      case Pad pad -> pad(x, pad, y);
      default -> throw new IllegalStateException(x + " is not computed");
    }
    places.put(x, y.place());
  }

  private static String upper(Primitive p) {
    return p.name().toUpperCase(java.util.Locale.ROOT);
  }

  private Place target(Node x) {
    return switch (mode) {
      case ROWS -> temporary(x.dtype(), x.size());
      case CHUNKS -> temporary(x.dtype(), 1);
      default -> workspace.place(x);
    };
  }

  private void convert(Node x, Ref y) {
    Ref from = denseRef(x.operand(0));
    add(new Convert(from, y, x.dtype()), List.of(from), y.place());
  }

  private void unary(Node x, UnaryOp op, Ref y) {
    Ref from = denseRef(x.operand(0));
    Unary<?> unary = new Unary<>(workspace.kernels(x.dtype()), op, from, y);
    add(unary, List.of(from), List.of(y.place()), true);
  }

  private void binary(Node x, BinaryOp op, Ref y) {
    Ref a = ref(x.operand(0));
    Ref b = ref(x.operand(1));
    if (tiled && !a.perRow() && !b.perRow()) {
      a = perRow(x.operand(0));
    }
    Binary<?> binary = new Binary<>(workspace.kernels(x.dtype()), op, a, b, y);
    add(binary, List.of(a, b), List.of(y.place()), true);
  }

  private void biased(Node x, Biases.Biased sum) {
    workspace.count("matmul");
    Ref y = dense(target(x), Views.dims(x.shape().dims()));
    View vector = workspace.views().of(sum.bias());
    int m = sum.product().shape().dim(-1);
    Ref bias = new Ref(place(vector.base()), vector.offset(), new int[] {m}, new int[] {1});
    matrices.biased(sum.product(), bias, y);
    places.put(x, y.place());
  }

  private void combine(Node x) {
    workspace.count("combine");
    int terms = x.operands().size() / 2;
    List<Ref> values = new ArrayList<>();
    int[] weights = new int[terms];
    for (int i = 0; i < terms; i++) {
      values.add(denseRef(x.operand(2 * i)));
      weights[i] = scalars.at(x.operand(2 * i + 1));
    }
    boolean plain = HostScalars.isOne(x.operand(1));
    Ref y = dense(target(x), mode == Domain.CHUNKS ? NONE : Views.dims(x.shape().dims()));
    int width = Workspace.width(x.dtype());
    int arguments =
        workspace.newArray(new Plan.PerWorker(() -> Combine.arguments(terms, width == 0)));
    Combine<?> combine =
        new Combine<>(workspace.kernels(x.dtype()), values, weights, plain, y, arguments);
    // Several passes are made over many terms, so that none may be written onto.
    add(combine, values, List.of(y.place()), false);
    places.put(x, y.place());
  }

  private void select(Node x, Ref y) {
    Ref mask = denseRef(x.operand(0));
    Ref a = denseRef(x.operand(1));
    Ref b = denseRef(x.operand(2));
    Choose<?> choose = new Choose<>(workspace.kernels(x.dtype()), mask, a, b, y);
    add(choose, List.of(mask, a, b), List.of(y.place()), true);
  }

  /** Copies a view to a dense run of a place. */
  private void move(Ref from, Place to, int offset, DType dtype) {
    Ref y = new Ref(to, offset, from.dims(), Views.dense(from.dims()));
    add(new Move<>(workspace.kernels(dtype), from, y), List.of(from), to);
  }

  private void concatenate(Node x, int axis, Ref y) {
    int at = 0;
    int along = y.dims().length + axis;
    for (Node operand : x.operands()) {
      Ref from = ref(operand);
      Ref part = new Ref(y.place(), at * y.strides()[along], from.dims(), y.strides());
      add(new Move<>(workspace.kernels(x.dtype()), from, part), List.of(from), y.place());
      at += from.dims()[along];
    }
  }

  private void pad(Node x, Pad pad, Ref y) {
    Place literal = workspace.scalars().zero(x.dtype());
    Ref zeros = new Ref(literal, 0, y.dims(), new int[y.dims().length]);
    add(new Move<>(workspace.kernels(x.dtype()), zeros, y), List.of(), y.place());
    Ref from = ref(x.operand(0));
    int along = y.dims().length + pad.axis();
    int offset = pad.before() * y.strides()[along];
    Ref part = new Ref(y.place(), offset, from.dims(), y.strides());
    add(new Move<>(workspace.kernels(x.dtype()), from, part), List.of(from), y.place());
  }

  private void host(Node x, HostCall call) {
    HostFunction function = call.function();
    List<Place> results =
        calls.computeIfAbsent(new Call(function, x.operands()), k -> call(function, x.operands()));
    Place result = results.get(call.output());
    places.put(x, result);
    if (!tiled) {
      move(dense(result, Views.dims(x.shape().dims())), workspace.place(x), 0, x.dtype());
      places.put(x, workspace.place(x));
    }
  }

  private List<Place> call(HostFunction function, List<Node> operands) {
    List<Ref> in = operands.stream().map(this::ref).toList();
    List<Ref> out = new ArrayList<>();
    for (List<Integer> dims : function.outputs()) {
      int[] d = Views.dims(dims);
      int size = java.util.Arrays.stream(d).reduce(1, (a, b) -> a * b);
      out.add(dense(temporary(DType.FLOAT64, size), d));
    }
    int arguments = workspace.newArray(new Plan.PerWorker(() -> CallHost.arguments(function)));
    List<Place> places = out.stream().map(Ref::place).toList();
    add(new CallHost(function, in, out, arguments), in, places, false);
    return places;
  }

  /** Finishes an accumulator chunk by chunk. */
  void finish(Node x, Accumulators sums) {
    Place y = temporary(x.dtype(), 1);
    add(sums.finish(x, dense(y, NONE)), List.of(), y);
    places.put(x, y);
  }

  /** Copies a node of this region to all rows, or a shared one to another place. */
  void store(Node x, Place to) {
    if (mode == Domain.CHUNKS) {
      move(ref(x), chunks(to, 0), 0, x.dtype());
      return;
    }
    if (!tiled) {
      move(ref(x), to, 0, x.dtype());
      return;
    }
    Ref from = denseRef(x);
    add(new Load(whole(to), shifted(from), true), List.of(from), List.of(), false);
  }

  private static Ref shifted(Ref dense) {
    return new Ref(dense.place(), dense.offset(), new int[] {dense.size()}, new int[] {1});
  }
}
