/**
 * Evaluates an app's TypeScript and JavaScript statically: a parser, the records of its syntax, and
 * an abstract interpreter whose values may be unknown. It knows JavaScript only; what packages do
 * is asked of a {@link io.github.sstiam.reader.script.Library}.
 */
package io.github.sstiam.reader.script;
