package io.github.sstiam.composition;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.policy.Action;
import io.github.sstiam.policy.ArnPattern;
import io.github.sstiam.requirement.DeployingPrincipal;
import io.github.sstiam.requirement.Necessity;
import io.github.sstiam.requirement.Origins;
import io.github.sstiam.requirement.PermissionRequirement;
import io.github.sstiam.requirement.resolution.RequirementResolver;
import io.github.sstiam.table.Table;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PurposesTest {
  private static final Catalog CATALOG = Catalog.embedded();
  private static final List<Table.Row> ROWS = Table.embedded(Purposes.class, "purposes.tsv").rows();

  /** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html */
  @Test
  void everyActionHasAPurposeThatIsValidInASid() {
    for (String service : CATALOG.services()) {
      assertThat(Purposes.embedded().ofService(service)).matches("[A-Z][A-Za-z0-9]*[A-Za-z]");
      for (Action action : CATALOG.matching(service + ":*")) {
        assertThat(Purposes.embedded().of(action))
            .as("%s", action)
            .matches("[A-Z][A-Za-z0-9]*[A-Za-z]")
            .doesNotEndWith("Conditional");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "cloudformation:CreateStack, ManageCloudFormationStacks",
    "apigateway:POST, ManageApi",
    "iam:CreateRole, ManageRoles",
    "iam:CreatePolicyVersion, ManagePolicies",
    "iam:CreateUser, ManageUsers",
    "iam:PassRole, PassRoles",
    "iam:passrole, PassRoles",
    "s3:CreateBucket, ManageBuckets",
    "s3:PutObject, ManageObjects",
    "s3:GetBucketObjectLockConfiguration, ManageBuckets",
    "macie2:EnableMacie, ManageMacie2Resources",
    "resource-groups:CreateGroup, ManageResourceGroupsResources",
  })
  void theLongestPatternAppliesOrElseTheNameOfTheService(String action, String purpose) {
    assertThat(Purposes.embedded().of(Action.of(action))).isEqualTo(purpose);
  }

  @Test
  void callsOfTheToolHaveThePurposeOfTheCall() {
    assertThat(
            Purposes.embedded()
                .of(
                    new PermissionRequirement(
                        DeployingPrincipal.CALLER,
                        Action.of("s3:PutObject"),
                        ArnPattern.ANY,
                        List.of(),
                        Necessity.REQUIRED,
                        List.of(Origins.call("prod-shop", "publish file assets")))))
        .isEqualTo("UploadAssets");
  }

  @Test
  void everyRowMatchesAnAction() {
    List<String> calls =
        Table.embedded(RequirementResolver.class, "calls.tsv").rows().stream()
            .map(row -> row.get("purpose"))
            .toList();

    assertThat(ROWS)
        .allSatisfy(
            row -> {
              if (row.get("kind").equals("CALL")) {
                assertThat(calls).contains(row.get("subject"));
              } else {
                assertThat(CATALOG.matching(row.get("subject")))
                    .as(row.get("subject"))
                    .isNotEmpty();
              }
            });
  }

  @Test
  void rowsAreSortedAndUnique() {
    assertThat(ROWS)
        .extracting(row -> row.get("kind") + "\t" + row.get("subject"))
        .isSorted()
        .doesNotHaveDuplicates();
  }
}
