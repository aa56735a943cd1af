package io.github.sstiam.goal.output;

/** The forms in which policies are written. */
public enum PolicyFormat {
  /** A policy document a file. */
  JSON(".json"),
  /** Managed policies in a CloudFormation template. */
  CLOUDFORMATION(".template.json"),
  CLOUDFORMATION_YAML(".template.yaml"),
  /** Managed policies in Terraform's JSON syntax. */
  TERRAFORM(".tf.json");

  private final String extension;

  PolicyFormat(String extension) {
    this.extension = extension;
  }

  /** What the names of such files end in. */
  String extension() {
    return extension;
  }
}
