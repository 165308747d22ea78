package org.fnde.backend.opencl.exec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fnde.backend.BackendException;
import org.fnde.backend.opencl.device.Context;
import org.fnde.backend.opencl.device.Device;
import org.fnde.backend.opencl.device.Kernel;
import org.fnde.backend.opencl.device.KernelText;
import org.fnde.backend.opencl.device.Memory;
import org.fnde.backend.opencl.lowering.Task;
import org.fnde.graph.DType;

/** Turns tasks into commands on memory, for a number of rows. */
final class Assembly {
  /** Folds with fewer operations are one work-item's, and need no second kernel. */
  private static final double SHORT_FOLD = 65_536;

  private static final int ROWS_OF_GROUP = 32;

  private final Context context;
  private final Tuner tuner;
  private final Resources resources;
  private final Pool pool;
  private final String owner;
  private final int rows;
  private final Map<Integer, Slot> slots = new HashMap<>();

  Assembly(Context context, Tuner tuner, Resources resources, Pool pool, String owner, int rows) {
    this.context = context;
    this.tuner = tuner;
    this.resources = resources;
    this.pool = pool;
    this.owner = owner;
    this.rows = rows;
  }

  void put(int value, Slot slot) {
    slots.put(value, slot);
  }

  Slot slot(int value) {
    return slots.get(value);
  }

  List<Command> commands(Task task) {
    return switch (task) {
      case Task.Loop t -> List.of(loop(t));
      case Task.RowFold t -> rowFold(t);
      case Task.Product t -> List.of(product(t));
      case Task.Systems t -> List.of(systems(t));
    };
  }

  private Command loop(Task.Loop t) {
    int outer = t.hasRows() ? rows : 1;
    boolean flat = t.flat();
    WorkSize work =
        WorkSize.of(device(), flat ? 1 : outer, flat ? outer * t.size() : t.size(), t.cost());
    return spaced(t.text(), work, slots(t.memory()));
  }

  private Command spaced(KernelText text, WorkSize work, List<Slot> memory) {
    Kernel kernel = kernel(text);
    kernel.set(0, rows);
    kernel.set(1, work.rowsOfItem());
    kernel.set(2, work.elementsOfItem());
    return new Command.Start(kernel, work.global(), work.local(), 3, memory.toArray(Slot[]::new));
  }

  private List<Command> rowFold(Task.RowFold t) {
    boolean few = rows * t.size() * Math.max(1, t.cost()) <= SHORT_FOLD || rows <= ROWS_OF_GROUP;
    int perGroup = few ? rows : ROWS_OF_GROUP;
    int groups = Math.ceilDiv(rows, perGroup);
    WorkSize columns = WorkSize.of(device(), 1, t.size(), perGroup * t.cost());
    WorkSize work =
        new WorkSize(
            perGroup,
            columns.elementsOfItem(),
            new long[] {columns.global()[0], groups},
            columns.local());
    List<Slot> memory = new ArrayList<>(slots(t.arguments()));
    Slot result = slots.get(t.result());
    if (groups == 1) {
      memory.add(result);
      return List.of(spaced(t.text(), work, memory));
    }
    Memory partial = pool.take((long) groups * t.size() * t.dtype().bytes());
    memory.add(Slot.fixed(partial));
    Kernel finish = kernel(t.finish());
    finish.set(0, groups);
    finish.set(1, t.size());
    WorkSize last = WorkSize.of(device(), 1, t.size(), groups);
    finish.set(2, last.elementsOfItem());
    Command second =
        new Command.Start(finish, last.global(), last.local(), 3, Slot.fixed(partial), result);
    pool.giveBack(partial);
    return List.of(spaced(t.text(), work, memory), second);
  }

  private Command product(Task.Product t) {
    ProductShape shape = ProductShape.of(t.dtype(), t.gemm(), rows);
    ProductKernel kernel = tuner.kernel(shape);
    context.kernels().compile(owner, List.of(kernel.text()));
    Kernel k = kernel(kernel.text());
    int first = shape.set(k, kernel.perItem());
    return new Command.Start(
        k,
        kernel.global(),
        kernel.local(),
        first,
        slots.get(t.a()),
        slots.get(t.b()),
        slots.get(t.c()));
  }

  private Command systems(Task.Systems t) {
    long count = (long) t.systems() * (t.hasRows() ? rows : 1);
    if (count * t.elements() > Integer.MAX_VALUE) {
      throw new BackendException(
          "program %s solves %d systems of %d elements, 2^31 or more together; use a smaller batch"
              .formatted(owner, count, t.elements()));
    }
    Memory room = pool.take(count * t.elements() * bytes(t.dtype()));
    pool.giveBack(room);
    Kernel kernel = kernel(t.text());
    kernel.set(0, rows);
    List<Slot> memory = new ArrayList<>(slots(t.memory()));
    memory.add(Slot.fixed(room));
    double cost = (double) t.elements() * t.elements();
    WorkSize.Items items = WorkSize.items(device(), count, cost);
    kernel.set(1, items.each());
    long[] global = {items.global()};
    long[] local = {items.local()};
    return new Command.Start(kernel, global, local, 2, memory.toArray(Slot[]::new));
  }

  private static long bytes(DType dtype) {
    return dtype.bytes();
  }

  private List<Slot> slots(List<Integer> values) {
    return values.stream().map(slots::get).toList();
  }

  private Kernel kernel(KernelText text) {
    return resources.add(context.kernels().kernel(text));
  }

  private Device device() {
    return context.device();
  }
}
