package org.fnde.backend.opencl.device;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fnde.backend.BackendException;
import org.jocl.CL;
import org.jocl.CLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ContextTest {
  private Device device;

  @BeforeEach
  void requireDevice() {
    device = TestDevice.require();
  }

  /** The message names the program and a file with source and log. */
  @Test
  void aKernelThatDoesNotCompileIsKeptWithItsLog() throws IOException {
    try (Context context = new Context(device)) {
      KernelText bad = KernelText.of("(__global float* y) { y[0] = nonsense; }");
      String message =
          assertThrows(
                  BackendException.class, () -> context.kernels().compile("doomed", List.of(bad)))
              .getMessage();
      assertTrue(message.contains("program doomed"), message);
      Matcher matcher = Pattern.compile("are in (\\S+\\.cl)").matcher(message);
      assertTrue(matcher.find(), message);
      Path file = Path.of(matcher.group(1));
      String text = Files.readString(file);
      Files.delete(file);
      assertTrue(text.contains("y[0] = nonsense;"), text);
      assertTrue(text.contains("error") && text.contains("'nonsense'"), text);
    }
  }

  @Test
  void tooMuchMemoryIsRefusedWithTheNumbers() {
    try (Context context = new Context(device)) {
      long bytes = device.memory() + 1;
      String message =
          assertThrows(BackendException.class, () -> context.allocate(bytes, "a giant"))
              .getMessage();
      assertTrue(message.contains("a giant"), message);
      assertTrue(message.contains(String.valueOf(bytes)), message);
      assertEquals(0, context.counters().liveBytes());
    }
  }

  @Test
  void aWorkGroupThatTheDriverRefusesIsNamed() {
    try (Context context = new Context(device);
        Queue queue = context.queue();
        Memory memory = context.allocate(64, "a test")) {
      KernelText text = KernelText.of("(__global float* y) { y[get_global_id(0)] = 1; }", true);
      context.kernels().compile("a test", List.of(text));
      try (Kernel kernel = context.kernels().kernel(text)) {
        kernel.set(0, memory);
        long tooMany = 2 * device.workGroup();
        String message =
            assertThrows(
                    BackendException.class,
                    () -> kernel.enqueue(queue, new long[] {tooMany}, new long[] {tooMany}))
                .getMessage();
        assertTrue(message.contains("the size of a work-group"), message);
        assertTrue(message.contains(device.name()), message);
      }
    }
  }

  /** No test can take a device away, so this is about what its driver then reports. */
  @Test
  void aLostDeviceIsNamed() {
    for (int status : new int[] {CL.CL_DEVICE_NOT_AVAILABLE, CL.CL_INVALID_COMMAND_QUEUE}) {
      CLException reported = new CLException("a driver's words", status);
      String message = Failures.of("starting a kernel", device, reported).getMessage();
      assertTrue(message.contains("the device is lost"), message);
      assertTrue(message.contains("starting a kernel on " + device.name()), message);
    }
  }

  /** Releasing a handle twice would end the virtual machine. */
  @Test
  void everythingCanBeClosedTwice() {
    Context context = new Context(device);
    Memory memory = context.allocate(64, "a test");
    Queue queue = context.queue();
    assertEquals(64, context.counters().liveBytes());
    for (int i = 0; i < 2; i++) {
      memory.close();
      queue.close();
      context.close();
    }
    assertEquals(0, context.counters().liveBytes());
    assertEquals(0, context.counters().liveRuns());
  }

  @Test
  void twoContextsDoNotDisturbEachOther() {
    try (Context second = new Context(device);
        Queue two = second.queue();
        Memory b = second.allocate(16, "a test")) {
      two.write(new float[] {5, 6, 7, 8}, b);
      try (Context first = new Context(device);
          Queue one = first.queue();
          Memory a = first.allocate(16, "a test")) {
        one.write(new float[] {1, 2, 3, 4}, a);
      }
      float[] values = new float[4];
      two.read(b, values);
      assertArrayEquals(new float[] {5, 6, 7, 8}, values);
    }
  }
}
