/** How goals reach what is outside the app: AWS, and files with policies. */
package io.github.sstiam.goal.access;
