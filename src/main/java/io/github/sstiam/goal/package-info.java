/**
 * The use cases of the plugin, one a goal: a request record goes in, files are written, a result
 * record comes out. Nothing here knows Maven.
 */
package io.github.sstiam.goal;
