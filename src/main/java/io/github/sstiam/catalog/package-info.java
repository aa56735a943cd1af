/**
 * AWS's permission data: resource type to handlers to actions, and action to resource types, ARN
 * patterns, condition keys and access level. Data is files, corrections are files of their own.
 */
package io.github.sstiam.catalog;
