/** The second step of every goal: which permissions the deployment of an app requires, and why. */
package io.github.sstiam.goal.deployment;
