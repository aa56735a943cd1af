/** The JSON reports, for programs. */
package io.github.sstiam.report.json;
