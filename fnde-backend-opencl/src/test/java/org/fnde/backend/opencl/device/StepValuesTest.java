package org.fnde.backend.opencl.device;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class StepValuesTest {
  @Test
  void valuesAreSentWhenTheyChange() {
    try (Context context = new Context(TestDevice.require());
        Queue queue = context.queue();
        StepValues values = new StepValues(queue, 2)) {
      // There may be one more, which no kernel reads.
      for (double[] each : new double[][] {{1, 2, 7}, {1, 2, 8}, {1, 3, 8}}) {
        values.send(each);
      }
      double[] sent = new double[2];
      queue.read(values.memory(), sent);
      assertArrayEquals(new double[] {1, 3}, sent);
      assertEquals(2, context.counters().launches());
    }
  }
}
