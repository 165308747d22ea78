package org.fnde.experiments.acrobot.swingup;

import java.util.LinkedHashMap;
import java.util.Map;
import org.fnde.backend.Array;
import org.fnde.backend.Backend;
import org.fnde.backend.Binding;
import org.fnde.backend.Buffer;
import org.fnde.backend.Launch;
import org.fnde.backend.Run;
import org.fnde.equation.Inputs;
import org.fnde.experiments.acrobot.Control;
import org.fnde.graph.ArrayType;
import org.fnde.graph.DType;
import org.fnde.graph.Differentiation;
import org.fnde.graph.Expr;
import org.fnde.graph.Group;
import org.fnde.graph.Lifetime;
import org.fnde.graph.Program;
import org.fnde.graph.ProgramBuilder;
import org.fnde.graph.Shape;
import org.fnde.models.Parameters;
import org.fnde.models.SymOden;

/**
 * Controls a pendulum by what a model has learnt of its potential energy V and its input matrix g:
 *
 * <pre>{@code
 * u = gᵀ·(g·gᵀ)⁻¹·(2·dV/dq − q')
 * dV/dq = −∂V/∂(cos q) · sin q + ∂V/∂(sin q) · cos q
 * }</pre>
 *
 * <p>so that the potential energy of the controlled pendulum is −V, lowest where V is highest, and
 * its motion is damped. Y. D. Zhong, B. Dey, A. Chakraborty (2020), Symplectic ODE-Net: learning
 * Hamiltonian dynamics with control, ICLR. Computed in float64. For one thread at a time.
 */
public final class EnergyShaping implements AutoCloseable {
  private static final double FACTOR = 2;
  private static final ArrayType ANGLES = new ArrayType(DType.FLOAT64, Shape.rows(4));
  private static final ArrayType PAIR = new ArrayType(DType.FLOAT64, Shape.rows(2));

  private final Run run;
  private final Map<String, Buffer> buffers;
  private final Launch launch;

  private EnergyShaping(Run run, Binding binding) {
    this.run = run;
    this.buffers =
        Map.of(
            "c", run.buffer(ANGLES),
            "velocity", run.buffer(PAIR),
            "u", run.buffer(PAIR));
    this.launch = run.prepare(binding, buffers);
  }

  /**
   * Compiles the controller of a model.
   *
   * @param model the model
   * @param parameters its weights
   * @param backend what computes it; stays the caller's to close
   * @return the controller, which the caller closes
   */
  public static EnergyShaping of(SymOden model, Parameters parameters, Backend backend) {
    Binding binding = backend.compile(program(model)).bind(parameters.as(DType.FLOAT64).toArrays());
    Run run = backend.open(1);
    try {
      return new EnergyShaping(run, binding);
    } catch (RuntimeException e) {
      run.close();
      throw e;
    }
  }

  private static Program program(SymOden model) {
    ProgramBuilder builder = Program.builder("energy shaping");
    Map<String, Expr> weights = new LinkedHashMap<>();
    model
        .parameters()
        .types(DType.FLOAT64)
        .forEach((name, type) -> weights.put(name, builder.input(name, type, Lifetime.BOUND)));
    Inputs in = weights::get;
    Expr c = builder.input("c", ANGLES, Lifetime.STATE);
    Expr velocity = builder.input("velocity", PAIR, Lifetime.STATE);
    Expr force = slope(model, c, in).times(FACTOR).minus(velocity);
    // For the square g, gᵀ·(g·gᵀ)⁻¹ is g⁻¹, which loses half as many digits.
    Expr u = model.inputMatrix(c, in).solve(force);
    return builder.output(Group.ATTEMPT, "u", u).build();
  }

  /** dV/dq. */
  private static Expr slope(SymOden model, Expr c, Inputs in) {
    Expr dV = Differentiation.gradient(at -> model.potential(at, in), c);
    Expr byCosine = dV.slice(-1, 0, 2).times(c.slice(-1, 2, 4));
    Expr bySine = dV.slice(-1, 2, 4).times(c.slice(-1, 0, 2));
    return bySine.minus(byCosine);
  }

  /**
   * The control in a state.
   *
   * @param state (q1, q2, q1', q2') in rad and rad/s
   * @return the torques, not limited; not finite where g is singular
   */
  public Control control(double[] state) {
    double[] c = {Math.cos(state[0]), Math.cos(state[1]), Math.sin(state[0]), Math.sin(state[1])};
    buffers.get("c").write(Array.rows(1, c, 4));
    buffers.get("velocity").write(Array.rows(1, new double[] {state[2], state[3]}, 2));
    launch.attempt();
    Array u = buffers.get("u").read();
    return new Control(u.get(0), u.get(1));
  }

  @Override
  public void close() {
    run.close();
  }
}
