/**
 * CloudFormation templates, JSON and YAML: resolved as CloudFormation would, with what is only
 * known at the deployment left open in exactly its place.
 */
package io.github.sstiam.reader.template;
