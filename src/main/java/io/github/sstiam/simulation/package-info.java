/**
 * Whether the principals of a deployment have the permissions that they need: the port {@code
 * PermissionSimulator}, its built-in implementation, and the verification.
 */
package io.github.sstiam.simulation;
