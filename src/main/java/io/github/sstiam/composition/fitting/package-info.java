/** Fits policies into IAM's quotas: merged without loss, shrunk with wildcards, split. */
package io.github.sstiam.composition.fitting;
