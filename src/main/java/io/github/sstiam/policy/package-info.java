/**
 * IAM's terms as values: globs, actions, ARN patterns, statements, policy documents; reading and
 * writing policy JSON.
 */
package io.github.sstiam.policy;
