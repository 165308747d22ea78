package org.fnde.backend.simd.lowering;

import java.util.List;
import java.util.Map;
import org.fnde.backend.simd.exec.Instruction;
import org.fnde.backend.simd.exec.Place;
import org.fnde.backend.simd.exec.ScalarOp;
import org.fnde.backend.simd.exec.ScalarTape;
import org.fnde.backend.simd.lowering.Op.Contraction;
import org.fnde.backend.simd.lowering.Op.Prim;
import org.fnde.graph.DType;
import org.fnde.graph.primitive.Iota;

/** Builds the shared part of one stage. */
final class SharedBuilder {
  private final Workspace workspace;
  private final Emitter emitter;
  private final Map<Node, Integer> loaded;
  private ScalarTape tape = new ScalarTape();
  private int tapeAt = -1;

  /**
   * An empty list.
   *
   * @param loaded scalars that earlier stages read from arrays
   */
  SharedBuilder(Workspace workspace, Emitter emitter, Map<Node, Integer> loaded) {
    this.workspace = workspace;
    this.emitter = emitter;
    this.loaded = loaded;
  }

  void add(Instruction instruction) {
    emitter.add(instruction, List.of(), List.of(), false);
  }

  void compute(Node x) {
    if (x.op() instanceof Contraction || Leaves.isStored(x)) {
      return;
    }
    if (Leaves.isHost(x) || x.op() instanceof Prim(Iota i)) {
      workspace.scalars().at(x);
    } else if (workspace.domains().of(x) == Domain.HOST) {
      int[] operands = new int[3];
      for (int i = 0; i < x.operands().size(); i++) {
        operands[i] = scalar(x.operand(i));
      }
      workspace.count(((Prim) x.op()).primitive().name().split(" ")[0]);
      workspace.scalars().emit(x, operands, tape());
    } else {
      emitter.emit(x);
    }
  }

  /** Where a scalar is among the scalars, after reading it from an array if it is elsewhere. */
  int scalar(Node x) {
    View v = workspace.views().of(x);
    if (workspace.domains().of(v.base()) == Domain.HOST) {
      return workspace.scalars().at(v.base());
    }
    Integer known = loaded.get(x);
    if (known == null) {
      known = workspace.scalars().temporary();
      tape().load(emitter.ref(x), x.dtype(), known);
      loaded.put(x, known);
    }
    return known;
  }

  /** Another scalar of the same value, which keeps it until this stage runs again. */
  int copied(int scalar) {
    int copy = workspace.scalars().temporary();
    tape().add(ScalarOp.CAST, DType.FLOAT64, new int[] {scalar, scalar, scalar}, copy);
    return copy;
  }

  /** The tape at the end of the instructions. */
  private ScalarTape tape() {
    if (tapeAt != emitter.steps().size()) {
      tape = new ScalarTape();
      add(tape);
      tapeAt = emitter.steps().size();
    }
    return tape;
  }

  void store(Node x, Place to) {
    emitter.store(x, to);
  }

  List<Instruction> instructions() {
    return emitter.steps().stream().map(Step::instruction).toList();
  }
}
