/** Condition operators, request context and policy variables. */
package io.github.sstiam.evaluation.condition;
