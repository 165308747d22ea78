package org.fnde.testkit.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.fnde.graph.ArrayOps;
import org.fnde.graph.DType;
import org.fnde.graph.Expr;
import org.fnde.graph.Shape;

/** The terms a random program consists of so far. */
final class Pool {
  private static final int LARGEST_ROW = 48;
  private final RandomGenerator random;
  private final DType dtype;
  private final List<Term> terms = new ArrayList<>();

  Pool(RandomGenerator random, DType dtype) {
    this.random = random;
    this.dtype = dtype;
  }

  RandomGenerator random() {
    return random;
  }

  DType dtype() {
    return dtype;
  }

  List<Term> terms() {
    return terms;
  }

  void add(Term term) {
    terms.add(term);
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  int between(int least, int most) {
    return random.nextInt(least, most + 1);
  }

  /** Recent terms are likelier, so that programs grow deep. */
  Term any() {
    int last = terms.size() - 1;
    int back = Math.min(random.nextInt(terms.size()), random.nextInt(terms.size()));
    return terms.get(last - back);
  }

  /** A term of one axis at least. */
  Term anyArray() {
    Term term = any();
    return term.expr().shape().rank() > 0 ? term : term.moved(term.expr().insertAxis(-1));
  }

  /** A term of two axes at least. */
  Term anyMatrix() {
    Term term = anyArray();
    int axis = random.nextBoolean() ? -1 : -2;
    return term.expr().shape().rank() > 1 ? term : term.moved(term.expr().insertAxis(axis));
  }

  /** A term every backend gives the same bits of. */
  Term anyExact() {
    List<Term> exact = terms.stream().filter(Term::exact).toList();
    return exact.get(random.nextInt(exact.size()));
  }

  /** An axis of an array. */
  int axis(Expr x) {
    return -between(1, x.shape().rank());
  }

  /** The term with rows. */
  Term withRows(Term term) {
    return term.moved(term.expr().broadcastRows());
  }

  /** The elements of a term, repeated or cut off to fill other dimensions. */
  Term fitted(Term term, List<Integer> dims) {
    Expr x = term.expr();
    if (x.shape().dims().equals(dims)) {
      return term;
    }
    int need = new Shape(false, dims).size();
    Expr flat = x.reshape(x.shape().size());
    while (flat.shape().size() < need) {
      flat =
          random.nextInt(3) == 0
              ? flat.pad(-1, 0, need - flat.shape().size())
              : ArrayOps.concatenate(-1, List.of(flat, flat));
    }
    Expr cut = flat.shape().size() == need ? flat : flat.slice(-1, 0, need);
    return term.moved(cut.reshape(dims.stream().mapToInt(Integer::intValue).toArray()));
  }

  /** A term with no more elements a row than a test has time for. */
  Term small(Term term) {
    Expr x = term.expr();
    if (x.shape().size() <= LARGEST_ROW) {
      return term;
    }
    return term.moved(x.reshape(x.shape().size()).slice(-1, 1, LARGEST_ROW - between(0, 3)));
  }
}
