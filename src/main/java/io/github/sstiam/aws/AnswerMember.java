package io.github.sstiam.aws;

import software.amazon.awssdk.core.exception.SdkClientException;

/** Members that the documentation of an API promises, and that an answer may lack all the same. */
public final class AnswerMember {
  /** What the message about every such answer begins with. */
  static final String MALFORMED = "the answer is malformed";

  private AnswerMember() {}

  /**
   * The member.
   *
   * @param member the member, or null where the answer has none
   * @param name the member's name
   * @throws SdkClientException where the answer has none
   */
  public static <T> T required(T member, String name) {
    if (member == null) {
      throw malformed("it has no " + name);
    }
    return member;
  }

  /**
   * What to throw for an answer that is not what the documentation promises.
   *
   * @param problem what is wrong with it, as the end of a sentence about "it"
   */
  public static SdkClientException malformed(String problem) {
    return SdkClientException.create(MALFORMED + ": " + problem);
  }
}
