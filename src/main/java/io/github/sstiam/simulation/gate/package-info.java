/** Which verified permissions fail the build, which cause a warning, and which are suppressed. */
package io.github.sstiam.simulation.gate;
