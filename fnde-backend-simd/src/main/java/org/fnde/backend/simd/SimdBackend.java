package org.fnde.backend.simd;

import java.util.LinkedHashMap;
import java.util.Map;
import org.fnde.backend.Backend;
import org.fnde.backend.BackendException;
import org.fnde.backend.Executable;
import org.fnde.backend.Run;
import org.fnde.backend.simd.exec.Workers;
import org.fnde.backend.simd.kernel.KernelLibrary;
import org.fnde.graph.Program;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Compiles programs to instruction lists; owns the threads that run them. */
final class SimdBackend implements Backend {
  private static final Logger LOG = LoggerFactory.getLogger(SimdBackend.class);
  private static final int CACHED = 256;

  private final KernelLibrary library = KernelLibrary.choose();
  private final Workers workers;
  private final Map<Program, SimdExecutable> compiled =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Program, SimdExecutable> eldest) {
          return size() > CACHED;
        }
      };
  private volatile boolean closed;

  SimdBackend(int threads) {
    workers = new Workers(threads);
    if (library.floats().lanes() == 1) {
      LOG.warn(
          "simd runs without vectors, which is several times slower: {}", library.description());
    } else {
      LOG.info("simd: {}, {} threads", library.description(), threads);
    }
  }

  @Override
  public String id() {
    return "simd";
  }

  @Override
  public Executable compile(Program program) {
    requireOpen();
    synchronized (compiled) {
      SimdExecutable known = compiled.get(program);
      if (known == null) {
        known = lowered(program);
        compiled.put(program, known);
      }
      return known;
    }
  }

  private SimdExecutable lowered(Program program) {
    try {
      return SimdExecutable.of(this, program, true);
    } catch (RuntimeException e) {
      throw new BackendException(
          "program " + program.name() + " cannot be compiled for simd: " + e.getMessage(), e);
    }
  }

  KernelLibrary library() {
    return library;
  }

  Workers workers() {
    return workers;
  }

  @Override
  public Run open(int rows) {
    requireOpen();
    if (rows < 1) {
      throw new IllegalArgumentException("rows = " + rows + ": a batch has at least 1 row");
    }
    return new SimdRun(this, rows);
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the backend simd is closed: create another one");
    }
  }

  @Override
  public void close() {
    closed = true;
    workers.close();
  }
}
