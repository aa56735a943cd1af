/** Files to schemas of resource types: what AWS publishes, and what was asked for before. */
package io.github.sstiam.catalog.source;
