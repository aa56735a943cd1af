package io.github.sstiam.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Jazzer runs one target in a JVM, so that each has its class. */
class ManifestFuzzTest {
  @FuzzTest
  void take(byte[] data) {
    FuzzTarget.MANIFEST.take(data);
  }
}
