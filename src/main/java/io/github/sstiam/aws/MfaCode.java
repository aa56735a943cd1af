package io.github.sstiam.aws;

import io.github.sstiam.simulation.SimulationUnavailableException;

/** Provides the code that a multi-factor authentication device shows. */
@FunctionalInterface
public interface MfaCode {
  /**
   * Provides a code.
   *
   * @param serial the device's ARN or serial number
   * @return the six digits
   * @throws SimulationUnavailableException if no code is available; the message says what to do
   */
  String of(String serial) throws SimulationUnavailableException;
}
