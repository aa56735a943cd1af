/**
 * What a deployment needs: declared resources and the catalogue give permission requirements, each
 * with its origins and its necessity; so do the calls that the deploying tool makes itself.
 */
package io.github.sstiam.requirement;
