/**
 * The permission requirements of a deployment, each with its necessity and its origins: the
 * declared resources whose handlers call the action, with a reason for each operation, and the
 * calls that the deploying tool makes itself.
 */
package io.github.sstiam.requirement;
