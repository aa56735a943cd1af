package io.github.sstiam.mojo;

/**
 * A file that is to be written.
 *
 * @param folder where it is written to
 * @param name its name
 */
record NamedFile(OutputFiles folder, String name) {}
