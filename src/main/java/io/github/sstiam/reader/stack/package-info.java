/** Stacks whose templates are read: those of plain templates, and what all sources share. */
package io.github.sstiam.reader.stack;
