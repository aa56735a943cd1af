/**
 * Whether the deploying principal has what a deployment needs: the port {@code
 * PermissionSimulator}, its built-in implementation, and the verification that comes out.
 */
package io.github.sstiam.simulation;
