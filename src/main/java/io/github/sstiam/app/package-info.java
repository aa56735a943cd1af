/** What an SST app declares: stacks, resources and their resolved properties, as plain values. */
package io.github.sstiam.app;
