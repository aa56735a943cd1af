/** What Maven injects into goals, as values that the core takes. */
package io.github.sstiam.mojo.parameter;
