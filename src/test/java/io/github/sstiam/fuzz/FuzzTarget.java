package io.github.sstiam.fuzz;

import io.github.sstiam.aws.IamAnswerInput;

/**
 * Readers of texts that others wrote. Each takes any bytes: it returns, or it throws the exception
 * that its documentation names, which the input swallows. Whatever else is thrown is a fault.
 */
public enum FuzzTarget {
  POLICY("Policy"),
  TEMPLATE("Template"),
  MANIFEST("Manifest"),
  TREE("Tree"),
  CONSTRUCT("Construct"),
  IAM_ANSWER("IamAnswer"),
  MATCHING("Matching");

  private final String title;

  FuzzTarget(String title) {
    this.title = title;
  }

  /**
   * Reads an input.
   *
   * @param data any bytes
   */
  public void take(byte[] data) {
    switch (this) {
      case POLICY -> PolicyInput.take(data);
      case TEMPLATE -> TemplateInput.take(data);
      case MANIFEST -> AssemblyInput.manifest(data);
      case TREE -> AssemblyInput.tree(data);
      case CONSTRUCT -> ConstructInput.take(data);
      case IAM_ANSWER -> IamAnswerInput.take(data);
      case MATCHING -> MatchingInput.take(data);
    }
  }

  /** The folder with the inputs of this target, where Jazzer looks for them. */
  public String folder() {
    return title + "FuzzTestInputs/take";
  }
}
