/** Whom goals ask: AWS, policies at hand, and the build of the app. */
package io.github.sstiam.mojo.access;
