/** What policies grant beyond a need, and which of it leads to administrator rights. */
package io.github.sstiam.audit;
