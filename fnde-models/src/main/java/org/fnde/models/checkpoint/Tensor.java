package org.fnde.models.checkpoint;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.fnde.backend.Array;
import org.fnde.graph.ArrayType;
import org.fnde.graph.DType;
import org.fnde.graph.Shape;

/**
 * A stored tensor: element type, dimensions and little-endian bytes in row-major order. Immutable.
 */
public final class Tensor {
  private final StoredType type;
  private final List<Integer> dims;
  private final ByteBuffer bytes;

  Tensor(StoredType type, List<Integer> dims, ByteBuffer bytes) {
    this.type = type;
    this.dims = List.copyOf(dims);
    this.bytes = bytes;
  }

  /**
   * An array to be stored; its rows become the first dimension.
   *
   * @param array the array
   * @return the tensor
   */
  public static Tensor of(Array array) {
    List<Integer> dims = new ArrayList<>(array.type().shape().dims());
    if (array.type().shape().hasRows()) {
      dims.addFirst(array.rows());
    }
    StoredType type = stored(array.type().dtype());
    ByteBuffer bytes = little(array.length() * type.bytes());
    for (int i = 0; i < array.length(); i++) {
      switch (type) {
        case F32 -> bytes.putFloat((float) array.get(i));
        case F64 -> bytes.putDouble(array.get(i));
        case I32 -> bytes.putInt((int) array.get(i));
        case I64 -> throw new AssertionError(array);
      }
    }
    return new Tensor(type, dims, bytes.flip());
  }

  /**
   * 64-bit integers to be stored.
   *
   * @param values in row-major order
   * @param dims the dimensions, none for a scalar
   * @return the tensor
   * @throws IllegalArgumentException if the number of values does not fit
   */
  public static Tensor of(long[] values, int... dims) {
    if (Shape.of(dims).size() != values.length) {
      throw new IllegalArgumentException(Shape.of(dims) + " holds not " + values.length);
    }
    ByteBuffer bytes = little(values.length * Long.BYTES);
    for (long value : values) {
      bytes.putLong(value);
    }
    return new Tensor(StoredType.I64, Shape.of(dims).dims(), bytes.flip());
  }

  /**
   * 32-bit floats to be stored, without a detour: for tensors of hundreds of megabytes.
   *
   * @param values in row-major order, from the buffer's position to its limit
   * @param dims the dimensions, none for a scalar
   * @return the tensor
   * @throws IllegalArgumentException if the number of values does not fit
   */
  public static Tensor of(FloatBuffer values, int... dims) {
    if (Shape.of(dims).size() != values.remaining()) {
      throw new IllegalArgumentException(Shape.of(dims) + " holds not " + values.remaining());
    }
    ByteBuffer bytes = little(Math.multiplyExact(values.remaining(), Float.BYTES));
    bytes.asFloatBuffer().put(values.duplicate());
    return new Tensor(StoredType.F32, Shape.of(dims).dims(), bytes);
  }

  private static StoredType stored(DType dtype) {
    return switch (dtype) {
      case FLOAT32 -> StoredType.F32;
      case FLOAT64 -> StoredType.F64;
      case INT32 -> StoredType.I32;
    };
  }

  static ByteBuffer little(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * The element type.
   *
   * @return the type
   */
  public StoredType type() {
    return type;
  }

  /**
   * The dimensions.
   *
   * @return the dimensions, outermost first, empty for a scalar
   */
  public List<Integer> dims() {
    return dims;
  }

  /** The bytes, to be read by one thread. */
  ByteBuffer bytes() {
    return bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * The tensor as a shared array.
   *
   * @return the array
   * @throws IllegalArgumentException if it has no elements or 64-bit integers, which arrays lack
   */
  public Array toArray() {
    return array(Shape.of().withDims(dims), 1);
  }

  /**
   * The tensor as an array with rows, one for each index of the first dimension.
   *
   * @return the array
   * @throws IllegalArgumentException if it is a scalar, has no elements or has 64-bit integers
   */
  public Array toRows() {
    if (dims.isEmpty()) {
      throw new IllegalArgumentException("a scalar has no rows");
    }
    return array(new Shape(true, dims.subList(1, dims.size())), dims.getFirst());
  }

  private Array array(Shape shape, int rows) {
    DType dtype =
        switch (type) {
          case F32 -> DType.FLOAT32;
          case F64 -> DType.FLOAT64;
          case I32 -> DType.INT32;
          case I64 -> throw new IllegalArgumentException("I64 is read by toLongs()");
        };
    return Array.of(new ArrayType(dtype, shape), rows, doubles());
  }

  private double[] doubles() {
    ByteBuffer in = bytes();
    double[] values = new double[in.remaining() / type.bytes()];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          switch (type) {
            case F32 -> in.getFloat();
            case F64 -> in.getDouble();
            case I32 -> in.getInt();
            case I64 -> throw new AssertionError(type);
          };
    }
    return values;
  }

  /**
   * The numbers of an F32 tensor.
   *
   * @return a new array, in row-major order
   * @throws IllegalArgumentException if it holds other numbers
   */
  public float[] toFloats() {
    if (type != StoredType.F32) {
      throw new IllegalArgumentException(type + " holds no 32-bit floats");
    }
    FloatBuffer in = bytes().asFloatBuffer();
    float[] values = new float[in.remaining()];
    in.get(values);
    return values;
  }

  /**
   * The integers of an I32 or I64 tensor.
   *
   * @return the values in row-major order
   * @throws IllegalArgumentException if it holds other numbers
   */
  public long[] toLongs() {
    ByteBuffer in = bytes();
    long[] values = new long[in.remaining() / type.bytes()];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          switch (type) {
            case I32 -> in.getInt();
            case I64 -> in.getLong();
            case F32, F64 -> throw new IllegalArgumentException(type + " holds no integers");
          };
    }
    return values;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Tensor t
        && type == t.type
        && dims.equals(t.dims)
        && bytes().equals(t.bytes());
  }

  @Override
  public int hashCode() {
    return 31 * (31 * type.hashCode() + dims.hashCode()) + bytes().hashCode();
  }

  @Override
  public String toString() {
    return type + " " + dims;
  }
}
