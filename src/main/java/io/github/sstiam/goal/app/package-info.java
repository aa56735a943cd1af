/** The first step of every goal: from what the user names to an app and the catalogue it needs. */
package io.github.sstiam.goal.app;
