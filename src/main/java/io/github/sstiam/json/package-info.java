/**
 * JSON values that know where in their file they stand, so that every error can name line and
 * column, a writer whose output is the same byte for byte on every run, and plain text for people.
 */
package io.github.sstiam.json;
