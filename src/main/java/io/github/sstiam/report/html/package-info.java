/** A verification as a page: a small model of what it shows, and its templates' data. */
package io.github.sstiam.report.html;
