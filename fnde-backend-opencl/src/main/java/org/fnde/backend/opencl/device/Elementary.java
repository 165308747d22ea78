package org.fnde.backend.opencl.device;

/**
 * Elementary functions of single precision that kernels call by the names {@code exp_single} and so
 * on. Compilers for processors do not vectorise loops that call the library's, so these have no
 * branches: polynomials after S. L. Moshier's Cephes, and log(1 + u) = 2 artanh(u / (2 + u)) by its
 * series. They are right to about four units in the last place. Graphics processors have the
 * library's.
 */
final class Elementary {
  private static final String LIBRARY =
      """
      #define exp_single(x) exp(x)
      #define tanh_single(x) tanh(x)
      #define sigmoid_single(x) (1.0f / (1.0f + exp(-(x))))
      #define softplus_single(x) (fmax(x, 0.0f) + log1p(exp(-fabs(x))))
      """;

  private static final String BRANCHLESS =
      """
      static inline float exp_single(const float x) {
        const float high = x > 89.0f ? 89.0f : x;
        const float c = high < -104.0f ? -104.0f : high;
        const float shifted = c * 1.44269504f + 12582912.0f;
        const float n = shifted - 12582912.0f;
        const int whole = as_int(shifted) - as_int(12582912.0f);
        const float r = (c - n * 0.693359375f) - n * -2.12194440e-4f;
        float p = 1.9875691500e-4f;
        p = p * r + 1.3981999507e-3f;
        p = p * r + 8.3334519073e-3f;
        p = p * r + 4.1665795894e-2f;
        p = p * r + 1.6666665459e-1f;
        p = p * r + 5.0000001201e-1f;
        const float y = p * r * r + r + 1.0f;
        const int half_way = whole >> 1;
        return y * as_float((half_way + 127) << 23) * as_float((whole - half_way + 127) << 23);
      }
      static inline float tanh_single(const float x) {
        const float z = x * x;
        float p = -5.70498872745e-3f;
        p = p * z + 2.06390887954e-2f;
        p = p * z - 5.37397155531e-2f;
        p = p * z + 1.33314422036e-1f;
        p = p * z - 3.33332819422e-1f;
        const float near = p * z * x + x;
        const float a = x < 0.0f ? -x : x;
        const float far = 1.0f - 2.0f / (exp_single(a + a) + 1.0f);
        return a < 0.625f ? near : x < 0.0f ? -far : far;
      }
      static inline float sigmoid_single(const float x) {
        return 1.0f / (1.0f + exp_single(-x));
      }
      static inline float softplus_single(const float x) {
        const float u = exp_single(x < 0.0f ? x : -x);
        const float s = u / (2.0f + u);
        const float z = s * s;
        float p = 0.0769230769f;
        p = p * z + 0.0909090909f;
        p = p * z + 0.1111111111f;
        p = p * z + 0.1428571429f;
        p = p * z + 0.2f;
        p = p * z + 0.3333333333f;
        const float l = 2.0f * (s + s * z * p);
        return (x > 0.0f ? x : 0.0f) + l;
      }
      """;

  private Elementary() {}

  /** Their definitions for a device. */
  static String definitions(Device device) {
    return device.cpu() ? BRANCHLESS : LIBRARY;
  }
}
