/**
 * JSON values that know where in their file they stand, so that every error can name line and
 * column, and a writer whose output is the same byte for byte on every run.
 */
package io.github.sstiam.json;
