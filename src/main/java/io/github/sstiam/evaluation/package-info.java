/**
 * The built-in evaluator: what IAM answers to a request, given the policies that apply to it, and
 * which statements decide.
 */
package io.github.sstiam.evaluation;
