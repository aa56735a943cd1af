package io.github.sstiam.composition;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.policy.Action;
import io.github.sstiam.table.Table;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NeverAllowedTest {
  private static final List<Table.Row> ROWS =
      Table.embedded(NeverAllowed.class, "never-allow.tsv").rows();

  @Test
  void everyRowMatchesActionsAndNamesItsSource() {
    assertThat(ROWS)
        .allSatisfy(
            row -> {
              assertThat(Catalog.embedded().matching(row.get("action")))
                  .as(row.get("action"))
                  .isNotEmpty();
              assertThat(row.get("reason")).isNotBlank();
              assertThat(row.get("source")).startsWith("https://docs.aws.amazon.com/");
            });
  }

  @Test
  void rowsAreSortedAndUnique() {
    assertThat(ROWS).extracting(row -> row.get("action")).isSorted().doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "iam:CreateUser",
        "iam:createaccesskey",
        "iam:AttachUserPolicy",
        "iam:CreateLoginProfile",
        "iam:DeleteRolePermissionsBoundary",
        "iam:PassRole",
        "organizations:LeaveOrganization",
        "account:CloseAccount",
        "sts:AssumeRole",
      })
  void privilegeEscalationsAreNeverAllowedAndHaveAReason(String action) {
    assertThat(NeverAllowed.embedded().reason(Action.of(action))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"iam:GetRole", "dynamodb:CreateTable", "sts:GetCallerIdentity"})
  void otherActionsMayBeAllowed(String action) {
    assertThat(NeverAllowed.embedded().reason(Action.of(action))).isEmpty();
  }
}
