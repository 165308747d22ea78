package org.fnde.backend.simd.lowering;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.fnde.backend.simd.exec.Frame;
import org.fnde.backend.simd.exec.Instruction;
import org.fnde.backend.simd.exec.Pack;
import org.fnde.backend.simd.exec.Place;
import org.fnde.backend.simd.exec.Plan;
import org.fnde.backend.simd.exec.Ref;
import org.fnde.backend.simd.kernel.KernelLibrary;
import org.fnde.backend.simd.kernel.Kernels;
import org.fnde.backend.simd.lowering.Op.Constant;
import org.fnde.backend.simd.lowering.Op.Prim;
import org.fnde.graph.DType;
import org.fnde.graph.primitive.Input;
import org.fnde.graph.primitive.Iota;

/** What the emitters of a program share: places of shared values, arrays of the frames, counts. */
final class Workspace {
  private record PanelKey(Place place, int offset, List<Integer> geometry) {}

  private final KernelLibrary library;
  private final ViewTable views;
  private final Domains domains;
  private final Scalars scalars = new Scalars();
  private final List<Plan.Slot> arrays = new ArrayList<>();
  private final Map<Plan.Slot, Integer> arrayNumbers = new HashMap<>();
  private final Map<Node, Place> shared = new IdentityHashMap<>();
  private final int[] sharedSizes = new int[2];
  private final Map<PanelKey, Integer> panels = new HashMap<>();
  private final List<Instruction> packs = new ArrayList<>();
  private final Map<String, Integer> operations = new TreeMap<>();

  Workspace(KernelLibrary library, ViewTable views) {
    this.library = library;
    this.views = views;
    this.domains = new Domains(views);
  }

  static int width(DType dtype) {
    return dtype == DType.FLOAT32 ? 0 : 1;
  }

  Kernels<?> kernels(DType dtype) {
    return dtype == DType.FLOAT32 ? library.floats() : library.doubles();
  }

  Domains domains() {
    return domains;
  }

  ViewTable views() {
    return views;
  }

  Scalars scalars() {
    return scalars;
  }

  /** The number of an array of the frames; equal ones are one. */
  int array(Plan.Slot slot) {
    return arrayNumbers.computeIfAbsent(slot, this::newArray);
  }

  int newArray(Plan.Slot slot) {
    arrays.add(slot);
    return Frame.FIRST_FREE + arrays.size() - 1;
  }

  /** Where a stored node without rows is, or a leaf with rows. */
  Place place(Node x) {
    if (domains.of(x) == Domain.HOST || x.op() instanceof Prim(Iota i)) {
      return scalars.place(x);
    }
    return shared.computeIfAbsent(x, this::newPlace);
  }

  private Place newPlace(Node x) {
    Place.Kind kind = x.hasRows() ? Place.Kind.ROWS : Place.Kind.SHARED;
    return switch (x.op()) {
      case Constant c -> new Place(kind, array(new Plan.Constant(c.index())), 0, x.size());
      case Prim(Input i) -> new Place(kind, array(new Plan.Input(i.key(), i.type())), 0, x.size());
      default -> x.hasRows() ? rows(x) : allocate(x.dtype(), x.size());
    };
  }

  private Place rows(Node x) {
    int array = newArray(new Plan.Rows(x.dtype(), x.size()));
    return new Place(Place.Kind.ROWS, array, 0, x.size());
  }

  Place allocate(DType dtype, int size) {
    int w = width(dtype);
    Place place = new Place(Place.Kind.SHARED, Frame.SHARED32 + w, sharedSizes[w], size);
    sharedSizes[w] += size;
    return place;
  }

  /**
   * The array of a packed matrix, packed once per binding if it is constant and by an instruction
   * of the stage otherwise.
   */
  int panels(Ref w, Node base, List<Instruction> stage) {
    int rank = w.dims().length;
    List<Integer> geometry =
        List.of(
            w.dims()[rank - 2], w.dims()[rank - 1], w.strides()[rank - 2], w.strides()[rank - 1]);
    PanelKey key = new PanelKey(w.place(), w.offset(), geometry);
    Integer known = panels.get(key);
    if (known == null) {
      boolean constant = base.op() instanceof Constant;
      Kernels<?> k = kernels(base.dtype());
      int length = k.products().packedLength(geometry.get(0), geometry.get(1));
      known =
          newArray(
              constant
                  ? new Plan.Panels(base.dtype(), length)
                  : new Plan.StepPanels(base.dtype(), length));
      (constant ? packs : stage).add(new Pack<>(k, w, known));
      panels.put(key, known);
    }
    return known;
  }

  void count(String operation) {
    operations.merge(operation, 1, Integer::sum);
  }

  List<Plan.Slot> arrays() {
    return arrays;
  }

  int[] sharedSizes() {
    return sharedSizes;
  }

  List<Instruction> packs() {
    return packs;
  }

  Map<String, Integer> operations() {
    return operations;
  }
}
