/** Asks IAM whether it would allow what a deployment needs. */
package io.github.sstiam.aws.simulation;
