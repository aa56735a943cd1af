/** What programs read: the JSON reports. */
package io.github.sstiam.report.json;
