package io.github.sstiam.evaluation;

/** The kinds of policies that take part in a decision. */
public enum Layer {
  IDENTITY,
  BOUNDARY,
  SESSION,
  RESOURCE,
  SERVICE_CONTROL,
  RESOURCE_CONTROL
}
