package io.github.sstiam.aws;

import software.amazon.awssdk.core.exception.SdkClientException;

/** Fields that the documentation of an API promises, and that a response may lack nevertheless. */
public final class ResponseField {
  /** The beginning of the message about every malformed response. */
  static final String MALFORMED = "the response is malformed";

  private ResponseField() {}

  /**
   * A field of a response.
   *
   * @param field the field, or null if the response lacks it
   * @param name the field's name
   * @throws SdkClientException if the response lacks it
   */
  public static <T> T required(T field, String name) {
    if (field == null) {
      throw malformed("it has no " + name);
    }
    return field;
  }

  /**
   * The exception for a response that is not as the documentation promises.
   *
   * @param problem what is wrong, as a sentence about "it"
   */
  public static SdkClientException malformed(String problem) {
    return SdkClientException.create(MALFORMED + ": " + problem);
  }
}
