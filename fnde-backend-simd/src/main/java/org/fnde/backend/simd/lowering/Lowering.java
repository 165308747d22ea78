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
  private final ViewTable views;
  private final Workspace workspace;
  private final List<Node> outputs;
  private final Schedule schedule;
  private final Accumulators sums;
  private final Cuts cuts;
  private final List<Region> regions = new ArrayList<>();
  private final Map<String, Integer> results = new LinkedHashMap<>();
  private final Map<Node, Integer> loaded = new HashMap<>();
  private SharedBuilder shared;

  private Lowering(Program program, ViewTable views, List<Node> outputs, KernelLibrary library) {
    this.program = program;
    this.views = views;
    this.outputs = outputs;
    List<Node> roots = outputs.stream().map(o -> views.of(o).base()).toList();
    List<Node> nodes = Reach.from(roots, this::operands);
    this.workspace = new Workspace(library, views);
    this.sums = new Accumulators(workspace, this::scalar);
    List<Node> attempted = new ArrayList<>();
    for (int i = 0; i < roots.size(); i++) {
      if (program.outputs().get(i).group() == Group.ATTEMPT) {
        attempted.add(roots.get(i));
      }
    }
    Set<Node> needed = Collections.newSetFromMap(new IdentityHashMap<>());
    needed.addAll(Reach.from(attempted, this::operands));
    this.schedule = new Schedule(views, workspace.domains(), nodes, needed);
    this.cuts = new Cuts(views, workspace.domains(), schedule, program.outputs(), outputs);
  }

  private int scalar(Node x) {
    return shared.scalar(x);
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
    ViewTable views = new ViewTable();
    List<Node> summed = new Sums(graph, views).rewrite(List.copyOf(graph.nodes()), imported);
    List<Node> combined = new Combinations(graph).rewrite(summed);
    List<Node> outputs = new Fusions(graph, views).rewrite(combined);
    Plan plan = new Lowering(program, views, outputs, library).plan();
    return new Result(plan, importer.sources(), importer.constants());
  }

  private Plan plan() {
    sums.collect(schedule);
    List<Stage> attempt = new ArrayList<>();
    List<Stage> commit = new ArrayList<>();
    int stages = Math.max(schedule.stages(), schedule.attemptStages() + 1);
    for (int i = 0; i < outputs.size(); i++) {
      stages = Math.max(stages, cuts.stage(program.outputs().get(i), outputs.get(i)) + 1);
    }
    int phases = 0;
    for (int s = 0; s < stages; s++) {
      boolean attempted = s < schedule.attemptStages();
      Stage stage = stage(s);
      (attempted ? attempt : commit).add(stage);
      // A commit that only adds up what an attempt accumulated forks, but cuts no rows again.
      boolean visits = attempted ? !stage.regions().isEmpty() : cuts.visitsRows(s, sums);
      phases += visits ? 1 : 0;
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
        Math.max(1, phases));
  }

  private Stage stage(int s) {
    List<Instruction> packs = new ArrayList<>();
    shared =
        new SharedBuilder(
            workspace, new Emitter(workspace, Domain.SHARED, packs, this::scalar), loaded);
    for (Node x : schedule.nodes()) {
      if (schedule.stage(x) != s) {
        continue;
      }
      switch (workspace.domains().of(x)) {
        case HOST, SHARED -> shared.compute(x);
        case SUM -> finish(x);
        case ROWS, CHUNKS -> {}
      }
    }
    Results results = new Results(new ArrayList<>(), new ArrayList<>());
    Results chunks = new Results(new ArrayList<>(), new ArrayList<>());
    for (int i = 0; i < outputs.size(); i++) {
      if (cuts.stage(program.outputs().get(i), outputs.get(i)) == s) {
        output(program.outputs().get(i), outputs.get(i), results, chunks);
      }
    }
    List<Integer> numbers = regions(s, packs, results, chunks);
    List<Instruction> instructions = new ArrayList<>(shared.instructions());
    instructions.addAll(packs);
    return new Stage(instructions, numbers);
  }

  private void finish(Node x) {
    if (x.op() instanceof Accumulated) {
      shared.add(sums.finish(x));
    }
  }

  private List<Integer> regions(int s, List<Instruction> packs, Results rows, Results chunks) {
    List<Integer> numbers = new ArrayList<>();
    if (!rows.nodes().isEmpty() || cuts.visitsRows(s, sums)) {
      numbers.add(regions.size());
      regions.add(region(s, 0, packs, rows));
    }
    for (int elements : cuts.sizes(s, sums)) {
      numbers.add(regions.size());
      regions.add(region(s, elements, packs, chunks.ofSize(elements)));
    }
    return numbers;
  }

  /** Outputs that a region writes. */
  private record Results(List<Node> nodes, List<Place> places) {
    Results ofSize(int elements) {
      Results some = new Results(new ArrayList<>(), new ArrayList<>());
      for (int i = 0; i < nodes.size(); i++) {
        if (nodes.get(i).size() == elements) {
          some.nodes.add(nodes.get(i));
          some.places.add(places.get(i));
        }
      }
      return some;
    }

    void add(Node x, Place place) {
      nodes.add(x);
      places.add(place);
    }
  }

  private void output(Program.Output output, Node x, Results rows, Results chunks) {
    boolean commit = output.group() == Group.COMMIT;
    if (!x.hasRows() && x.shape().rank() == 0) {
      int at = shared.scalar(x);
      results.put(output.name(), commit ? shared.copied(at) : at);
      return;
    }
    boolean held = commit && x.hasRows() && cuts.stage(output, x) < schedule.attemptStages();
    int array = workspace.array(new Plan.Output(output.name(), x.type(), held));
    Place.Kind kind = x.hasRows() ? Place.Kind.ROWS : Place.Kind.SHARED;
    Place place = new Place(kind, array, 0, x.size());
    if (x.hasRows()) {
      rows.add(x, place);
    } else if (cuts.isChunked(output, x)) {
      chunks.add(x, place);
    } else {
      shared.store(x, place);
    }
  }

  private Region region(int s, int elements, List<Instruction> packs, Results results) {
    Domain mode = elements == 0 ? Domain.ROWS : Domain.CHUNKS;
    Emitter emitter = new Emitter(workspace, mode, packs, this::scalar);
    return new RegionBuilder(schedule, emitter, sums, elements, regions.size(), s, cuts.stored())
        .build(schedule.nodes(), results.nodes(), results.places());
  }
}
