package org.fnde.backend.opencl;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fnde.backend.Backend;
import org.fnde.backend.opencl.device.Device;
import org.fnde.backend.opencl.device.GpuTraces;
import org.fnde.backend.opencl.device.OpenCl;
import org.fnde.backend.opencl.exec.ProductStyle;
import org.fnde.spi.BackendProvider;
import org.fnde.spi.Option;
import org.fnde.spi.Options;

/**
 * Provides the backend {@code opencl}: programs run on a device that has a driver for OpenCL 1.2. A
 * solve's state stays in the device's memory. Results have the same bits whenever they are computed
 * again on the same device with the same driver.
 *
 * <p>Without an OpenCL loader, a driver or a device it is unavailable. Values of float64, which
 * step sizes and errors are, need a device with fp64.
 */
public final class OpenClBackendProvider implements BackendProvider {

  /** Makes the provider. */
  public OpenClBackendProvider() {}

  @Override
  public String id() {
    return OpenClBackend.ID;
  }

  @Override
  public List<Option> options() {
    return List.of(
        new Option("device", "auto", "a device's number, a part of its name, or auto: a GPU first"),
        new Option("threads", 0, "compute units of a processor to use, 0 for all"),
        new Option(
            "products", "auto", "matrix products in registers or local memory: register or local"),
        new Option("tuning", "on", "measure large products once and keep the result: on or off"));
  }

  @Override
  public Optional<String> unavailable() {
    return OpenCl.installed().absence();
  }

  /** Preferred where there is a GPU; drivers are not loaded where there is no sign of one. */
  @Override
  public int preference() {
    boolean gpu = GpuTraces.exist() && OpenCl.installed().devices().stream().anyMatch(Device::gpu);
    return gpu ? 20 : 0;
  }

  @Override
  public List<String> diagnostics() {
    List<Device> devices = OpenCl.installed().devices();
    if (devices.isEmpty()) {
      return List.of();
    }
    List<String> lines = new ArrayList<>(devices.stream().map(Device::toString).toList());
    Device chosen = standard(devices);
    lines.add(
        "default: device %d, products in %s%s"
            .formatted(
                chosen.number(),
                ProductStyle.of("auto", chosen) == ProductStyle.LOCAL
                    ? "local memory"
                    : "registers",
                preference() > 0 ? "; used where no backend is named" : ""));
    return lines;
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if there is no such device; the message lists what there is
   */
  @Override
  public Backend create(Options options) {
    unavailable()
        .ifPresent(reason -> {
          throw new IllegalArgumentException("backend 'opencl' cannot be used here: " + reason);
        });
    int threads = options.integer("threads");
    if (threads < 0) {
      throw new IllegalArgumentException("threads=" + threads + ": give at least 1, or 0 for all");
    }
    Device whole = chosen(options.text("device"), OpenCl.installed().devices());
    ProductStyle style = ProductStyle.of(options.text("products"), whole);
    boolean tuning = tuning(options.text("tuning"));
    return new OpenClBackend(whole.part(threads), style, tuning);
  }

  private static boolean tuning(String chosen) {
    return switch (chosen) {
      case "on" -> true;
      case "off" -> false;
      default -> throw new IllegalArgumentException("tuning=" + chosen + ": give on or off");
    };
  }

  private static Device chosen(String wanted, List<Device> devices) {
    if (wanted.equals("auto")) {
      return standard(devices);
    }
    boolean number = !wanted.isEmpty() && wanted.chars().allMatch(Character::isDigit);
    String part = wanted.toLowerCase(Locale.ROOT);
    return devices.stream()
        .filter(d -> number ? String.valueOf(d.number()).equals(wanted) : isNamed(d, part))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "device="
                    + wanted
                    + ": there is "
                    + devices.stream().map(Device::toString).collect(Collectors.joining("; "))));
  }

  private static boolean isNamed(Device device, String part) {
    String name = device.name() + " " + device.platformName();
    return !part.isBlank() && name.toLowerCase(Locale.ROOT).contains(part);
  }

  private static Device standard(List<Device> devices) {
    return devices.stream().filter(Device::gpu).findFirst().orElse(devices.getFirst());
  }
}
