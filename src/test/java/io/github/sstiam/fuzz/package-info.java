/** What the fuzzer feeds, and the inputs that it found, read again by every build. */
package io.github.sstiam.fuzz;
