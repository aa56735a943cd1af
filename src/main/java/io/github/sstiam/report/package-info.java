/** What there is to say of a result, before it is text, JSON or a page. */
package io.github.sstiam.report;
