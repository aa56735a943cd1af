/** Reads cloud assemblies: the manifest, the stacks' artifacts, assets and the construct tree. */
package io.github.sstiam.reader.assembly;
