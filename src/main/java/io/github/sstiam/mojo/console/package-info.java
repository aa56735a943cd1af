/** How goals log to Maven's console: sanitized, in its colours, and with progress. */
package io.github.sstiam.mojo.console;
