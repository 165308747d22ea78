package org.fnde.experiments.command;

import com.google.inject.Inject;
import java.lang.module.ModuleDescriptor;
import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version that the module was built as. */
final class Version implements IVersionProvider {
  @Inject
  Version() {}

  @Override
  public String[] getVersion() {
    String version =
        Optional.ofNullable(Version.class.getModule().getDescriptor())
            .flatMap(ModuleDescriptor::rawVersion)
            .orElse("of no version");
    return new String[] {"fnde " + version};
  }
}
