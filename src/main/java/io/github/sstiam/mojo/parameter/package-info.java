/** The values and elements that Maven injects into goals, turned into values of a request. */
package io.github.sstiam.mojo.parameter;
