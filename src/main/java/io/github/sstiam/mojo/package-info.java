/**
 * The goals as Maven sees them: each turns its parameters into a request, hands it to its use case
 * in {@code goal}, and turns a failure or a fault into an exception.
 */
package io.github.sstiam.mojo;
