package io.github.sstiam.composition;

import io.github.sstiam.app.Construct;
import io.github.sstiam.catalog.Operation;
import io.github.sstiam.policy.Action;
import io.github.sstiam.policy.ArnPattern;
import io.github.sstiam.requirement.ContextEntry;
import io.github.sstiam.requirement.DeployingPrincipal;
import io.github.sstiam.requirement.Necessity;
import io.github.sstiam.requirement.Origin;
import io.github.sstiam.requirement.Origins;
import io.github.sstiam.requirement.PermissionRequirement;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Permission requirements to try policies on. */
public final class Needs {
  public static final String TABLE = "arn:aws:dynamodb:us-east-1:123456789012:table/prod-orders";
  public static final String ROLE = "arn:aws:iam::123456789012:role/prod-shop-*";
  public static final String BOUNDARY = "arn:aws:iam::123456789012:policy/developers";

  private static final Origin CALL = Origins.call("prod-shop", "deploy the stack");
  private static final Origin RESOURCE =
      Origins.resource(
          "prod-shop",
          "Orders",
          "AWS::DynamoDB::Table",
          Optional.<Construct>empty(),
          Set.of(Operation.CREATE),
          Optional.empty());

  private Needs() {}

  /** What a declared resource cannot do without. */
  public static PermissionRequirement required(
      String action, String resource, ContextEntry... context) {
    return need(action, resource, Necessity.REQUIRED, RESOURCE, List.of(context));
  }

  /** What a declared resource may need. */
  public static PermissionRequirement conditional(String action, String resource) {
    return need(action, resource, Necessity.CONDITIONAL, RESOURCE, List.of());
  }

  /** What the deploying tool calls itself. */
  public static PermissionRequirement called(String action, String resource) {
    return need(action, resource, Necessity.REQUIRED, CALL, List.of());
  }

  private static PermissionRequirement need(
      String action,
      String resource,
      Necessity necessity,
      Origin origin,
      List<ContextEntry> context) {
    return new PermissionRequirement(
        DeployingPrincipal.CALLER,
        Action.of(action),
        new ArnPattern(resource),
        context,
        necessity,
        List.of(origin));
  }
}
