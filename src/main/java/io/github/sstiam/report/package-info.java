/** Results as text and JSON. All wording that a user reads about a verification lives here. */
package io.github.sstiam.report;
