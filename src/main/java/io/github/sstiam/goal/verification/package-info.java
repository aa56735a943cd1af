/** Who decides whether a principal has a permission: IAM, or the built-in evaluator over files. */
package io.github.sstiam.goal.verification;
