/** The AWS SDK: who the caller is, and what IAM says about it. Nothing is ever changed. */
package io.github.sstiam.aws;
