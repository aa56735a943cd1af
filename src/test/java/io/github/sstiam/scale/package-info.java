/** Apps and policies as large as AWS lets them be, made for tests and for {@code benchmarks}. */
package io.github.sstiam.scale;
