package org.fnde.backend.simd.exec;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.fnde.graph.ArrayType;
import org.fnde.graph.DType;

/**
 * A lowered program.
 *
 * @param regions all regions
 * @param attempt the stages of an attempt
 * @param commit the stages that follow when it is accepted
 * @param arrays what the frames hold from {@link Frame#FIRST_FREE} on
 * @param shared elements of FLOAT32 and of other shared values
 * @param scalars initial values of the scalars
 * @param steps where STEP inputs are set among the scalars, by name
 * @param rowCounts where the number of rows is put among the scalars
 * @param results where scalar outputs are read among the scalars, by name
 * @param packs what is packed once per binding
 * @param operations counts by name
 * @param phases fork and joins of an attempt and its commit, without those of a commit that visit
 *     large shared values alone
 */
public record Plan(
    List<Region> regions,
    List<Stage> attempt,
    List<Stage> commit,
    List<Slot> arrays,
    int[] shared,
    double[] scalars,
    Map<String, Integer> steps,
    List<Integer> rowCounts,
    Map<String, Integer> results,
    List<Instruction> packs,
    Map<String, Integer> operations,
    int phases) {

  /** Where an array of a frame comes from. */
  public sealed interface Slot {}

  /** An entry of the binding. */
  public record Constant(int index) implements Slot {}

  /** The contents of a buffer that is read. */
  public record Input(String name, ArrayType type) implements Slot {}

  /**
   * The contents of a buffer that is written.
   *
   * @param held whether an attempt writes what only a commit may show
   */
  public record Output(String name, ArrayType type, boolean held) implements Slot {}

  /** A packed matrix that the binding holds. */
  public record Panels(DType dtype, int length) implements Slot {}

  /** A packed matrix that changes from step to step. */
  public record StepPanels(DType dtype, int length) implements Slot {}

  /** A value of all rows that one region computes and another one reads. */
  public record Rows(DType dtype, int size) implements Slot {}

  /** Something that every worker has for itself. */
  public record PerWorker(Supplier<Object> make) implements Slot {}
}
