package org.fnde.experiments.acrobot;

import java.util.List;
import org.fnde.experiments.Experiment;
import org.fnde.models.SymOden;

/** The acrobot experiment with small networks. */
public final class SmallAcrobot {
  private SmallAcrobot() {}

  public static Experiment experiment() {
    return new AcrobotExperiment(new SymOden(List.of(8), List.of(8), List.of(8)));
  }
}
