package org.fnde.backend.opencl.exec;

import org.fnde.backend.opencl.device.Device;

/**
 * How a space is cut into work-items: processors get a few large ones, graphics processors one for
 * each element.
 *
 * @param rowsOfItem rows of a work-item
 * @param elementsOfItem elements of a row of a work-item
 * @param global work-items: elements, rows
 * @param local the work-group, null for the driver's choice
 */
record WorkSize(int rowsOfItem, int elementsOfItem, long[] global, long[] local) {
  private static final double OPERATIONS = 40_000;
  private static final int ITEMS_OF_UNIT = 4;

  /** Below this, cutting a row costs more than it gains. */
  private static final int SHORT = 64;

  static WorkSize of(Device device, int rows, int size, double cost) {
    if (!device.cpu()) {
      return new WorkSize(1, 1, new long[] {size, rows}, null);
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
