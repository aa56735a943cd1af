package io.github.sstiam.evaluation.account;

import io.github.sstiam.json.Position;
import io.github.sstiam.policy.Effect;
import io.github.sstiam.policy.ElementPatterns;
import io.github.sstiam.policy.PolicyDocument;
import io.github.sstiam.policy.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The AWS managed policies whose text does not change
 * (https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AdministratorAccess.html and
 * https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSDenyAll.html).
 */
final class AwsManagedPolicies {
  private static final Map<String, PolicyDocument> FIXED =
      Map.of(
          "AdministratorAccess", everything(Effect.ALLOW),
          "AWSDenyAll", everything(Effect.DENY));

  private AwsManagedPolicies() {}

  /** The policy of an ARN such as {@code arn:aws:iam::aws:policy/AdministratorAccess}. */
  static Optional<PolicyDocument> find(String arn) {
    int name = arn.indexOf(":iam::aws:policy/");
    return name < 0
        ? Optional.empty()
        : Optional.ofNullable(FIXED.get(arn.substring(name + ":iam::aws:policy/".length())));
  }

  private static PolicyDocument everything(Effect effect) {
    ElementPatterns all = ElementPatterns.of(List.of("*"));
    return PolicyDocument.of(
        List.of(
            new Statement(
                Optional.empty(),
                effect,
                Optional.empty(),
                all,
                Optional.of(all),
                List.of(),
                Position.NONE)));
  }
}
