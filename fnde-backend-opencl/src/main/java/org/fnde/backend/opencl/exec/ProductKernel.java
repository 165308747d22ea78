package org.fnde.backend.opencl.exec;

import org.fnde.backend.opencl.device.Device;
import org.fnde.backend.opencl.device.KernelText;
import org.fnde.graph.DType;

/**
 * A kernel for a product of matrices. Its arguments are m, n, k, the distances in A between rows
 * and between columns, A, B, C. Every element is summed in the order of k.
 *
 * @param text its text
 * @param global work-items
 * @param local the work-group
 */
record ProductKernel(KernelText text, long[] global, long[] local) {
  private static final String PARAMETERS =
      "(const int m, const int n, const int k, const int si, const int sk, __global const T*"
          + " restrict A, __global const T* restrict B, __global T* restrict C) {\n"
          + "#pragma OPENCL FP_CONTRACT ON\n";

  private static final int TILE = 64;
  private static final int GROUP = 16;

  static ProductKernel of(ProductStyle style, Device device, DType dtype, long m, long n) {
    return style == ProductStyle.LOCAL && device.workGroup() >= GROUP * GROUP
        ? local(dtype, m, n)
        : register(device, dtype, m, n);
  }

  /** A tile of a few rows and one or two vectors; the last tiles overlap those before. */
  private static ProductKernel register(Device device, DType dtype, long m, long n) {
    int lanes = Math.max(1, Math.min(16, device.vectorBytes() / dtype.bytes()));
    int columns = columns(2 * lanes, n);
    int rows = (int) Math.min(m, device.vectorBytes() >= 64 ? 8 : 6);
    KernelText text = registerText(type(dtype), rows, columns, Math.min(lanes, columns));
    long[] global = {(n + columns - 1) / columns, (m + rows - 1) / rows};
    return new ProductKernel(text, global, new long[] {1, 1});
  }

  /** Wide tiles are fast, narrow ones overlap less. */
  private static int columns(int widest, long n) {
    int best = 1;
    double least = Double.POSITIVE_INFINITY;
    for (int columns = widest; columns >= 1; columns /= 2) {
      double work = Math.ceil((double) n / columns) * (columns + widest / 4.0);
      if (columns <= n && work < least) {
        best = columns;
        least = work;
      }
    }
    return best;
  }

  private static KernelText registerText(String type, int rows, int columns, int lanes) {
    String vector = lanes == 1 ? type : type + lanes;
    int vectors = columns / lanes;
    StringBuilder text = new StringBuilder(PARAMETERS.replace("T*", type + "*"));
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
    return KernelText.of(text.append(sums).append("}\n").append(stores).append("}").toString());
  }

  private static ProductKernel local(DType dtype, long m, long n) {
    long[] global = {(n + TILE - 1) / TILE * GROUP, (m + TILE - 1) / TILE * GROUP};
    KernelText text =
        KernelText.of((PARAMETERS + LOCAL_BODY).replaceAll("\\bT\\b", type(dtype)), true);
    return new ProductKernel(text, global, new long[] {GROUP, GROUP});
  }

  private static String type(DType dtype) {
    return dtype == DType.FLOAT32 ? "float" : "double";
  }

  /** 64 x 64 elements of C by 16 x 16 work-items, 16 of k at a time. */
  private static final String LOCAL_BODY =
      """
      __local T a[16][65];
      __local T b[16][64];
      const int x = get_local_id(0), y = get_local_id(1), t = y * 16 + x;
      const int j0 = (int)get_group_id(0) * 64, i0 = (int)get_group_id(1) * 64;
      T c[4][4];
      for (int u = 0; u < 4; u++) for (int v = 0; v < 4; v++) c[u][v] = 0;
      for (int q0 = 0; q0 < k; q0 += 16) {
        for (int l = t; l < 1024; l += 256) {
          const int q = sk == 1 ? l % 16 : l / 64, i = sk == 1 ? l / 16 : l % 64;
          a[q][i] = i0 + i < m && q0 + q < k ? A[(i0 + i) * si + (q0 + q) * sk] : 0;
          const int p = l / 64, j = l % 64;
          b[p][j] = j0 + j < n && q0 + p < k ? B[(q0 + p) * n + j0 + j] : 0;
        }
        barrier(CLK_LOCAL_MEM_FENCE);
        for (int q = 0; q < 16; q++)
          for (int u = 0; u < 4; u++)
            for (int v = 0; v < 4; v++) c[u][v] += a[q][y + 16 * u] * b[q][x + 16 * v];
        barrier(CLK_LOCAL_MEM_FENCE);
      }
      for (int u = 0; u < 4; u++)
        for (int v = 0; v < 4; v++) {
          const int i = i0 + y + 16 * u, j = j0 + x + 16 * v;
          if (i < m && j < n) C[i * n + j] = c[u][v];
        }
      }\
      """;
}
