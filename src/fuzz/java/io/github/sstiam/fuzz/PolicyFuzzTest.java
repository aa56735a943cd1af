package io.github.sstiam.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Jazzer runs one target in a JVM, so that each has its class. */
class PolicyFuzzTest {
  @FuzzTest
  void take(byte[] data) {
    FuzzTarget.POLICY.take(data);
  }
}
