/**
 * An IAM and STS endpoint on this machine that speaks their query protocol as AWS documents it, and
 * decides by the built-in evaluator.
 */
package io.github.sstiam.aws.loopback;
