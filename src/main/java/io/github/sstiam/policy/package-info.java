/**
 * IAM's own words as values: actions, ARN patterns, statements, policy documents; reading and
 * writing policy JSON.
 */
package io.github.sstiam.policy;
