/**
 * JSON values that know their line and column, so that every error can name them; a reader, and a
 * writer whose output is the same byte for byte on every run.
 */
package io.github.sstiam.json;
