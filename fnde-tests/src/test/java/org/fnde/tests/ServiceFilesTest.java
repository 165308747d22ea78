package org.fnde.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.module.ModuleDescriptor.Provides;
import java.lang.module.ModuleReader;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On the class path the same providers are found as on the module path. */
class ServiceFilesTest {
  private static final String SERVICES = "META-INF/services/";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "org.fnde.norms",
        "org.fnde.solvers",
        "org.fnde.backend.simd",
        "org.fnde.backend.opencl"
      })
  void everyProviderOfTheModuleStandsInAServiceFile(String name) throws IOException {
    var module = ModuleLayer.boot().configuration().findModule(name).orElseThrow();
    var provided = module.reference().descriptor().provides();
    try (ModuleReader reader = module.reference().open()) {
      Set<String> files =
          reader.list().filter(f -> f.startsWith(SERVICES)).collect(Collectors.toSet());
      files.remove(SERVICES);
      assertEquals(
          provided.stream().map(p -> SERVICES + p.service()).collect(Collectors.toSet()), files);
      for (Provides provides : provided) {
        assertEquals(
            new HashSet<>(provides.providers()),
            new HashSet<>(lines(reader, SERVICES + provides.service())),
            provides.service());
      }
    }
  }

  private static Set<String> lines(ModuleReader reader, String file) throws IOException {
    try (var in = reader.open(file).orElseThrow()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .collect(Collectors.toSet());
    }
  }
}
