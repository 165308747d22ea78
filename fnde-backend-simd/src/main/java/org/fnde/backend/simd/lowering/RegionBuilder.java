package org.fnde.backend.simd.lowering;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.fnde.backend.simd.exec.Instruction;
import org.fnde.backend.simd.exec.Place;
import org.fnde.backend.simd.exec.Region;
import org.fnde.backend.simd.lowering.Op.Accumulated;
import org.fnde.backend.simd.lowering.Op.Contraction;
import org.fnde.graph.DType;

/** Builds the region of one stage: nodes, and accumulations as soon as their operands are there. */
final class RegionBuilder {
  private final Schedule schedule;
  private final Emitter emitter;
  private final Accumulators sums;
  private final Domain domain;
  private final int elements;
  private final int number;
  private final int stage;
  private final Set<Node> done = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<Node> stored;
  private double cost;
  private int widest = 1;

  /**
   * An empty region.
   *
   * @param elements what it visits, 0 for the rows
   * @param number its number among the regions
   * @param stored nodes that regions of later stages read
   */
  RegionBuilder(
      Schedule schedule,
      Emitter emitter,
      Accumulators sums,
      int elements,
      int number,
      int stage,
      Set<Node> stored) {
    this.schedule = schedule;
    this.emitter = emitter;
    this.sums = sums;
    this.domain = elements == 0 ? Domain.ROWS : Domain.CHUNKS;
    this.elements = elements;
    this.number = number;
    this.stage = stage;
    this.stored = stored;
  }

  Region build(List<Node> nodes, List<Node> results, List<Place> outputs) {
    List<Node> here = nodes.stream().filter(this::isHere).toList();
    Set<Node> main = needed(here, results);
    List<Node> waiting = new ArrayList<>(here.stream().filter(x -> !main.contains(x)).toList());
    List<Accumulators.Sink> sinks = new ArrayList<>(sinksHere());
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
        instructions, elements, arena, sums.sizes(number), sums.maxima(number), cost, widest);
  }

  private boolean isHere(Node x) {
    return emitter.workspace().domains().of(x) == domain
        && !Leaves.isStored(x)
        && schedule.stage(x) == stage
        && (elements == 0 || x.size() == elements);
  }

  private List<Accumulators.Sink> sinksHere() {
    return sums.sinks(domain, stage).stream()
        .filter(s -> elements == 0 || s.source().size() == elements)
        .toList();
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
    if (x.op() instanceof Accumulated) {
      emitter.finish(x, sums);
    } else {
      emitter.emit(x);
    }
    done.add(x);
    int width = elements == 0 ? x.size() : 1;
    widest = Math.max(widest, width * (x.dtype() == DType.FLOAT32 ? 4 : 8));
    cost += Cost.of(x) * width / x.size();
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
