/** The app's own synthesis: whether its result is fresh, and how it is run. */
package io.github.sstiam.reader.synthesis;
