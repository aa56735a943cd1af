package io.github.sstiam.aws;

import io.github.sstiam.simulation.SimulationUnavailableException;

/** Gives the code that a multi-factor authentication device shows. */
@FunctionalInterface
public interface MfaCode {
  /**
   * Gives a code.
   *
   * @param serial the device's ARN or serial number
   * @return the six digits
   * @throws SimulationUnavailableException if there is nobody to ask, with what to do
   */
  String of(String serial) throws SimulationUnavailableException;
}
