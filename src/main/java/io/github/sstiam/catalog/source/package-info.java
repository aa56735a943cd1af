/** Files to schemas of resource types and to a project's own rules. */
package io.github.sstiam.catalog.source;
