package io.github.sstiam.mojo.output;

/**
 * A file that is to be written.
 *
 * @param folder where it is written to
 * @param name its name
 */
public record NamedFile(OutputFiles folder, String name) {}
