package org.fnde.tests;

import org.fnde.equation.Component;
import org.fnde.equation.Role;
import org.fnde.spi.Method;
import org.fnde.spi.Norm;
import org.fnde.spi.Providers;
import org.fnde.spi.StepController;
import org.fnde.testkit.ControllerContract;
import org.fnde.testkit.MethodContract;
import org.fnde.testkit.NormContract;
import org.junit.jupiter.api.Nested;

/** Every norm, method and controller against its contract, those of a third party too. */
class ProviderContractsTest {
  private static final Providers PROVIDERS = Providers.load();

  private static boolean fedBack(Component component) {
    return component.role() != Role.QUADRATURE;
  }

  /** A norm found by id that reads everything. */
  private interface JointNorm extends NormContract {
    String id();

    @Override
    default Norm norm() {
      return PROVIDERS.norm(id());
    }
  }

  /** A norm found by id that leaves quadratures out. */
  private interface StateNorm extends JointNorm {
    @Override
    default boolean reads(Component component) {
      return fedBack(component);
    }
  }

  /** A method found by id. */
  private interface FoundMethod extends MethodContract {
    String id();

    @Override
    default Method method() {
      return PROVIDERS.method(id());
    }
  }

  /** A controller found by id. */
  private interface FoundController extends ControllerContract {
    String id();

    @Override
    default StepController controller() {
      return PROVIDERS.controller(id());
    }
  }

  @Nested
  class Rms implements JointNorm {
    @Override
    public String id() {
      return "rms";
    }
  }

  @Nested
  class Largest implements JointNorm {
    @Override
    public String id() {
      return "max";
    }
  }

  @Nested
  class Euclidean implements JointNorm {
    @Override
    public String id() {
      return "l2";
    }
  }

  @Nested
  class Mixed implements JointNorm {
    @Override
    public String id() {
      return "mixed";
    }
  }

  @Nested
  class MixedJoint implements JointNorm {
    @Override
    public String id() {
      return "mixed-joint";
    }
  }

  @Nested
  class Seminorm implements StateNorm {
    @Override
    public String id() {
      return "seminorm";
    }
  }

  @Nested
  class SeminormJoint implements StateNorm {
    @Override
    public String id() {
      return "seminorm-joint";
    }
  }

  @Nested
  class AsPublished implements StateNorm {
    @Override
    public String id() {
      return "acrobot-as-published:factor=1";
    }
  }

  @Nested
  class SeminormTorchdiffeq implements JointNorm {
    @Override
    public String id() {
      return "seminorm-torchdiffeq";
    }

    @Override
    public boolean reads(Component component) {
      return fedBack(component) || component.isOf(Component.TIME);
    }
  }

  @Nested
  class OutsideNorm implements JointNorm {
    @Override
    public String id() {
      return "outside-largest-state";
    }

    @Override
    public boolean reads(Component component) {
      return component.role() == Role.STATE;
    }
  }

  @Nested
  class Dopri5 implements FoundMethod {
    @Override
    public String id() {
      return "dopri5";
    }
  }

  @Nested
  class Rk45 implements FoundMethod {
    @Override
    public String id() {
      return "rk45";
    }
  }

  @Nested
  class OutsideMethod implements FoundMethod {
    @Override
    public String id() {
      return "outside-bosh3";
    }
  }

  @Nested
  class Integral implements FoundController {
    @Override
    public String id() {
      return "integral";
    }
  }

  @Nested
  class Scipy implements FoundController {
    @Override
    public String id() {
      return "scipy";
    }
  }

  @Nested
  class OutsideController implements FoundController {
    @Override
    public String id() {
      return "outside-halving";
    }
  }
}
