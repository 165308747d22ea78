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
      long group = count == 1 ? 1 : Math.min(GROUP, device.workGroup());
      return new Items(1, roundedUp(count, group), group);
    }
    double items = Math.min(count * Math.max(1, cost) / OPERATIONS, ITEMS_OF_UNIT * device.units());
    long each = (long) Math.ceil(count / Math.max(1, Math.ceil(items)));
    return new Items(Math.toIntExact(each), (count + each - 1) / each, 1);
  }

  private static long roundedUp(long count, long group) {
    return (count + group - 1) / group * group;
  }

  static WorkSize of(Device device, int rows, int size, double cost) {
    if (!device.coarse()) {
      long group = Math.min(GROUP, device.workGroup());
      long across = Math.min(group, Long.highestOneBit(size));
      long down = rows == 1 ? 1 : group / across;
      return new WorkSize(
          1,
          1,
          new long[] {roundedUp(size, across), roundedUp(rows, down)},
          new long[] {across, down});
    }
    double wanted = Math.ceil((double) rows * size * Math.max(1, cost) / OPERATIONS);
    int items = (int) Math.min(wanted, (double) ITEMS_OF_UNIT * device.units());
    int rowItems = Math.min(rows, items);
    int columnItems = rows >= items ? 1 : Math.max(1, Math.min(items / rows, size / SHORT));
    int rowsOfItem = (rows + rowItems - 1) / rowItems;
    int elementsOfItem = (size + columnItems - 1) / columnItems;
    long[] global = {
      (size + elementsOfItem - 1) / elementsOfItem, (rows + rowsOfItem - 1) / rowsOfItem
    };
    return new WorkSize(rowsOfItem, elementsOfItem, global, new long[] {1, 1});
  }
}
