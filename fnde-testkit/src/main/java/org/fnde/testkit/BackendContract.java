package org.fnde.testkit;

/**
 * What every backend must do: a test class implements this interface, and inherits its tests.
 *
 * <pre>{@code
 * final class MyBackendTest implements BackendContract {
 *   @Override public Backend backend() { return new MyBackend(); }
 * }
 * }</pre>
 */
public interface BackendContract
    extends RandomProgramContract,
        SpecialValueContract,
        StepProgramContract,
        LaunchContract,
        BackendArgumentContract {}
