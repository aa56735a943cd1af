/** The files that goals write, each whole or not at all. */
package io.github.sstiam.goal.output;
