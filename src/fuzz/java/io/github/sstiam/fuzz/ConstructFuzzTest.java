package io.github.sstiam.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Jazzer runs one target in a JVM, so that each has its class. */
class ConstructFuzzTest {
  @FuzzTest
  void take(byte[] data) {
    FuzzTarget.CONSTRUCT.take(data);
  }
}
