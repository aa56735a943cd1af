/** Tab-separated tables: rows that know their file and line, with named or numbered columns. */
package io.github.sstiam.table;
