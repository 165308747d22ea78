package org.fnde.backend.opencl.device;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.fnde.backend.BackendException;
import org.jocl.CL;
import org.jocl.CLException;
import org.jocl.Pointer;
import org.jocl.cl_device_id;
import org.jocl.cl_kernel;
import org.jocl.cl_program;

/** Kernels compiled for one device; equal kernels are compiled once. Thread-safe. */
public final class KernelCache implements AutoCloseable {
  private static final String PRELUDE = "#pragma OPENCL FP_CONTRACT OFF\n";
  private static final String DOUBLE = "#pragma OPENCL EXTENSION cl_khr_fp64 : enable\n";

  private final Context context;
  private final Map<String, cl_program> built = new HashMap<>();
  private final List<cl_program> programs = new ArrayList<>();
  private boolean closed;

  KernelCache(Context context) {
    this.context = context;
  }

  /**
   * Compiles what is not compiled yet, all at once.
   *
   * @param owner the program they are for, for messages
   * @param kernels what is needed
   * @throws BackendException if a kernel does not compile; the message names a file with the source
   *     and the compiler's log
   */
  public synchronized void compile(String owner, Collection<KernelText> kernels) {
    LinkedHashSet<KernelText> missing = new LinkedHashSet<>(kernels);
    missing.removeIf(k -> built.containsKey(k.name()));
    if (missing.isEmpty()) {
      return;
    }
    requireOpen();
    StringBuilder source = new StringBuilder(context.device().fp64() ? DOUBLE : "");
    source.append(PRELUDE).append(Elementary.definitions(context.device()));
    missing.forEach(k -> source.append(k.source(context.device().coarse())));
    cl_program program = compiled(owner, source.toString());
    programs.add(program);
    missing.forEach(k -> built.put(k.name(), program));
  }

  private cl_program compiled(String owner, String source) {
    cl_program program;
    try {
      program =
          CL.clCreateProgramWithSource(context.handle(), 1, new String[] {source}, null, null);
    } catch (CLException e) {
      throw Failures.of("compiling program " + owner, context.device(), e);
    }
    try {
      String options =
          context.device().exactDivision() ? "-cl-fp32-correctly-rounded-divide-sqrt" : "";
      try {
        CL.clBuildProgram(program, 1, devices(), options, null, null);
      } finally {
        OpenCl.installed().handlers().restoreIfTaken();
      }
      return program;
    } catch (CLException e) {
      String log = log(program);
      CL.clReleaseProgram(program);
      throw new BackendException(
          "program "
              + owner
              + ": the driver of "
              + context.device().name()
              + " does not compile its kernels; "
              + kept(source, log),
          e);
    }
  }

  private String log(cl_program program) {
    try {
      long[] size = new long[1];
      cl_device_id id = context.device().id();
      CL.clGetProgramBuildInfo(program, id, CL.CL_PROGRAM_BUILD_LOG, 0, null, size);
      byte[] text = new byte[(int) size[0]];
      Pointer target = Pointer.to(text);
      CL.clGetProgramBuildInfo(program, id, CL.CL_PROGRAM_BUILD_LOG, text.length, target, null);
      return new String(text, UTF_8).replace("\0", "").strip();
    } catch (CLException e) {
      return "no log: " + e.getMessage();
    }
  }

  private static String kept(String source, String log) {
    try {
      Path directory = Files.createDirectories(CacheDirectory.of().resolve("failed"));
      Path file = directory.resolve(KernelText.of(source).name() + ".cl");
      CachedFile.replace(
          file, ("/* The compiler's log:\n" + log + "\n*/\n" + source).getBytes(UTF_8));
      return "source and log are in " + file;
    } catch (IOException e) {
      return "the log: " + log;
    }
  }

  private cl_device_id[] devices() {
    return new cl_device_id[] {context.device().id()};
  }

  /**
   * A kernel of its own for one caller.
   *
   * @param text what {@link #compile} was given
   * @return the kernel, which the caller closes
   */
  public synchronized Kernel kernel(KernelText text) {
    requireOpen();
    try {
      cl_kernel kernel = CL.clCreateKernel(built.get(text.name()), text.name(), null);
      return new Kernel(context, kernel);
    } catch (CLException e) {
      throw Failures.of("creating a kernel", context.device(), e);
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the backend opencl is closed: create another one");
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    programs.forEach(CL::clReleaseProgram);
    programs.clear();
    built.clear();
  }
}
