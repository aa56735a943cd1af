/**
 * An app's sources to an SST app: the constructs that they make, and by tables that were recorded
 * from the packages of SST and CDK the resources that each construct makes.
 */
package io.github.sstiam.reader.construct;
