package org.fnde.backend.simd.lowering;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.fnde.backend.simd.exec.Instruction;
import org.fnde.backend.simd.exec.Place;
import org.fnde.backend.simd.exec.Region;
import org.fnde.backend.simd.lowering.Op.Contraction;
import org.fnde.graph.DType;

/** Builds the region of one stage: nodes, and accumulations as soon as their operands are there. */
final class RegionBuilder {
  private final Schedule schedule;
  private final Emitter emitter;
  private final Accumulators sums;
  private final int number;
  private final int stage;
  private final Set<Node> done = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<Node> stored;
  private double cost;
  private int widest = 1;

  /**
   * An empty region.
   *
   * @param number its number among the regions
   * @param stored nodes that regions of later stages read
   */
  RegionBuilder(
      Schedule schedule,
      Emitter emitter,
      Accumulators sums,
      int number,
      int stage,
      Set<Node> stored) {
    this.schedule = schedule;
    this.emitter = emitter;
    this.sums = sums;
    this.number = number;
    this.stage = stage;
    this.stored = stored;
  }

  Region build(List<Node> nodes, List<Node> results, List<Place> outputs) {
    List<Node> here = nodes.stream().filter(this::isHere).toList();
    Set<Node> main = needed(here, results);
    List<Node> waiting = new ArrayList<>(here.stream().filter(x -> !main.contains(x)).toList());
    List<Accumulators.Sink> sinks = new ArrayList<>(sums.sinks(stage));
    settle(waiting, sinks);
    for (Node x : here) {
      if (main.contains(x)) {
        compute(x);
        settle(waiting, sinks);
      }
    }
    for (int i = 0; i < results.size(); i++) {
      emitter.store(results.get(i), outputs.get(i));
    }
    return region();
  }

  private Region region() {
    int[] arena = Arena.plan(emitter.steps());
    List<Instruction> instructions = emitter.steps().stream().map(Step::instruction).toList();
    return new Region(
        instructions, 0, arena, sums.sizes(number), sums.maxima(number), cost, widest);
  }

  private boolean isHere(Node x) {
    return Schedule.domain(x) == Schedule.Domain.ROWS
        && !Leaves.isStored(x)
        && schedule.stage(x) == stage;
  }

  private Set<Node> needed(List<Node> here, List<Node> results) {
    Set<Node> main = Collections.newSetFromMap(new IdentityHashMap<>());
    results.forEach(r -> main.add(emitter.workspace().views().of(r).base()));
    here.stream().filter(stored::contains).forEach(main::add);
    for (Node x : here.reversed()) {
      if (main.contains(x)) {
        main.addAll(schedule.operands(x));
      }
    }
    return main;
  }

  private void compute(Node x) {
    emitter.emit(x);
    done.add(x);
    widest = Math.max(widest, x.size() * (x.dtype() == DType.FLOAT32 ? 4 : 8));
    cost += Cost.of(x);
    if (stored.contains(x)) {
      emitter.store(x, emitter.workspace().place(x));
    }
  }

  private void settle(List<Node> waiting, List<Accumulators.Sink> sinks) {
    boolean changed = true;
    while (changed) {
      changed = false;
      for (Node x : List.copyOf(waiting)) {
        if (schedule.operands(x).stream().allMatch(this::isReady)) {
          waiting.remove(x);
          compute(x);
          changed = true;
        }
      }
      for (Accumulators.Sink sink : List.copyOf(sinks)) {
        if (ready(sink)) {
          sinks.remove(sink);
          cost += sums.emit(sink, emitter, number);
        }
      }
    }
  }

  private boolean ready(Accumulators.Sink sink) {
    Node source = sink.source();
    return source.op() instanceof Contraction
        ? schedule.operands(source).stream().allMatch(this::isReady)
        : isReady(emitter.workspace().views().of(source).base());
  }

  private boolean isReady(Node base) {
    return done.contains(base) || !isHere(base);
  }
}
