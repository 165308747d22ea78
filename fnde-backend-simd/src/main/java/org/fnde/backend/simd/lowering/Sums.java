package org.fnde.backend.simd.lowering;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.fnde.backend.simd.lowering.Op.Accumulated;
import org.fnde.backend.simd.lowering.Op.Accumulation;
import org.fnde.backend.simd.lowering.Op.Contraction;
import org.fnde.backend.simd.lowering.Op.Prim;
import org.fnde.graph.ArrayType;
import org.fnde.graph.DType;
import org.fnde.graph.Shape;
import org.fnde.graph.primitive.Add;
import org.fnde.graph.primitive.BroadcastRows;
import org.fnde.graph.primitive.MaxRows;
import org.fnde.graph.primitive.Mul;
import org.fnde.graph.primitive.Neg;
import org.fnde.graph.primitive.Primitive;
import org.fnde.graph.primitive.ReduceMax;
import org.fnde.graph.primitive.Reshape;
import org.fnde.graph.primitive.Sub;
import org.fnde.graph.primitive.Sum;
import org.fnde.graph.primitive.SumRows;
import org.fnde.graph.primitive.Transpose;

/**
 * Puts accumulators in place of sums over rows: each maximal linear combination of sums, with
 * weights known before the rows are visited, is one.
 */
final class Sums {
  private final Graph graph;
  private final Contractions contractions;
  private final HostScalars scalars;
  private final ViewTable views;
  private final Map<Node, Form> forms = new IdentityHashMap<>();
  private final Map<Node, Node> values = new HashMap<>();

  Sums(Graph graph, ViewTable views) {
    this.graph = graph;
    this.views = views;
    this.contractions = new Contractions(graph);
    this.scalars = new HostScalars(graph);
  }

  List<Node> rewrite(List<Node> nodes, List<Node> outputs) {
    nodes.forEach(this::visit);
    return outputs.stream().map(this::value).toList();
  }

  private void visit(Node x) {
    Optional<Form> form = form(x);
    if (form.isPresent()) {
      forms.put(x, form.get());
    } else if (x.is(MaxRows.class)) {
      values.put(x, accumulated(x, Accumulation.MAX));
    } else if (isLargeReduction(x)) {
      boolean sum = x.is(Sum.class);
      values.put(x, accumulated(x, sum ? Accumulation.SUM : Accumulation.MAX));
    } else {
      List<Node> operands = x.operands().stream().map(this::value).toList();
      values.put(x, graph.node(x.op(), operands, x.type()));
    }
  }

  private Node accumulated(Node x, Accumulation kind) {
    Node source = value(x.operand(0));
    return graph.node(new Accumulated(kind), List.of(source, one()), x.type());
  }

  /** A reduction to one number of a large shared value, which is visited chunk by chunk. */
  private boolean isLargeReduction(Node x) {
    return (x.is(Sum.class) || x.is(ReduceMax.class))
        && x.isScalar()
        && x.operand(0).size() >= Domains.LARGE
        && views.of(value(x.operand(0))).isDense();
  }

  private Optional<Form> form(Node x) {
    if (!(x.op() instanceof Prim(Primitive p)) || x.hasRows() || !x.dtype().isFloat()) {
      return Optional.empty();
    }
    return switch (p) {
      case SumRows s -> Optional.of(sum(value(x.operand(0)), one()));
      case Add a -> added(x, one());
      case Sub s -> added(x, scalars.negated(one()));
      case Neg n -> formOf(x.operand(0)).map(f -> scaled(f, scalars.negated(one()), x));
      case Mul m -> product(x);
      case Reshape r -> formOf(x.operand(0)).map(f -> moved(f, x, s -> reshaped(s, x.shape())));
      case Transpose t when x.shape().rank() == 2 && t.order().equals(List.of(1, 0)) ->
          formOf(x.operand(0)).map(f -> moved(f, x, this::swapped));
      default -> Optional.empty();
    };
  }

  private Node one() {
    return graph.number(1, DType.FLOAT64);
  }

  private Optional<Form> formOf(Node x) {
    return Optional.ofNullable(forms.get(x));
  }

  /** Scalars known beforehand and signs inside the sum become part of the weight. */
  private Form sum(Node x, Node weight) {
    if (x.op() instanceof Prim(Neg n)) {
      return sum(x.operand(0), scalars.negated(weight));
    }
    if (x.op() instanceof Prim(Mul m)) {
      for (int i = 0; i < 2; i++) {
        Node other = x.operand(1 - i);
        Optional<Node> scalar = scalars.of(x.operand(i));
        if (scalar.isPresent() && other.hasRows() && !(other.is(BroadcastRows.class))) {
          return sum(other, scalars.product(weight, scalar.get()));
        }
      }
    }
    Node source = contractions.of(x).orElse(x);
    return new Form(List.of(new Term(source, weight)), Optional.empty());
  }

  private Optional<Form> added(Node x, Node sign) {
    Optional<Form> a = formOf(x.operand(0));
    Optional<Form> b = formOf(x.operand(1));
    if (a.isEmpty() && b.isEmpty()) {
      return Optional.empty();
    }
    List<Term> terms = new ArrayList<>();
    a.ifPresent(f -> terms.addAll(f.terms()));
    b.ifPresent(f ->
        f.terms().forEach(t -> terms.add(new Term(t.source(), scalars.product(t.weight(), sign)))));
    Optional<Node> left = a.isPresent() ? a.get().rest() : Optional.of(value(x.operand(0)));
    Optional<Node> right = b.isPresent() ? b.get().rest() : Optional.of(value(x.operand(1)));
    Primitive p = ((Prim) x.op()).primitive();
    Optional<Node> rest =
        left.isPresent() && right.isPresent()
            ? Optional.of(graph.of(p, left.get(), right.get()))
            : left.or(() -> p instanceof Sub ? right.map(r -> graph.of(new Neg(), r)) : right);
    return Optional.of(new Form(terms, rest));
  }

  private Form scaled(Form f, Node weight, Node x) {
    List<Term> terms =
        f.terms().stream()
            .map(t -> new Term(t.source(), scalars.product(t.weight(), weight)))
            .toList();
    return new Form(terms, f.rest().map(r -> graph.of(((Prim) x.op()).primitive(), r)));
  }

  private Optional<Form> product(Node x) {
    for (int i = 0; i < 2; i++) {
      Optional<Node> scalar = scalars.of(value(x, i));
      Optional<Form> f = formOf(x.operand(1 - i));
      if (scalar.isPresent() && f.isPresent()) {
        Node repeated = value(x.operand(i));
        List<Term> terms =
            f.get().terms().stream()
                .map(t -> new Term(t.source(), scalars.product(t.weight(), scalar.get())))
                .toList();
        return Optional.of(
            new Form(terms, f.get().rest().map(r -> graph.of(new Mul(), repeated, r))));
      }
    }
    return Optional.empty();
  }

  private Node value(Node x, int operand) {
    Node o = x.operand(operand);
    return forms.containsKey(o) ? o : value(o);
  }

  private Form moved(Form f, Node x, UnaryOperator<Node> move) {
    List<Term> terms =
        f.terms().stream().map(t -> new Term(move.apply(t.source()), t.weight())).toList();
    return new Form(terms, f.rest().map(r -> graph.of(((Prim) x.op()).primitive(), r)));
  }

  private Node swapped(Node source) {
    return source.op() instanceof Contraction
        ? contractions.transposed(source)
        : contractions.swapped(source);
  }

  /** A contraction's elements are taken in order, whatever the dimensions. */
  private Node reshaped(Node source, Shape shape) {
    return source.op() instanceof Contraction
        ? source
        : graph.of(new Reshape(source.shape().rank(), shape.dims()), source);
  }

  /** The node that stands for a node of the program. */
  private Node value(Node x) {
    Node known = values.get(x);
    if (known == null) {
      known = built(forms.get(x), x.type());
      values.put(x, known);
    }
    return known;
  }

  private Node built(Form form, ArrayType type) {
    List<Node> parts = new ArrayList<>();
    form.rest().ifPresent(parts::add);
    Map<List<Integer>, List<Term>> layouts = new LinkedHashMap<>();
    for (Term t : form.terms()) {
      boolean matrix = t.source().op() instanceof Contraction;
      List<Integer> key = matrix ? t.source().shape().dims() : List.of();
      layouts.computeIfAbsent(key, k -> new ArrayList<>()).add(t);
    }
    for (List<Term> terms : layouts.values()) {
      boolean matrix = terms.getFirst().source().op() instanceof Contraction;
      Accumulation kind = matrix ? Accumulation.CONTRACT : Accumulation.SUM;
      parts.add(graph.node(new Accumulated(kind), merged(terms), type));
    }
    return parts.stream().reduce((a, b) -> graph.of(new Add(), a, b)).orElseThrow();
  }

  private List<Node> merged(List<Term> terms) {
    Map<Node, Node> weights = new LinkedHashMap<>();
    for (Term t : terms) {
      weights.merge(t.source(), t.weight(), scalars::sum);
    }
    List<Node> operands = new ArrayList<>();
    weights.forEach((source, weight) -> operands.addAll(List.of(source, weight)));
    return operands;
  }
}
