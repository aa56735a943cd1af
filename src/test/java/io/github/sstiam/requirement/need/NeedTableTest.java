package io.github.sstiam.requirement.need;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sstiam.catalog.ActionEntry;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.catalog.HandlerAction;
import io.github.sstiam.catalog.NeedRule;
import io.github.sstiam.catalog.Operation;
import io.github.sstiam.catalog.ResourceTypeEntry;
import io.github.sstiam.policy.Action;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NeedTableTest {
  private static final Catalog CATALOG = Catalog.embedded();
  private static final NeedTable TABLE = NeedTable.embedded();

  /** The type has no reviewed rows about these actions. */
  @ParameterizedTest
  @CsvSource({
    "route53:CreateHostedZone, CREATE, a handler changes the resource",
    "route53:DeleteHostedZone, UPDATE, an update may take it away",
    "route53:DeleteHostedZone, DELETE, a handler changes the resource",
    "route53:GetHostedZone, READ, only the read or list handler reads it",
    "route53:GetHostedZone, DELETE, 'the handler reads in this operation, and a refused read fails it'",
    "route53:ChangeTagsForResource, UPDATE, the resource or its stack has tags",
    "ec2:CreateVpc, CREATE, it is placed in a VPC",
    "glue:CreateJob, CREATE, 'a handler names it, and no property tells whether it is called'",
    "iam:PassRole, CREATE, a role is handed to the service",
    "iam:CreateServiceLinkedRole, CREATE, the first resource of a service in an account makes the service's own role",
  })
  void theGeneralRowsDifferByServiceAndByWhatTheActionDoes(
      String action, Operation operation, String reason) {
    ResourceTypeEntry type = CATALOG.resourceType("AWS::Route53::CidrCollection").orElseThrow();

    assertThat(rules(type, action, operation)).extracting(NeedRule::reason).containsExactly(reason);
  }

  @Test
  void theReviewedRowsOfATypeReplaceTheGeneralRows() {
    ResourceTypeEntry type = CATALOG.resourceType("AWS::Lambda::Function").orElseThrow();
    List<NeedRule> rules = rules(type, "lambda:GetFunction", Operation.READ);

    assertThat(rules).isNotEmpty().isSubsetOf(type.needs());
  }

  private static List<NeedRule> rules(ResourceTypeEntry type, String action, Operation operation) {
    ActionEntry entry = CATALOG.action(Action.of(action)).orElseThrow();
    return TABLE.rules(
        type, new HandlerAction(action, EnumSet.of(operation), HandlerAction.Status.LISTED), entry);
  }
}
