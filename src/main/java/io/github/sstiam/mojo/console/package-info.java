/** What goals say to the console of Maven: plainly, in its colours, and while they work. */
package io.github.sstiam.mojo.console;
