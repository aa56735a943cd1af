/** Policies from permission requirements, in the same order on every run. */
package io.github.sstiam.composition;
