package org.fnde.backend.simd.lowering;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.fnde.backend.simd.exec.Accumulate;
import org.fnde.backend.simd.exec.Contract;
import org.fnde.backend.simd.exec.Finish;
import org.fnde.backend.simd.exec.Frame;
import org.fnde.backend.simd.exec.Plan;
import org.fnde.backend.simd.exec.Ref;
import org.fnde.backend.simd.kernel.Kernels;
import org.fnde.backend.simd.lowering.Op.Accumulated;
import org.fnde.backend.simd.lowering.Op.Accumulation;
import org.fnde.backend.simd.lowering.Op.Contraction;
import org.fnde.graph.DType;

/** The accumulators of all regions, and what is added to them. */
final class Accumulators {

  /**
   * Something that is summed over rows.
   *
   * @param source a value with rows, or a contraction
   * @param targets the accumulators it is added to
   * @param weights one each
   */
  record Sink(Node source, List<Node> targets, List<Node> weights) {}

  private final Workspace workspace;
  private final ScalarPlaces weightPlaces;
  private final Map<Domain, Map<Integer, List<Sink>>> sinks = new HashMap<>();
  private final Map<Integer, int[]> sizes = new HashMap<>();
  private final Map<Integer, List<List<int[]>>> maxima = new HashMap<>();
  private final Map<Node, Map<Integer, Integer>> positions = new IdentityHashMap<>();
  private final Map<Node, Node> columns = new IdentityHashMap<>();

  Accumulators(Workspace workspace, ScalarPlaces weightPlaces) {
    this.workspace = workspace;
    this.weightPlaces = weightPlaces;
  }

  /** Collects what is added to accumulators, by stage. */
  void collect(Schedule schedule) {
    columns.putAll(new SpareColumns(workspace, schedule).find());
    Map<Node, Sink> contractions = new IdentityHashMap<>();
    for (Node x : schedule.nodes()) {
      if (x.op() instanceof Accumulated && !columns.containsKey(x)) {
        for (int i = 0; i < x.operands().size(); i += 2) {
          Node source = x.operand(i);
          if (source.op() instanceof Contraction) {
            Sink sink = contractions.computeIfAbsent(source, s -> added(schedule, s));
            sink.targets().add(x);
            sink.weights().add(x.operand(i + 1));
          } else {
            Sink sink = added(schedule, source);
            sink.targets().add(x);
            sink.weights().add(x.operand(i + 1));
          }
        }
      }
    }
  }

  private Sink added(Schedule schedule, Node source) {
    Sink sink = new Sink(source, new ArrayList<>(), new ArrayList<>());
    Domain domain = Domains.isOverElements(source) ? Domain.CHUNKS : Domain.ROWS;
    sinks
        .computeIfAbsent(domain, k -> new HashMap<>())
        .computeIfAbsent(schedule.sinkStage(source), k -> new ArrayList<>())
        .add(sink);
    return sink;
  }

  /** What a stage adds while it visits the rows, or the elements of large shared values. */
  List<Sink> sinks(Domain domain, int stage) {
    return sinks.getOrDefault(domain, Map.of()).getOrDefault(stage, List.of());
  }

  int[] sizes(int region) {
    return sizes.computeIfAbsent(region, r -> new int[2]);
  }

  /** Where maxima begin and end among the accumulators of a region, by element type. */
  List<List<int[]>> maxima(int region) {
    return maxima.computeIfAbsent(
        region, r -> List.of(new ArrayList<int[]>(), new ArrayList<int[]>()));
  }

  private int position(Node target, int region, Finish.Layout layout) {
    return positions
        .computeIfAbsent(target, t -> new HashMap<>())
        .computeIfAbsent(region, r -> allocate(target.dtype(), r, layout));
  }

  private int allocate(DType dtype, int region, Finish.Layout layout) {
    int w = Workspace.width(dtype);
    int at = sizes(region)[w];
    sizes(region)[w] += layout.length(workspace.kernels(dtype));
    if (layout.kind() == Finish.Kind.MAX) {
      maxima(region).get(w).add(new int[] {at, sizes(region)[w]});
    }
    return at;
  }

  /** Emits an accumulation and returns its cost per row. */
  double emit(Sink sink, Emitter emitter, int region) {
    return sink.source().op() instanceof Contraction
        ? contract(sink, emitter, region)
        : sum(sink, emitter, region);
  }

  private double sum(Sink sink, Emitter emitter, int region) {
    Node source = sink.source();
    Ref x = emitter.denseRef(source);
    Node target = sink.targets().getFirst();
    boolean largest = ((Accumulated) target.op()).kind() == Accumulation.MAX;
    int at = position(target, region, layout(target));
    int weight = weightPlaces.at(sink.weights().getFirst());
    int array = Frame.SUMS32 + Workspace.width(source.dtype());
    Kernels<?> k = workspace.kernels(source.dtype());
    String name = largest ? "max" : "sum";
    workspace.count(Domains.isOverElements(source) ? name : name + "Rows");
    emitter.add(new Accumulate<>(k, largest, x, weight, array, at), List.of(x), List.of(), false);
    return x.size() * 0.1;
  }

  private double contract(Sink sink, Emitter emitter, int region) {
    Node source = sink.source();
    Ref a = emitter.denseRef(source.operand(0));
    Ref b = emitter.denseRef(source.operand(1));
    boolean swapped = isSwapped(source);
    int width = Workspace.width(source.dtype());
    int count = sink.targets().size();
    int targets = workspace.newArray(new Plan.PerWorker(() -> Contract.targets(count, width == 0)));
    int[] at = sink.targets().stream().mapToInt(t -> position(t, region, layout(t))).toArray();
    int[] weights = sink.weights().stream().mapToInt(weightPlaces::at).toArray();
    Contract<?> contract =
        new Contract<>(
            workspace.kernels(source.dtype()),
            Frame.SCRATCH32 + width,
            swapped ? b : a,
            swapped ? a : b,
            Frame.SUMS32 + width,
            at,
            weights,
            targets);
    workspace.count("contractRows");
    emitter.add(contract, List.of(a, b), List.of(), false);
    int n = source.shape().dim(-2);
    return Cost.ofContraction(source.operand(0).size() / n, n, source.shape().dim(-1));
  }

  /** Whether the wider operand, which is not transposed, is the second one. */
  static boolean isSwapped(Node contraction) {
    return contraction.shape().dim(-1) > contraction.shape().dim(-2);
  }

  private static Finish.Layout layout(Node target) {
    Node source = target.operand(0);
    return switch (((Accumulated) target.op()).kind()) {
      case SUM -> new Finish.Layout(Finish.Kind.SUM, target.size(), 1);
      case MAX -> new Finish.Layout(Finish.Kind.MAX, target.size(), 1);
      case CONTRACT -> {
        int n = source.shape().dim(-2);
        int m = source.shape().dim(-1);
        yield isSwapped(source)
            ? new Finish.Layout(Finish.Kind.TRANSPOSED, m, n)
            : new Finish.Layout(Finish.Kind.MATRIX, n, m);
      }
    };
  }

  private static Finish.Layout column(Finish.Layout matrix) {
    return new Finish.Layout(Finish.Kind.COLUMN, matrix.n(), matrix.m());
  }

  /** The instruction that makes a value of an accumulator. */
  Finish<?> finish(Node x) {
    return finish(x, Emitter.whole(workspace.place(x)));
  }

  /** The instruction that makes a value, or a chunk of it, of an accumulator. */
  Finish<?> finish(Node x, Ref y) {
    List<Finish.Part> parts = new ArrayList<>();
    Node host = columns.getOrDefault(x, x);
    positions.get(host).forEach((region, at) -> parts.add(new Finish.Part(region, at)));
    parts.sort(Comparator.comparingInt(Finish.Part::region));
    return new Finish<>(
        workspace.kernels(x.dtype()),
        parts,
        host == x ? layout(x) : column(layout(host)),
        Workspace.width(x.dtype()),
        y);
  }
}
