/** What a deployment changes, by the templates that are deployed. */
package io.github.sstiam.reader.change;
