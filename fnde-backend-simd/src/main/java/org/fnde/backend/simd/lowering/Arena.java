package org.fnde.backend.simd.lowering;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.fnde.backend.simd.exec.Place;

/** Gives tiles positions in the arenas, which those that nothing reads any more leave free. */
final class Arena {
  private final Map<Place, Integer> lastUse = new IdentityHashMap<>();
  private final Map<Place, Integer> positions = new IdentityHashMap<>();
  private final Map<Integer, TreeMap<Integer, Integer>> free = new HashMap<>();
  private final int[] ends = new int[2];

  /** Chooses positions; returns the sizes of both arenas. */
  static int[] plan(List<Step> steps) {
    Arena arena = new Arena();
    for (int i = 0; i < steps.size(); i++) {
      for (Place p : steps.get(i).reads()) {
        arena.lastUse.put(p, i);
      }
      for (Place p : steps.get(i).writes()) {
        arena.lastUse.put(p, i);
      }
    }
    for (int i = 0; i < steps.size(); i++) {
      arena.place(steps.get(i), i);
    }
    return arena.ends;
  }

  private void place(Step step, int at) {
    for (Place p : step.writes()) {
      if (p.kind() == Place.Kind.TILE && !positions.containsKey(p)) {
        int position = step.inPlace() ? reused(step, p, at) : -1;
        positions.put(p, position < 0 ? allocate(p) : position);
        p.moveTo(positions.get(p));
      }
    }
    step.reads().stream().distinct().forEach(p -> releaseAfter(p, at));
    step.writes().stream().distinct().forEach(p -> releaseAfter(p, at));
  }

  private int reused(Step step, Place result, int at) {
    for (Place p : step.reads()) {
      boolean fits =
          p.kind() == Place.Kind.TILE
              && p.array() == result.array()
              && p.size() == result.size()
              && lastUse.get(p) == at;
      if (fits) {
        int position = positions.get(p);
        lastUse.put(p, -1);
        return position;
      }
    }
    return -1;
  }

  private int allocate(Place p) {
    TreeMap<Integer, Integer> gaps = free.computeIfAbsent(p.array(), k -> new TreeMap<>());
    Map.Entry<Integer, Integer> best = null;
    for (Map.Entry<Integer, Integer> gap : gaps.entrySet()) {
      boolean fits = gap.getValue() >= p.size();
      if (fits && (best == null || gap.getValue() < best.getValue())) {
        best = gap;
      }
    }
    if (best == null) {
      int position = ends[p.array()];
      ends[p.array()] += p.size();
      return position;
    }
    int position = best.getKey();
    int left = best.getValue() - p.size();
    gaps.remove(position);
    if (left > 0) {
      gaps.put(position + p.size(), left);
    }
    return position;
  }

  private void releaseAfter(Place p, int at) {
    if (p.kind() != Place.Kind.TILE || lastUse.get(p) != at) {
      return;
    }
    TreeMap<Integer, Integer> gaps = free.computeIfAbsent(p.array(), k -> new TreeMap<>());
    int from = positions.get(p);
    int size = p.size();
    Map.Entry<Integer, Integer> before = gaps.lowerEntry(from);
    if (before != null && before.getKey() + before.getValue() == from) {
      from = before.getKey();
      size += before.getValue();
      gaps.remove(from);
    }
    Integer after = gaps.remove(from + size);
    gaps.put(from, size + (after == null ? 0 : after));
  }
}
