package org.fnde.backend.opencl.device;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Looks for the OpenCL loader and a driver before JOCL does, which throws an error and writes to
 * standard output where there is none.
 */
final class LoaderProbe {
  private LoaderProbe() {}

  /** Why there is no OpenCL here, empty if the loader knows a platform. */
  @SuppressWarnings("restricted")
  static Optional<String> absence() {
    for (String name : names()) {
      try (Arena arena = Arena.ofConfined()) {
        SymbolLookup library = SymbolLookup.libraryLookup(name, arena);
        Optional<MemorySegment> function = library.find("clGetPlatformIDs");
        if (function.isPresent()) {
          return platforms(function.get()) > 0
              ? Optional.empty()
              : Optional.of(
                  "the OpenCL loader "
                      + name
                      + " finds no driver; install one, such as pocl-opencl-icd for the processor");
        }
      } catch (IllegalArgumentException e) {
        continue; // there is no library of this name
      }
    }
    return Optional.of(
        "no OpenCL loader ("
            + String.join(" or ", names())
            + "); install one, such as ocl-icd-libopencl1, and a driver");
  }

  @SuppressWarnings("restricted")
  private static int platforms(MemorySegment function) {
    FunctionDescriptor type =
        FunctionDescriptor.of(
            ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment count = arena.allocate(ValueLayout.JAVA_INT);
      int status =
          (int)
              Linker.nativeLinker()
                  .downcallHandle(function, type)
                  .invokeExact(0, MemorySegment.NULL, count);
      return status == 0 ? count.get(ValueLayout.JAVA_INT, 0) : 0;
    } catch (Throwable e) {
      throw new IllegalStateException("clGetPlatformIDs failed: " + e, e);
    }
  }

  /** The names JOCL opens. */
  private static List<String> names() {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (system.startsWith("windows")) {
      return List.of("OpenCL.dll");
    }
    return system.startsWith("mac")
        ? List.of("/System/Library/Frameworks/OpenCL.framework/Versions/Current/OpenCL")
        : List.of("libOpenCL.so", "libOpenCL.so.1");
  }
}
