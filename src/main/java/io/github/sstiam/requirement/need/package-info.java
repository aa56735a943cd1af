/** Which calls a resource type's handlers make, which of them a resource causes, and on what. */
package io.github.sstiam.requirement.need;
