/** What people read on the console and in the log; all wording lives here. */
package io.github.sstiam.report.text;
