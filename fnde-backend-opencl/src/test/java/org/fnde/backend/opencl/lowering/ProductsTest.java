package org.fnde.backend.opencl.lowering;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.function.BinaryOperator;
import org.fnde.graph.ArrayType;
import org.fnde.graph.DType;
import org.fnde.graph.Expr;
import org.fnde.graph.Group;
import org.fnde.graph.Lifetime;
import org.fnde.graph.Program;
import org.fnde.graph.ProgramBuilder;
import org.fnde.graph.Shape;
import org.junit.jupiter.api.Test;

/** Which kernels products become. */
class ProductsTest {
  private static final Gemm.Many EACH_ROW = new Gemm.Many(1, true, 11 * 9, 9 * 13);

  private static List<Task> tasks(Shape left, Shape right, BinaryOperator<Expr> product) {
    ProgramBuilder b = Program.builder("product");
    Expr x = b.input("x", new ArrayType(DType.FLOAT64, left), Lifetime.STATE);
    Expr y = b.input("y", new ArrayType(DType.FLOAT64, right), Lifetime.STATE);
    Program program = b.output(Group.ATTEMPT, "z", product.apply(x, y)).build();
    return Lowering.lower(program).tasks().get(Stage.ATTEMPT);
  }

  private static Gemm only(List<Task> tasks) {
    assertEquals(1, tasks.size(), tasks.toString());
    return ((Task.Product) tasks.getFirst()).gemm();
  }

  @Test
  void matricesOfEveryRowAreMultipliedInTiles() {
    Gemm gemm = only(tasks(Shape.rows(11, 9), Shape.rows(9, 13), Expr::matmul));
    assertEquals(new Gemm(11, false, 13, 9, false, 9, 1, EACH_ROW), gemm);
    assertEquals(130, gemm.many().count(130));
  }

  @Test
  void aTransposedMatrixIsReadWhereItIs() {
    Gemm gemm =
        only(tasks(Shape.rows(9, 11), Shape.rows(9, 13), (x, y) -> x.transpose().matmul(y)));
    assertEquals(new Gemm(11, false, 13, 9, false, 1, 11, EACH_ROW), gemm);
  }

  @Test
  void aMatrixThatRowsShareIsReadAgainAndAgain() {
    Gemm gemm = only(tasks(Shape.of(11, 9), Shape.rows(9, 13), Expr::matmul));
    assertEquals(new Gemm.Many(1, true, 0, 9 * 13), gemm.many());
  }

  @Test
  void aSumOfProductsIsOneProduct() {
    Gemm gemm =
        only(
            tasks(
                Shape.rows(11, 9),
                Shape.rows(11, 13),
                (x, y) -> x.transpose().matmul(y).sumRows()));
    assertEquals(new Gemm(9, false, 13, 11, true, 1, 9, Gemm.Many.ONE), gemm);
  }

  @Test
  void smallProductsAreComputedWhereTheyAreRead() {
    List<Task> tasks =
        tasks(Shape.rows(2, 3), Shape.rows(3, 2), (x, y) -> x.matmul(y).tanh().plus(1));
    assertEquals(List.of(Task.Loop.class), tasks.stream().map(Task::getClass).toList());
  }
}
