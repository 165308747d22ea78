package org.fnde.backend.simd.lowering;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.fnde.backend.simd.exec.Frame;
import org.fnde.backend.simd.exec.Instruction;
import org.fnde.backend.simd.exec.Load;
import org.fnde.backend.simd.exec.Move;
import org.fnde.backend.simd.exec.Place;
import org.fnde.backend.simd.exec.Ref;
import org.fnde.graph.DType;

/** Turns nodes into instructions, of a region over rows or of the shared part of a stage. */
final class Emitter {
  private final Workspace workspace;
  private final Domain mode;
  private final boolean tiled;
  private final List<Instruction> before;
  private final List<Step> steps = new ArrayList<>();
  private final Map<Node, Place> places = new IdentityHashMap<>();
  private final NodeEmitter nodes;

  /**
   * An empty region or stage.
   *
   * @param mode ROWS or CHUNKS for a region, SHARED for the shared part
   * @param before shared instructions that run before it
   * @param scalars where weights are
   */
  Emitter(Workspace workspace, Domain mode, List<Instruction> before, ScalarPlaces scalars) {
    this.nodes = new NodeEmitter(this, scalars);
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

  /** The view by which an instruction reads a few elements, of an array of all rows if need be. */
  Ref inPlace(Node x) {
    View v = workspace.views().of(x);
    Place here = places.get(v.base());
    Place place = here == null ? workspace.place(v.base()) : here;
    return new Ref(place, v.offset(), v.dims(), v.strides());
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

  Place place(Node base) {
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

  /** A place for a node that is computed here, and its dimensions. */
  Ref target(Node x) {
    Place place =
        switch (mode) {
          case ROWS -> temporary(x.dtype(), x.size());
          case CHUNKS -> temporary(x.dtype(), 1);
          default -> workspace.place(x);
        };
    return dense(place, mode == Domain.CHUNKS ? NONE : Views.dims(x.shape().dims()));
  }

  /** Where a node that was computed here is read. */
  void put(Node x, Place place) {
    places.put(x, place);
  }

  boolean isTiled() {
    return tiled;
  }

  /** Copies a view to a dense run of a place. */
  void move(Ref from, Place to, int offset, DType dtype) {
    Ref y = new Ref(to, offset, from.dims(), Views.dense(from.dims()));
    add(new Move<>(workspace.kernels(dtype), from, y), List.of(from), to);
  }

  /** Computes a stored node. */
  void emit(Node x) {
    nodes.emit(x);
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
