package org.fnde.backend.simd.lowering;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fnde.backend.simd.exec.Instruction;
import org.fnde.backend.simd.exec.Place;
import org.fnde.backend.simd.exec.Plan;
import org.fnde.backend.simd.exec.Region;
import org.fnde.backend.simd.exec.Stage;
import org.fnde.backend.simd.kernel.KernelLibrary;
import org.fnde.backend.simd.lowering.Op.Accumulated;
import org.fnde.backend.simd.lowering.Op.Contraction;
import org.fnde.graph.Group;
import org.fnde.graph.Program;

/** Lowers one program. */
public final class Lowering {

  /**
   * A lowered program.
   *
   * @param plan what runs
   * @param sources where its constants come from
   * @param constants the program that computes those that are not inputs
   */
  public record Result(Plan plan, List<Source> sources, Program constants) {}

  private final Program program;
  private final ViewTable views = new ViewTable();
  private final Workspace workspace;
  private final List<Node> outputs;
  private final Schedule schedule;
  private final Accumulators sums;
  private final Set<Node> stored = Collections.newSetFromMap(new IdentityHashMap<>());
  private final List<Region> regions = new ArrayList<>();
  private final Map<String, Integer> results = new LinkedHashMap<>();
  private final Map<Node, Integer> loaded = new HashMap<>();
  private SharedBuilder shared;

  private Lowering(Program program, List<Node> outputs, KernelLibrary library) {
    this.program = program;
    this.outputs = outputs;
    this.workspace = new Workspace(library, views);
    this.sums = new Accumulators(workspace, x -> shared.scalar(x));
    List<Node> roots = outputs.stream().map(o -> views.of(o).base()).toList();
    List<Node> attempted = new ArrayList<>();
    for (int i = 0; i < roots.size(); i++) {
      if (program.outputs().get(i).group() == Group.ATTEMPT) {
        attempted.add(roots.get(i));
      }
    }
    Set<Node> needed = Collections.newSetFromMap(new IdentityHashMap<>());
    needed.addAll(Reach.from(attempted, this::operands));
    this.schedule = new Schedule(views, Reach.from(roots, this::operands), needed);
  }

  private List<Node> operands(Node x) {
    return x.operands().stream().map(o -> views.of(o).base()).toList();
  }

  /**
   * Lowers a program without calls.
   *
   * @param program the program
   * @param keepConstants false to compute in place what depends on BOUND inputs alone
   * @param library the kernels
   * @return what runs
   */
  public static Result lower(Program program, boolean keepConstants, KernelLibrary library) {
    Graph graph = new Graph();
    Importer importer = new Importer(program, keepConstants, graph);
    List<Node> imported = importer.outputs();
    List<Node> outputs = new Sums(graph).rewrite(List.copyOf(graph.nodes()), imported);
    Plan plan = new Lowering(program, outputs, library).plan();
    return new Result(plan, importer.sources(), importer.constants());
  }

  private Plan plan() {
    sums.collect(schedule);
    markStored();
    List<Stage> attempt = new ArrayList<>();
    List<Stage> commit = new ArrayList<>();
    int stages = Math.max(schedule.stages(), schedule.attemptStages() + 1);
    for (int s = 0; s < stages; s++) {
      (s < schedule.attemptStages() ? attempt : commit).add(stage(s));
    }
    return new Plan(
        regions,
        attempt,
        commit,
        workspace.arrays(),
        workspace.sharedSizes(),
        workspace.scalars().values(),
        workspace.scalars().steps(),
        workspace.scalars().rowCounts(),
        results,
        workspace.packs(),
        workspace.operations(),
        Math.max(1, regions.size()));
  }

  /** Values that a region of a later stage reads. */
  private void markStored() {
    for (Node x : schedule.nodes()) {
      boolean visitsRows =
          Schedule.domain(x) == Schedule.Domain.ROWS || x.op() instanceof Contraction;
      if (visitsRows) {
        schedule.operands(x).stream()
            .filter(o -> o.hasRows() && !Leaves.isStored(o))
            .filter(o -> schedule.stage(o) < schedule.stage(x))
            .forEach(stored::add);
      }
    }
  }

  private Stage stage(int s) {
    List<Instruction> packs = new ArrayList<>();
    shared = new SharedBuilder(workspace, new Emitter(workspace, false, packs), schedule, loaded);
    for (Node x : schedule.nodes()) {
      if (schedule.stage(x) == s && x.op() instanceof Accumulated) {
        shared.add(sums.finish(x));
      } else if (schedule.stage(x) == s && !x.hasRows()) {
        shared.compute(x);
      }
    }
    List<Node> rowResults = new ArrayList<>();
    List<Place> rowPlaces = new ArrayList<>();
    for (int i = 0; i < outputs.size(); i++) {
      if (stageOf(i) == s) {
        output(program.outputs().get(i), outputs.get(i), rowResults, rowPlaces);
      }
    }
    List<Integer> numbers = new ArrayList<>();
    if (!rowResults.isEmpty() || !sums.sinks(s).isEmpty() || hasRows(s)) {
      numbers.add(regions.size());
      regions.add(region(s, packs, rowResults, rowPlaces));
    }
    List<Instruction> instructions = new ArrayList<>(shared.instructions());
    instructions.addAll(packs);
    return new Stage(instructions, numbers);
  }

  private boolean hasRows(int s) {
    return schedule.nodes().stream()
        .anyMatch(x ->
            schedule.stage(x) == s
                && Schedule.domain(x) == Schedule.Domain.ROWS
                && !Leaves.isStored(x));
  }

  /** The stage that writes an output; only rows of a commit are written before, and held. */
  private int stageOf(int output) {
    Node x = outputs.get(output);
    int at = schedule.stage(views.of(x).base());
    boolean later = isCommit(output) && !x.hasRows();
    return later ? Math.max(at, schedule.attemptStages()) : at;
  }

  private boolean isCommit(int output) {
    return program.outputs().get(output).group() == Group.COMMIT;
  }

  private void output(Program.Output output, Node x, List<Node> rowResults, List<Place> rowPlaces) {
    boolean commit = output.group() == Group.COMMIT;
    if (!x.hasRows() && x.shape().rank() == 0) {
      int at = shared.scalar(x);
      results.put(output.name(), commit ? shared.copied(at) : at);
      return;
    }
    boolean held =
        commit && x.hasRows() && schedule.stage(views.of(x).base()) < schedule.attemptStages();
    int array = workspace.array(new Plan.Output(output.name(), x.type(), held));
    Place.Kind kind = x.hasRows() ? Place.Kind.ROWS : Place.Kind.SHARED;
    Place place = new Place(kind, array, 0, x.size());
    if (x.hasRows()) {
      rowResults.add(x);
      rowPlaces.add(place);
    } else {
      shared.store(x, place);
    }
  }

  private Region region(int s, List<Instruction> packs, List<Node> rowResults, List<Place> places) {
    Emitter emitter = new Emitter(workspace, true, packs);
    return new RegionBuilder(schedule, emitter, sums, regions.size(), s, stored)
        .build(schedule.nodes(), rowResults, places);
  }
}
