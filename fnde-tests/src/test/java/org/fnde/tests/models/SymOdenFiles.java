package org.fnde.tests.models;

import java.net.URISyntaxException;
import java.nio.file.Path;
import org.fnde.graph.DType;
import org.fnde.models.Checkpoint;
import org.fnde.models.Parameters;
import org.fnde.models.SymOden;
import org.fnde.models.checkpoint.TensorFile;

/** PyTorch's reference values of the Symplectic ODE-Net; README.md beside them describes them. */
final class SymOdenFiles {
  private SymOdenFiles() {}

  static Path path(String name) {
    try {
      return Path.of(SymOdenFiles.class.getResource("/org/fnde/tests/symoden/" + name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  static TensorFile tensors(String name) {
    return TensorFile.read(path(name));
  }

  static Parameters weights(DType dtype) {
    return Checkpoint.read(path("weights.safetensors"), SymOden.published().parameters())
        .parameters()
        .as(dtype);
  }
}
