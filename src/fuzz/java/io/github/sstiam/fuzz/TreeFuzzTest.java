package io.github.sstiam.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Jazzer runs one target in a JVM, so that each has its class. */
class TreeFuzzTest {
  @FuzzTest
  void take(byte[] data) {
    FuzzTarget.TREE.take(data);
  }
}
