/**
 * Makes the catalogue's data files from AWS's registry schemas, the IAM reference data and the
 * corrections in {@code src/catalog/overrides}. Run by the Maven profile {@code catalog}; not part
 * of the plugin.
 */
package io.github.sstiam.catalog.generator;
