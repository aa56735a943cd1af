/**
 * CloudFormation templates, JSON and YAML, resolved as CloudFormation does. Values that only the
 * deployment knows stay unknown, and only those.
 *
 * <p>{@link TemplateText} reads a template. {@link TemplateResolver} resolves it: its parameters,
 * conditions, resources and nested stacks, whose expressions one evaluator evaluates within one
 * budget.
 */
package io.github.sstiam.reader.template;
