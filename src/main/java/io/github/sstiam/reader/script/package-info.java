/**
 * What the TypeScript and JavaScript of an app comes to, as far as that can be told without running
 * it: a parser, and an interpreter for which a value may be unknown.
 */
package io.github.sstiam.reader.script;
