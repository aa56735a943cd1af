package io.github.sstiam.aws.simulation;

import io.github.sstiam.aws.AwsConnection;
import io.github.sstiam.aws.ResponseField;
import io.github.sstiam.requirement.ContextEntry;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.iam.model.GetRoleRequest;
import software.amazon.awssdk.services.iam.model.GetUserRequest;
import software.amazon.awssdk.services.iam.model.Tag;

/**
 * The tags of a principal as its requests carry them
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html, key
 * aws:PrincipalTag).
 */
final class PrincipalTags {
  private PrincipalTags() {}

  /**
   * Reads the tags of a user or role.
   *
   * @return the condition keys; none if the caller may not read them, so that they stay unknown
   */
  static List<ContextEntry> of(AwsConnection aws, String principal) {
    String name = principal.substring(principal.lastIndexOf('/') + 1);
    try {
      List<Tag> tags =
          principal.contains(":user/")
              ? ResponseField.required(
                      aws.iam().getUser(GetUserRequest.builder().userName(name).build()).user(),
                      "User")
                  .tags()
              : ResponseField.required(
                      aws.iam().getRole(GetRoleRequest.builder().roleName(name).build()).role(),
                      "Role")
                  .tags();
      return tags.stream()
          .map(
              tag ->
                  ContextEntry.string(
                      "aws:PrincipalTag/" + ResponseField.required(tag.key(), "Key"),
                      ResponseField.required(tag.value(), "Value")))
          .toList();
    } catch (SdkException e) {
      return List.of();
    }
  }
}
