package org.fnde.backend.opencl.exec;

import org.fnde.backend.opencl.device.Device;
import org.fnde.backend.opencl.device.KernelText;
import org.fnde.graph.DType;

/**
 * A kernel for products of matrices. Its arguments are m, n, k, the distances in A between rows and
 * between columns, how many products there are and how many of them a work-item does, the distances
 * between their left and between their right operands, A, B, C. Every element is summed in the
 * order of k.
 *
 * @param text its text
 * @param perItem products of a work-item
 * @param global work-items
 * @param local the work-group
 */
record ProductKernel(KernelText text, int perItem, long[] global, long[] local) {
  private static final String PARAMETERS =
      "(const int m, const int n, const int k, const int si, const int sk, const int count, const"
          + " int gc, const int sa, const int sb, __global const T* restrict A0, __global const T*"
          + " restrict B0, __global T* restrict C0) {\n"
          + "#pragma OPENCL FP_CONTRACT ON\n";

  private static final String EACH =
      "const int g0 = (int)get_global_id(2) * gc, g1 = min(g0 + gc, count);\n"
          + "for (int g = g0; g < g1; g++) {\n"
          + "__global const T* A = A0 + (size_t)g * sa;\n"
          + "__global const T* B = B0 + (size_t)g * sb;\n"
          + "__global T* C = C0 + (size_t)g * m * n;\n";

  /** Rows and columns of a work-item that shares local memory. */
  private static final int ITEM = 4;

  /** The kernel for a tile, in the style of the shape where {@code large} is that of the device. */
  static ProductKernel of(ProductStyle large, Device device, ProductShape shape, Tile tile) {
    return shape.style(large) == ProductStyle.LOCAL
        ? local(shape, tile.rows())
        : register(device, shape, tile);
  }

  /** A tile of a few rows and one or two vectors; the last tiles overlap those before. */
  private static ProductKernel register(Device device, ProductShape s, Tile tile) {
    int columns = tile.columns();
    int lanes = Math.min(Tile.lanes(device, s.dtype()), columns);
    KernelText text = registerText(type(s.dtype()), tile.rows(), columns, lanes);
    long across = Math.ceilDiv(s.n(), columns);
    long down = Math.ceilDiv(s.m(), tile.rows());
    WorkSize.Items items = WorkSize.items(device, s.count(), s.operations());
    return new ProductKernel(
        text,
        items.each(),
        new long[] {across, down, items.global()},
        new long[] {1, 1, items.local()});
  }

  private static KernelText registerText(String type, int rows, int columns, int lanes) {
    String vector = lanes == 1 ? type : type + lanes;
    int vectors = columns / lanes;
    StringBuilder text = new StringBuilder((PARAMETERS + EACH).replace("T*", type + "*"));
    text.append(
        "const int j = min((int)get_global_id(0) * %d, n - %d);\n".formatted(columns, columns));
    text.append("const int i = min((int)get_global_id(1) * %d, m - %d);\n".formatted(rows, rows));
    StringBuilder sums = new StringBuilder();
    StringBuilder stores = new StringBuilder();
    for (int r = 0; r < rows; r++) {
      text.append("__global const %s* a%d = A + (i + %d) * si;\n".formatted(type, r, r));
      sums.append("const %s x%d = a%d[q * sk];\n".formatted(type, r, r));
      for (int v = 0; v < vectors; v++) {
        text.append("%s c%d_%d = 0;\n".formatted(vector, r, v));
        sums.append("c%d_%d += x%d * b%d;\n".formatted(r, v, r, v));
        String place = "C + (i + %d) * n + j + %d".formatted(r, v * lanes);
        stores.append(
            lanes == 1
                ? "*(%s) = c%d_%d;\n".formatted(place, r, v)
                : "vstore%d(c%d_%d, 0, %s);\n".formatted(lanes, r, v, place));
      }
    }
    text.append("for (int q = 0; q < k; q++) {\n");
    for (int v = 0; v < vectors; v++) {
      String place = "B + q * n + j + %d".formatted(v * lanes);
      text.append(
          lanes == 1
              ? "const %s b%d = *(%s);\n".formatted(type, v, place)
              : "const %s b%d = vload%d(0, %s);\n".formatted(vector, v, lanes, place));
    }
    return KernelText.of(text.append(sums).append("}\n").append(stores).append("}\n}").toString());
  }

  private static ProductKernel local(ProductShape s, int tile) {
    int group = tile / ITEM;
    WorkSize.Items items = WorkSize.items(s.count(), 1);
    long[] global = {
      Math.ceilDiv(s.n(), tile) * group, Math.ceilDiv(s.m(), tile) * group, items.global()
    };
    String body =
        (PARAMETERS + LOCAL_MEMORY + EACH + LOCAL_BODY)
            .replaceAll("\\bT\\b", type(s.dtype()))
            .replaceAll("\\bTILE\\b", String.valueOf(tile))
            .replaceAll("\\bGROUP\\b", String.valueOf(group));
    return new ProductKernel(
        KernelText.of(body, true), items.each(), global, new long[] {group, group, 1});
  }

  private static String type(DType dtype) {
    return dtype == DType.FLOAT32 ? "float" : "double";
  }

  private static final String LOCAL_MEMORY =
      """
      __local T a[16][TILE + 1];
      __local T b[16][TILE];
      """;

  /** TILE x TILE elements of C by GROUP x GROUP work-items, 16 of k at a time. */
  private static final String LOCAL_BODY =
      """
      const int x = get_local_id(0), y = get_local_id(1), t = y * GROUP + x;
      const int j0 = (int)get_group_id(0) * TILE, i0 = (int)get_group_id(1) * TILE;
      T c[4][4];
      for (int u = 0; u < 4; u++) for (int v = 0; v < 4; v++) c[u][v] = 0;
      for (int q0 = 0; q0 < k; q0 += 16) {
        for (int l = t; l < 16 * TILE; l += GROUP * GROUP) {
          const int q = sk == 1 ? l % 16 : l / TILE, i = sk == 1 ? l / 16 : l % TILE;
          a[q][i] = i0 + i < m && q0 + q < k ? A[(i0 + i) * si + (q0 + q) * sk] : 0;
          const int p = l / TILE, j = l % TILE;
          b[p][j] = j0 + j < n && q0 + p < k ? B[(q0 + p) * n + j0 + j] : 0;
        }
        barrier(CLK_LOCAL_MEM_FENCE);
        for (int q = 0; q < 16; q++)
          for (int u = 0; u < 4; u++)
            for (int v = 0; v < 4; v++) c[u][v] += a[q][y + GROUP * u] * b[q][x + GROUP * v];
        barrier(CLK_LOCAL_MEM_FENCE);
      }
      for (int u = 0; u < 4; u++)
        for (int v = 0; v < 4; v++) {
          const int i = i0 + y + GROUP * u, j = j0 + x + GROUP * v;
          if (i < m && j < n) C[i * n + j] = c[u][v];
        }
      }
      }\
      """;
}
