/**
 * Reads an app: the request, the source that is chosen from it, and the parsed and resolved app.
 */
package io.github.sstiam.reader;
