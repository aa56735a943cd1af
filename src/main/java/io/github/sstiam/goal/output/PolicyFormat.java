package io.github.sstiam.goal.output;

/** The formats in which policies are written. */
public enum PolicyFormat {
  /** One file for each policy document. */
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

  /** The end of the names of such files. */
  String extension() {
    return extension;
  }
}
