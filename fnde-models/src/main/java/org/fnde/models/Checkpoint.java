package org.fnde.models;

import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.fnde.backend.Array;
import org.fnde.graph.DType;
import org.fnde.models.checkpoint.CheckpointException;
import org.fnde.models.checkpoint.StoredType;
import org.fnde.models.checkpoint.Tensor;
import org.fnde.models.checkpoint.TensorFile;

/**
 * Parameters of a model in a safetensors file, each under its own name.
 *
 * @param parameters the values
 * @param metadata strings about them
 */
public record Checkpoint(Parameters parameters, Map<String, String> metadata) {

  /** Copies the metadata and keeps its order, so that equal checkpoints are equal files. */
  public Checkpoint {
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
  }

  /**
   * Writes the file, atomically.
   *
   * @param file where to; replaced if it exists
   * @throws CheckpointException if it cannot be written; an existing file is as it was then
   */
  public void write(Path file) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    parameters.toArrays().forEach((name, array) -> tensors.put(name, Tensor.of(array)));
    new TensorFile(tensors, metadata).write(file);
  }

  /**
   * Reads a file that holds exactly the parameters of a model, all float32 or all float64.
   *
   * @param file the file
   * @param layout the model's parameters
   * @return values and metadata
   * @throws CheckpointException if it cannot be read, is malformed or truncated, or a tensor is
   *     missing, unknown or of another type or other dimensions
   */
  public static Checkpoint read(Path file, ParameterLayout layout) {
    TensorFile contents = TensorFile.read(file);
    Set<String> unknown = new HashSet<>(contents.tensors().keySet());
    layout.names().forEach(unknown::remove);
    if (!unknown.isEmpty()) {
      throw new CheckpointException(
          file, "has tensors " + unknown + ", which the model does not have");
    }
    DType dtype = dtype(file, layout.names().getFirst(), contents);
    Map<String, Array> arrays = new LinkedHashMap<>();
    for (ParameterLayout.View view : layout.views()) {
      arrays.put(view.parameter().name(), array(file, view.parameter(), contents, dtype));
    }
    return new Checkpoint(Parameters.join(layout, arrays), contents.metadata());
  }

  private static DType dtype(Path file, String name, TensorFile contents) {
    StoredType type = tensor(file, name, contents).type();
    return switch (type) {
      case F32 -> DType.FLOAT32;
      case F64 -> DType.FLOAT64;
      case I32, I64 -> throw new CheckpointException(file, name + " is " + type + ", need floats");
    };
  }

  private static Array array(Path file, Parameter parameter, TensorFile contents, DType dtype) {
    Tensor tensor = tensor(file, parameter.name(), contents);
    boolean typed = tensor.type() == (dtype == DType.FLOAT32 ? StoredType.F32 : StoredType.F64);
    if (!typed || !tensor.dims().equals(parameter.dims())) {
      throw new CheckpointException(
          file, parameter.name() + " is " + tensor + ", need " + dtype + " " + parameter.dims());
    }
    return tensor.toArray();
  }

  private static Tensor tensor(Path file, String name, TensorFile contents) {
    if (!contents.tensors().containsKey(name)) {
      throw new CheckpointException(file, "has no tensor " + name);
    }
    return contents.tensors().get(name);
  }
}
