/** An account's identities and their policies, as IAM describes them in one file. */
package io.github.sstiam.evaluation.account;
