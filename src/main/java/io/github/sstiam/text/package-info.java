/** Text for people: escapes characters that do not show, and explains input and output errors. */
package io.github.sstiam.text;
