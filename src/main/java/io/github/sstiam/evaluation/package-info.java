/**
 * The built-in evaluator: decides like IAM about a request, given the policies that apply to it.
 *
 * <p>{@code StatementConditions} evaluates the conditions of a statement, {@code LayerEvaluation}
 * combines the statements of a layer, and {@code PolicyEvaluator} combines the layers. Each returns
 * the condition keys that its result depends on and that the request does not carry.
 */
package io.github.sstiam.evaluation;
