package org.fnde.backend.opencl.exec;

import org.fnde.backend.opencl.device.Device;

/**
 * How a space is cut into work-items: processors get a few large ones, graphics processors one for
 * each element in groups of a fixed size, whatever the number of elements: kernels pass over what
 * is beyond the last.
 *
 * @param rowsOfItem rows of a work-item
 * @param elementsOfItem elements of a row of a work-item
 * @param global work-items: elements, rows
 * @param local the work-group
 */
record WorkSize(int rowsOfItem, int elementsOfItem, long[] global, long[] local) {
  private static final double OPERATIONS = 40_000;
  private static final int ITEMS_OF_UNIT = 4;

  /** Below this, cutting a row costs more than it gains. */
  private static final int SHORT = 64;

  /** Work-items of a graphics processor's group: a few of the vectors that all have. */
  private static final int GROUP = 64;

  /** Groups in the second and third dimension: some graphics processors take 65,535. */
  private static final int MOST_GROUPS = 32_768;

  /**
   * How many equal things are shared out to work-items.
   *
   * @param each things of a work-item
   * @param global work-items
   * @param local work-items of a group
   */
  record Items(int each, long global, long local) {}

  static Items items(Device device, long count, double cost) {
    if (!device.coarse()) {
      return items(count, count == 1 ? 1 : Math.min(GROUP, device.workGroup()));
    }
    double items = Math.min(count * Math.max(1, cost) / OPERATIONS, ITEMS_OF_UNIT * device.units());
    long each = (long) Math.ceil(count / Math.max(1, Math.ceil(items)));
    return new Items(Math.toIntExact(each), Math.ceilDiv(count, each), 1);
  }

  /** For groups of a size, few enough for any dimension. */
  static Items items(long count, long group) {
    long each = Math.ceilDiv(count, MOST_GROUPS * group);
    return new Items(Math.toIntExact(each), roundedUp(Math.ceilDiv(count, each), group), group);
  }

  private static long roundedUp(long count, long group) {
    return Math.ceilDiv(count, group) * group;
  }

  static WorkSize of(Device device, int rows, int size, double cost) {
    if (!device.coarse()) {
      long group = Math.min(GROUP, device.workGroup());
      long across = Math.min(group, Long.highestOneBit(size));
      Items down = items(rows, rows == 1 ? 1 : group / across);
      return new WorkSize(
          down.each(),
          1,
          new long[] {roundedUp(size, across), down.global()},
          new long[] {across, down.local()});
    }
    double wanted = Math.ceil((double) rows * size * Math.max(1, cost) / OPERATIONS);
    int items = (int) Math.min(wanted, (double) ITEMS_OF_UNIT * device.units());
    int rowItems = Math.min(rows, items);
    int columnItems = rows >= items ? 1 : Math.max(1, Math.min(items / rows, size / SHORT));
    int rowsOfItem = Math.ceilDiv(rows, rowItems);
    int elementsOfItem = Math.ceilDiv(size, columnItems);
    long[] global = {Math.ceilDiv(size, elementsOfItem), Math.ceilDiv(rows, rowsOfItem)};
    return new WorkSize(rowsOfItem, elementsOfItem, global, new long[] {1, 1});
  }
}
