package org.fnde.models;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.fnde.equation.Inputs;
import org.fnde.equation.VectorField;
import org.fnde.graph.ArrayOps;
import org.fnde.graph.Differentiation;
import org.fnde.graph.Differentiation.ValueAndTangent;
import org.fnde.graph.Expr;

/**
 * A Symplectic ODE-Net of two angles with controls: Hamiltonian dynamics whose inverse mass matrix,
 * potential energy and input matrix are networks of {@code c = (cos q, sin q)}.
 *
 * <p>The state is {@code y = (cos q1, cos q2, sin q1, sin q2, q1', q2', u1, u2)}, {@code [8]}. With
 * {@code M⁻¹ = L·Lᵀ + 0.1·I}, L lower triangular with entries (l11, l22, l21) from the first
 * network, and {@code H(c, p) = ½ pᵀ·M⁻¹(c)·p + V(c)} at {@code p = M·q'}:
 *
 * <pre>{@code
 * q' = ∂H/∂p
 * p' = sin q · ∂H/∂(cos q) − cos q · ∂H/∂(sin q) + g(c)·u
 * q" = M⁻¹·p' + (dM⁻¹/dt)·p
 * }</pre>
 *
 * <p>The partial derivatives hold p fixed, and the controls u are constant in time.
 *
 * <p>Y. D. Zhong, B. Dey, A. Chakraborty (2020), Symplectic ODE-Net: learning Hamiltonian dynamics
 * with control, ICLR. Immutable and thread-safe.
 */
public final class SymOden implements VectorField {
  /** The length of the state. */
  public static final int STATE = 8;

  private static final double MASS_FLOOR = 0.1;

  private final Mlp massNet;
  private final Mlp potentialNet;
  private final Mlp controlNet;

  /**
   * A model with networks of these sizes.
   *
   * @param massHidden the hidden layers of the network of the inverse mass matrix
   * @param potentialHidden the hidden layers of the network of the potential energy
   * @param controlHidden the hidden layers of the network of the input matrix
   * @throws IllegalArgumentException if a size is less than 1
   */
  public SymOden(
      List<Integer> massHidden, List<Integer> potentialHidden, List<Integer> controlHidden) {
    this.massNet = net("func.M_net", massHidden, 3);
    this.potentialNet = net("func.V_net", potentialHidden, 1);
    this.controlNet = net("func.g_net.mlp", controlHidden, 4);
  }

  /**
   * The published configuration, of 509,108 parameters.
   *
   * @return the model
   */
  public static SymOden published() {
    return new SymOden(List.of(400, 400, 400), List.of(300, 300), List.of(300, 300));
  }

  private static Mlp net(String name, List<Integer> hidden, int outputs) {
    List<Integer> sizes = new ArrayList<>(hidden);
    sizes.addFirst(4);
    sizes.add(outputs);
    return Mlp.of(name, sizes, Expr::softplus);
  }

  /**
   * What is trained, in the order of the flat vector and under the names of the published code's
   * state dictionary.
   *
   * @return the parameters
   */
  public ParameterLayout parameters() {
    return new ParameterLayout(
        Stream.of(massNet, potentialNet, controlNet)
            .flatMap(net -> net.parameters().stream())
            .toList());
  }

  /**
   * The potential energy.
   *
   * @param c cosines and sines of the angles, {@code (cos q1, cos q2, sin q1, sin q2)}
   * @param in the parameters by name
   * @return V(c), a scalar
   */
  public Expr potential(Expr c, Inputs in) {
    return potentialNet.apply(c, in).at(0);
  }

  /**
   * The input matrix, which turns controls into generalised forces.
   *
   * @param c cosines and sines of the angles, {@code (cos q1, cos q2, sin q1, sin q2)}
   * @param in the parameters by name
   * @return g(c), {@code [2, 2]}
   */
  public Expr inputMatrix(Expr c, Inputs in) {
    return controlNet.apply(c, in).reshape(2, 2);
  }

  @Override
  public Expr derivative(Expr t, Expr y, Inputs in) {
    Expr c = y.slice(-1, 0, 4);
    Expr cosine = y.slice(-1, 0, 2);
    Expr sine = y.slice(-1, 2, 4);
    Expr velocity = y.slice(-1, 4, 6);
    Expr force = inputMatrix(c, in).matmul(y.slice(-1, 6, 8));

    Expr p = inverseMass(c, in).solve(velocity);
    Expr dq = Differentiation.gradient(momentum -> hamiltonian(c, momentum, in), p);
    Expr dH = Differentiation.gradient(at -> hamiltonian(at, p, in), c);
    Expr dp = sine.times(dH.slice(-1, 0, 2)).minus(cosine.times(dH.slice(-1, 2, 4))).plus(force);

    Expr dc = ArrayOps.concatenate(-1, List.of(sine.negate().times(dq), cosine.times(dq)));
    ValueAndTangent mass = Differentiation.valueAndTangent(at -> inverseMass(at, in), c, dc);
    Expr acceleration = mass.value().matmul(dp).plus(mass.tangent().matmul(p));
    Expr constant = Expr.literal(0, y.dtype(), List.of(2));
    return ArrayOps.concatenate(-1, List.of(dc, acceleration, constant));
  }

  private Expr hamiltonian(Expr c, Expr p, Inputs in) {
    Expr kinetic = p.matmul(inverseMass(c, in).matmul(p)).times(0.5);
    return kinetic.plus(potential(c, in));
  }

  private Expr inverseMass(Expr c, Inputs in) {
    Expr entries = massNet.apply(c, in);
    Expr l11 = entries.slice(-1, 0, 1);
    Expr l22 = entries.slice(-1, 1, 2);
    Expr l21 = entries.slice(-1, 2, 3);
    Expr zero = Expr.literal(0, c.dtype(), List.of(1));
    Expr lower = ArrayOps.concatenate(-1, List.of(l11, zero, l21, l22)).reshape(2, 2);
    Expr index = ArrayOps.iota(c.dtype(), 2);
    Expr floor = index.insertAxis(-1).equalTo(index).times(MASS_FLOOR);
    return lower.matmul(lower.transpose()).plus(floor);
  }
}
