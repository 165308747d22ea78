package org.fnde.backend.opencl;

import java.lang.ref.Cleaner;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.fnde.backend.Array;
import org.fnde.backend.Backend;
import org.fnde.backend.BackendException;
import org.fnde.backend.Executable;
import org.fnde.backend.Residence;
import org.fnde.backend.Run;
import org.fnde.backend.opencl.device.CacheDirectory;
import org.fnde.backend.opencl.device.Context;
import org.fnde.backend.opencl.device.Device;
import org.fnde.backend.opencl.device.KernelText;
import org.fnde.backend.opencl.exec.PlanKernels;
import org.fnde.backend.opencl.exec.ProductStyle;
import org.fnde.backend.opencl.exec.Resources;
import org.fnde.backend.opencl.exec.Tuner;
import org.fnde.backend.opencl.inspect.Counters;
import org.fnde.backend.opencl.inspect.Inspected;
import org.fnde.backend.opencl.lowering.Lowering;
import org.fnde.backend.opencl.lowering.Plan;
import org.fnde.graph.DType;
import org.fnde.graph.Program;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Compiles programs for a device; owns its context and all runs. */
final class OpenClBackend implements Backend, Inspected {
  static final String ID = "opencl";
  private static final Logger LOG = LoggerFactory.getLogger(OpenClBackend.class);
  private static final int CACHED = 256;

  private final Context context;
  private final Tuner tuner;
  private final Cleaner cleaner = Cleaner.create();
  private final Residents residents;
  private final Set<Resources> open = ConcurrentHashMap.newKeySet();
  private final Map<Program, OpenClExecutable> compiled =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Program, OpenClExecutable> eldest) {
          return size() > CACHED;
        }
      };

  /** Whoever takes something into use has the one, who closes the backend the other. */
  private final ReadWriteLock lifecycle = new ReentrantReadWriteLock();

  private boolean closed;

  OpenClBackend(Device device, ProductStyle style, boolean tuning) {
    this.context = new Context(style == ProductStyle.LOCAL ? device.finely() : device);
    this.residents = new Residents(context, cleaner);
    Path file = CacheDirectory.of().resolve("tiles.txt");
    this.tuner = new Tuner(context, style, tuning, file);
    LOG.info("opencl: {}", device);
  }

  @Override
  public String id() {
    return ID;
  }

  Context context() {
    return context;
  }

  Tuner tuner() {
    return tuner;
  }

  @Override
  public Executable compile(Program program) {
    return whileOpen(() -> {
      synchronized (compiled) {
        OpenClExecutable known = compiled.get(program);
        if (known == null) {
          known = lowered(program);
          compiled.put(program, known);
        }
        return known;
      }
    });
  }

  private OpenClExecutable lowered(Program program) {
    requireDouble(program);
    Plan plan;
    try {
      plan = Lowering.lower(program);
    } catch (RuntimeException e) {
      throw new BackendException(
          "program " + program.name() + " cannot be compiled for opencl: " + e.getMessage(), e);
    }
    Set<KernelText> kernels = PlanKernels.of(plan, tuner);
    context.kernels().compile(program.name(), kernels);
    return new OpenClExecutable(this, program, plan);
  }

  private void requireDouble(Program program) {
    if (context.device().fp64()) {
      return;
    }
    Stream.concat(
            program.inputs().stream().map(i -> i.type().dtype()),
            program.nodes().stream().map(n -> n.dtype()))
        .filter(t -> t == DType.FLOAT64)
        .findAny()
        .ifPresent(t -> {
          throw new BackendException(
              "program "
                  + program.name()
                  + " computes in float64, which "
                  + context.device().name()
                  + " cannot (no fp64); use another device or the backend simd");
        });
  }

  @Override
  public Residence keep(Collection<Array> arrays) {
    return whileOpen(() -> residents.keep(arrays));
  }

  Residents residents() {
    return residents;
  }

  @Override
  public Run open(int rows) {
    return whileOpen(() -> {
      if (rows < 1) {
        throw new IllegalArgumentException("rows = " + rows + ": a batch has at least 1 row");
      }
      Resources resources =
          new Resources("the run is closed: read what is needed before closing it");
      OpenClRun run = new OpenClRun(this, resources, rows);
      open.add(resources);
      cleaner.register(run, () -> release(resources));
      return run;
    });
  }

  /** Releases what a run has; that of a backend which is closed is released already. */
  void release(Resources resources) {
    resources.close();
    open.remove(resources);
  }

  private <T> T whileOpen(Supplier<T> action) {
    lifecycle.readLock().lock();
    try {
      if (closed) {
        throw new IllegalStateException("the backend opencl is closed: create another one");
      }
      return action.get();
    } finally {
      lifecycle.readLock().unlock();
    }
  }

  @Override
  public Counters counters() {
    return context.counters();
  }

  @Override
  public void close() {
    lifecycle.writeLock().lock();
    try {
      if (closed) {
        return;
      }
      closed = true;
    } finally {
      lifecycle.writeLock().unlock();
    }
    // The last is released first. A run waits for what is done with it, and lets go of bindings.
    try (Resources all = new Resources("the backend is closed")) {
      all.add(context);
      all.add(residents);
      open.forEach(all::add);
      open.clear();
    }
  }
}
