/** The forms of a report that continuous integration reads: SARIF and JUnit XML. */
package io.github.sstiam.report.ci;
