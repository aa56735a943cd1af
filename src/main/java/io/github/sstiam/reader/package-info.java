/** Files to SST app: cloud assemblies and CloudFormation templates. */
package io.github.sstiam.reader;
