/** Resources that the user declares for what no source of the app shows. */
package io.github.sstiam.reader.declared;
