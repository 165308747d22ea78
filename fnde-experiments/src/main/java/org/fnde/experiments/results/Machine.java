package org.fnde.experiments.results;

/**
 * Where a run ran.
 *
 * @param cpu the processor's model name
 * @param cores processors the virtual machine may use
 * @param jvm name and version of the virtual machine
 * @param os name, version and architecture of the operating system
 */
public record Machine(String cpu, int cores, String jvm, String os) {

  /**
   * This machine.
   *
   * @return the machine
   */
  public static Machine current() {
    return new Machine(
        Processor.name(),
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"),
        System.getProperty("os.name")
            + " "
            + System.getProperty("os.version")
            + " "
            + System.getProperty("os.arch"));
  }

  /**
   * The machine in a line, as measurements begin with it.
   *
   * @return processor, cores, virtual machine and operating system
   */
  public String line() {
    return cpu + ", " + cores + " cores, " + jvm + ", " + os;
  }
}
