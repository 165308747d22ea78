package org.fnde.backend.opencl.device;

import java.lang.foreign.AddressLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The process's signal handlers at one time. Drivers that contain a compiler replace those of the
 * Java virtual machine, which uses SIGSEGV for its own purposes (safepoints, null checks) and
 * SIGFPE for integer division by zero: with LLVM's handlers the first of them kills the process or
 * makes a compilation fail, and with PoCL's a division by zero gives a number. Where there is no
 * {@code sigaction}, nothing is saved and nothing restored. Thread-safe.
 */
final class SignalHandlers {
  /** HUP, INT, QUIT, ILL, TRAP, ABRT, BUS or EMT, FPE, BUS or USR1, SEGV, TERM. */
  private static final int[] SIGNALS = {1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 15};

  private static final int SEGMENTATION_FAULT = 11;

  /** More than any system's {@code struct sigaction}, which begins with the handler. */
  private static final long ROOM = 256;

  private static final AddressLayout POINTER = ValueLayout.ADDRESS;

  private final Optional<MethodHandle> sigaction;
  private final Arena arena = Arena.ofAuto();
  private final Map<Integer, MemorySegment> saved = new TreeMap<>();

  private SignalHandlers(Optional<MethodHandle> sigaction) {
    this.sigaction = sigaction;
    for (int signal : SIGNALS) {
      sigaction.ifPresent(call -> saved.put(signal, current(call, signal, arena)));
    }
  }

  /** Those of now. */
  @SuppressWarnings("restricted")
  static SignalHandlers save() {
    try {
      Linker linker = Linker.nativeLinker();
      FunctionDescriptor type =
          FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, POINTER, POINTER);
      return new SignalHandlers(
          linker
              .defaultLookup()
              .find("sigaction")
              .map(function -> linker.downcallHandle(function, type)));
    } catch (IllegalCallerException e) {
      return new SignalHandlers(Optional.empty()); // nor can drivers be loaded then
    }
  }

  /** Puts all of them back. */
  void restore() {
    sigaction.ifPresent(
        call -> saved.forEach((signal, action) -> call(call, signal, action, MemorySegment.NULL)));
  }

  /** Puts all of them back if a driver has taken that of segmentation faults. */
  void restoreIfTaken() {
    if (isTaken()) {
      restore();
    }
  }

  private boolean isTaken() {
    if (sigaction.isEmpty()) {
      return false;
    }
    try (Arena now = Arena.ofConfined()) {
      long handler = handler(current(sigaction.get(), SEGMENTATION_FAULT, now));
      return handler != handler(saved.get(SEGMENTATION_FAULT));
    }
  }

  private static long handler(MemorySegment action) {
    return action.get(POINTER, 0).address();
  }

  private static MemorySegment current(MethodHandle call, int signal, Arena arena) {
    MemorySegment action = arena.allocate(ROOM, POINTER.byteAlignment());
    call(call, signal, MemorySegment.NULL, action);
    return action;
  }

  private static void call(MethodHandle call, int signal, MemorySegment set, MemorySegment get) {
    try {
      int status = (int) call.invokeExact(signal, set, get);
      if (status != 0) {
        throw new IllegalStateException("sigaction refuses signal " + signal);
      }
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("sigaction failed: " + e, e);
    }
  }
}
