/** What the files of an app's folder say before anything of the app is run. */
package io.github.sstiam.reader.folder;
