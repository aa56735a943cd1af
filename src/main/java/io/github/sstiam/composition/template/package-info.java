/** Policies and roles as templates of CloudFormation and Terraform. */
package io.github.sstiam.composition.template;
