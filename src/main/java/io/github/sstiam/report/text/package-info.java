/** The text of the console and the log. All wording and all parameter names belong here. */
package io.github.sstiam.report.text;
