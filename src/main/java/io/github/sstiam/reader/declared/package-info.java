/** Resources that the user declares because no source of the app shows them. */
package io.github.sstiam.reader.declared;
