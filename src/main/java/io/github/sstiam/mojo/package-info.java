/**
 * The goals: each reads its parameters, hands one request to the core, and turns the answer into
 * log lines, files and the verdict of the build.
 */
package io.github.sstiam.mojo;
