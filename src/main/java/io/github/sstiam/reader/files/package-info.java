/** Reads files safely, with errors that name the file and the remedy. */
package io.github.sstiam.reader.files;
