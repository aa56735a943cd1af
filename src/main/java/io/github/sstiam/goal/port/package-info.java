/** What a goal needs from the program that runs it: a log, a cache, and a way to fail. */
package io.github.sstiam.goal.port;
