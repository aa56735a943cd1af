/** The content of reports, before it becomes console text, JSON or HTML. */
package io.github.sstiam.report;
