/**
 * Reads an SST app from its sources: the constructs that they create, and the resources that each
 * construct creates according to tables that were recorded from the packages of SST and CDK.
 *
 * <p>{@code SstRuntime} collects the constructs, {@code ConstructIndex} sorts them into stacks,
 * {@code TableExpansion} applies the rows of {@code ConstructTables} to each, and {@code
 * StackTemplate} is the template that results, which {@code reader.template} resolves. "Unknown" is
 * a {@code ScriptValue.Unknown} in the values of the app's code, a {@code Text} in names and paths,
 * and {@code UnknownValue} in the JSON of the template.
 */
package io.github.sstiam.reader.construct;
