/** Declared resources and the calls of the deploying tool resolved to permission requirements. */
package io.github.sstiam.requirement.resolution;
