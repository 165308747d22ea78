package org.fnde.backend.opencl;

import java.lang.ref.Cleaner;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.fnde.backend.Array;
import org.fnde.backend.Residence;
import org.fnde.backend.opencl.device.Context;
import org.fnde.backend.opencl.device.Memory;
import org.fnde.backend.opencl.device.Queue;

/**
 * Arrays that are kept on the device, copied there when they are first used. Each is released when
 * nobody keeps and nobody uses it any more. Thread-safe.
 */
final class Residents implements AutoCloseable {
  private final Context context;
  private final Cleaner cleaner;
  private final Map<Array, Resident> residents = new IdentityHashMap<>();

  private static final class Resident {
    private int holders;
    private Optional<Memory> memory = Optional.empty();
  }

  /** One call of {@link #keep}; refers to no {@link Kept}, so that a forgotten one is cleaned. */
  private record Hold(Residents all, List<Array> arrays, AtomicBoolean closed) implements Runnable {
    @Override
    public void run() {
      if (closed.compareAndSet(false, true)) {
        arrays.forEach(all::release);
      }
    }
  }

  private record Kept(Hold hold) implements Residence {
    @Override
    public void close() {
      hold.run();
    }
  }

  Residents(Context context, Cleaner cleaner) {
    this.context = context;
    this.cleaner = cleaner;
  }

  Residence keep(Collection<Array> arrays) {
    List<Array> all = new ArrayList<>(arrays);
    synchronized (this) {
      all.forEach(a -> residents.computeIfAbsent(a, k -> new Resident()).holders++);
    }
    Hold hold = new Hold(this, all, new AtomicBoolean());
    Kept kept = new Kept(hold);
    cleaner.register(kept, hold);
    return kept;
  }

  /** The memory of an array that is kept, until {@link #release}. */
  synchronized Optional<Memory> acquire(Array array, Queue queue, String owner) {
    Resident resident = residents.get(array);
    if (resident == null) {
      return Optional.empty();
    }
    if (resident.memory.isEmpty()) {
      Memory memory = context.allocate(OpenClBuffer.bytes(array.type(), array.rows()), owner);
      try {
        queue.write(HostValues.of(array), memory);
      } catch (RuntimeException e) {
        memory.close();
        throw e;
      }
      resident.memory = Optional.of(memory);
    }
    resident.holders++;
    return resident.memory;
  }

  synchronized void release(Array array) {
    Resident resident = residents.get(array);
    if (resident != null && --resident.holders == 0) {
      residents.remove(array);
      resident.memory.ifPresent(Memory::close);
    }
  }

  /** Releases all, whoever holds them. */
  @Override
  public synchronized void close() {
    residents.values().forEach(r -> r.memory.ifPresent(Memory::close));
    residents.clear();
  }
}
