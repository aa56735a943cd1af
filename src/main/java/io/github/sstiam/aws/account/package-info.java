/** Reads of an account what is attached, deployed, registered and used. */
package io.github.sstiam.aws.account;
