/** The goals: each makes a request, hands it to the core, renders the result, writes or throws. */
package io.github.sstiam.mojo;
