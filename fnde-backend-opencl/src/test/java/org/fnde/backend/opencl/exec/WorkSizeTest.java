package org.fnde.backend.opencl.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.fnde.backend.opencl.device.Device;
import org.fnde.backend.opencl.device.TestDevice;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkSizeTest {
  private Device device;

  @BeforeEach
  void requireDevice() {
    device = TestDevice.require();
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 4099", "1000, 21", "4099, 1", "300000, 64", "2000000, 90"})
  void allElementsAreCovered(int rows, int size) {
    for (Device each : new Device[] {device, device.finely()}) {
      WorkSize work = WorkSize.of(each, rows, size, 3);
      assertTrue(work.global()[0] * work.elementsOfItem() >= size);
      assertTrue(work.global()[1] * work.rowsOfItem() >= rows);
      assertEquals(0, work.global()[0] % work.local()[0]);
      assertEquals(0, work.global()[1] % work.local()[1]);
      assertTrue(work.global()[1] / work.local()[1] <= 65_535, "as many as any device takes");
    }
  }
}
