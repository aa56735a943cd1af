package io.github.sstiam.composition.fitting;

/**
 * How many bytes a template may have
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html).
 */
public enum TemplateQuota {
  /** In the request itself ({@code --template-body}). */
  IN_REQUEST(51_200),
  /** In a bucket ({@code --template-url}): 1 MB, of which the smaller reading counts. */
  IN_BUCKET(1_000_000);

  private final int bytes;

  TemplateQuota(int bytes) {
    this.bytes = bytes;
  }

  /** The number of bytes. */
  public int bytes() {
    return bytes;
  }
}
