/** Policies from permission requirements: merged, scoped and in the same order on every run. */
package io.github.sstiam.synthesis;
