package org.fnde.backend.simd.exec;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** Runs the stages of a plan on given arrays. For one thread at a time. */
public final class Runner implements Work {
  private final Plan plan;
  private final Workers workers;
  private final Frame[] frames;
  private final Tiling[] tilings;
  private final Object[][][] sums;
  private List<Integer> regions = List.of();
  private long forkJoins;
  private long handedOut;

  /**
   * Allocates scratch.
   *
   * @param small whether the program runs on the calling thread alone
   */
  public Runner(Plan plan, Workers workers, int rows, boolean small) {
    this.plan = plan;
    this.workers = workers;
    int count = plan.regions().size();
    tilings = new Tiling[count];
    sums = new Object[count][][];
    int slots = 1;
    for (int r = 0; r < count; r++) {
      Region region = plan.regions().get(r);
      tilings[r] = Tiling.of(region, rows, small);
      sums[r] = new Object[tilings[r].slots()][];
      for (int s = 0; s < sums[r].length; s++) {
        sums[r][s] = new Object[] {new float[region.sums()[0]], new double[region.sums()[1]]};
      }
      slots = Math.max(slots, tilings[r].slots());
    }
    frames = new Frame[small ? 1 : Math.min(workers.threads(), slots)];
    float[] shared32 = new float[plan.shared()[0]];
    double[] shared64 = new double[plan.shared()[1]];
    for (int i = 0; i < frames.length; i++) {
      frames[i] = frame(rows);
      frames[i].set(Frame.SHARED32, shared32);
      frames[i].set(Frame.SHARED64, shared64);
    }
  }

  private Frame frame(int rows) {
    Frame f = new Frame(Frame.FIRST_FREE + plan.arrays().size());
    int[] arena = new int[2];
    int scratch = 1;
    for (Stage s : plan.attempt()) {
      scratch = Math.max(scratch, scratch(s.shared(), 1));
    }
    for (Stage s : plan.commit()) {
      scratch = Math.max(scratch, scratch(s.shared(), 1));
    }
    for (int r = 0; r < tilings.length; r++) {
      Region region = plan.regions().get(r);
      int tile = tilings[r].tile();
      arena[0] = Math.max(arena[0], region.arena()[0] * tile);
      arena[1] = Math.max(arena[1], region.arena()[1] * tile);
      scratch = Math.max(scratch, scratch(region.instructions(), tile));
    }
    f.set(Frame.ARENA32, new float[arena[0]]);
    f.set(Frame.ARENA64, new double[arena[1]]);
    f.set(Frame.SCRATCH32, new float[scratch]);
    f.set(Frame.SCRATCH64, new double[scratch]);
    f.stride = Tiling.stride(rows);
    f.sums = sums;
    return f;
  }

  private static int scratch(List<Instruction> instructions, int rows) {
    return instructions.stream().mapToInt(i -> i.scratch(rows)).max().orElse(0);
  }

  /** Puts an array in its place in all frames. */
  public void set(int number, Object array) {
    for (Frame f : frames) {
      f.set(number, array);
    }
  }

  /** Puts an array of its own in each frame. */
  public void setEach(int number, Supplier<Object> make) {
    for (Frame f : frames) {
      f.set(number, make.get());
    }
  }

  /** Runs stages in order. */
  public void run(List<Stage> stages) {
    for (int i = 0; i < stages.size(); i++) {
      Stage stage = stages.get(i);
      Frame f = frames[0];
      f.tile(0, 1, 1);
      List<Instruction> shared = stage.shared();
      for (int k = 0; k < shared.size(); k++) {
        shared.get(k).run(f);
      }
      if (!stage.regions().isEmpty()) {
        fork(stage.regions());
      }
    }
  }

  private void fork(List<Integer> numbers) {
    regions = numbers;
    int items = 0;
    for (int i = 0; i < numbers.size(); i++) {
      items += tilings[numbers.get(i)].slots();
    }
    forkJoins++;
    if (frames.length == 1) {
      for (int i = 0; i < items; i++) {
        run(i, 0);
      }
    } else if (workers.run(this, items)) {
      handedOut++;
    }
  }

  @Override
  public void run(int item, int worker) {
    int slot = item;
    int at = 0;
    while (slot >= tilings[regions.get(at)].slots()) {
      slot -= tilings[regions.get(at)].slots();
      at++;
    }
    slot(regions.get(at), slot, frames[worker]);
  }

  private void slot(int number, int slot, Frame f) {
    Region region = plan.regions().get(number);
    Tiling tiling = tilings[number];
    clear(region, sums[number][slot]);
    f.set(Frame.SUMS32, sums[number][slot][0]);
    f.set(Frame.SUMS64, sums[number][slot][1]);
    int end = Math.min((slot + 1) * tiling.slotSize(), tiling.elements());
    List<Instruction> instructions = region.instructions();
    int count = instructions.size();
    for (int from = slot * tiling.slotSize(); from < end; from += tiling.tile()) {
      int length = Math.min(tiling.tile(), end - from);
      f.tile(from, length, Math.min(length, tiling.valid() - from));
      for (int i = 0; i < count; i++) {
        instructions.get(i).run(f);
      }
    }
  }

  private static void clear(Region region, Object[] sums) {
    float[] floats = (float[]) sums[0];
    double[] doubles = (double[]) sums[1];
    Arrays.fill(floats, 0);
    Arrays.fill(doubles, 0);
    List<int[]> ranges = region.maxima().get(0);
    for (int i = 0; i < ranges.size(); i++) {
      Arrays.fill(floats, ranges.get(i)[0], ranges.get(i)[1], Float.NEGATIVE_INFINITY);
    }
    ranges = region.maxima().get(1);
    for (int i = 0; i < ranges.size(); i++) {
      Arrays.fill(doubles, ranges.get(i)[0], ranges.get(i)[1], Double.NEGATIVE_INFINITY);
    }
  }

  /** How often work was handed to the slots. */
  public long forkJoins() {
    return forkJoins;
  }

  /** How often other threads were asked. */
  public long handedOut() {
    return handedOut;
  }

  /** How each region is cut. */
  public List<Tiling> tilings() {
    return List.of(tilings);
  }

  /** Bytes of tiles, accumulators and scratch. */
  public long bytes() {
    long bytes = 0;
    for (Frame f : frames) {
      for (int i : new int[] {Frame.ARENA32, Frame.ARENA64, Frame.SCRATCH32, Frame.SCRATCH64}) {
        bytes += Storage.bytes(f.arrays[i]);
      }
    }
    for (Object[][] region : sums) {
      for (Object[] slot : region) {
        bytes += Storage.bytes(slot[0]) + Storage.bytes(slot[1]);
      }
    }
    return bytes;
  }
}
