package org.fnde.experiments.command;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.Multibinder;
import org.fnde.experiments.Experiment;
import org.fnde.experiments.acrobot.AcrobotExperiment;
import org.fnde.experiments.recognition.SpeechCommandsExperiment;
import org.fnde.experiments.recognition.SpokenDigitsExperiment;
import org.fnde.experiments.spiral.SpiralExperiment;
import org.fnde.experiments.training.Trainer;
import org.fnde.experiments.training.Training;

/** Binds the experiments: one line for each. */
final class ExperimentsModule extends AbstractModule {
  @Override
  protected void configure() {
    Multibinder<Experiment> experiments = Multibinder.newSetBinder(binder(), Experiment.class);
    experiments.addBinding().to(AcrobotExperiment.class);
    experiments.addBinding().to(SpiralExperiment.class);
    experiments.addBinding().to(SpokenDigitsExperiment.class);
    experiments.addBinding().to(SpeechCommandsExperiment.class);
    bind(Trainer.class).toInstance(Training::run);
  }
}
