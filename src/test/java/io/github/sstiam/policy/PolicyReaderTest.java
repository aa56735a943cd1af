package io.github.sstiam.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyReaderTest {
  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      value = {
        " | line 1, column 1: the file is empty",
        "{ | line 1, column 2: the text ends early: one bracket is not closed",
        "[] | line 1, column 1: a policy is an object, found an array",
        "{} | line 1, column 1: the policy has no \"Statement\"",
        "{'Version':'2020-01-01','Statement':[]} | line 1, column 12: \"Version\" must be"
            + " 2012-10-17 or 2008-10-17",
        "{'Version':2012,'Statement':[]} | line 1, column 12: \"Version\" must be 2012-10-17 or"
            + " 2008-10-17",
        "{'Id':7,'Statement':[]} | line 1, column 7: \"Id\" is a string, found a number",
        "{'Statement':{'Sid':7,'Effect':'Allow','Action':'*','Resource':'*'}} | line 1, column 21:"
            + " \"Sid\" is a string, found a number",
        "{'Statement':{'Effect':'Allow','Action':'*','Resource':'*','Condition':{'StringResembles':{'k':'v'}}}}"
            + " | line 1, column 73: \"StringResembles\" is not a condition operator",
        "{'Statement':{'Effect':'Allow','Action':'*','Resource':'*','Principal':'*','NotPrincipal':'*'}}"
            + " | has both \"Principal\" and \"NotPrincipal\"",
        "{'version':'2012-10-17','Statement':[]} | line 1, column 2: \"version\" is not an element"
            + " of a policy",
        "{'Statement':[],'Statement':[]} | line 1, column 17: duplicate name \"Statement\"",
        "{'Statement':['x']} | line 1, column 15: a statement is an object, found a string",
        "{'Statement':{'Action':'*','Resource':'*'}} | line 1, column 14: the statement has no"
            + " \"Effect\"",
        "{'Statement':{'Effect':'allow','Action':'*','Resource':'*'}} | line 1, column 24:"
            + " \"Effect\" must be Allow or Deny",
        "{'Statement':{'Effect':'Allow','Resource':'*'}} | line 1, column 14: the statement has"
            + " neither \"Action\" nor \"NotAction\"",
        "{'Statement':{'Effect':'Allow','Action':'*'}} | line 1, column 14: the statement has"
            + " neither \"Resource\" nor \"NotResource\"",
        "{'Statement':{'Effect':'Allow','Action':'*','NotAction':'*','Resource':'*'}} | has both"
            + " \"Action\" and \"NotAction\"",
        "{'Statement':{'Effect':'Allow','Action':'*','Resource':'*','NotResource':'*'}} | has both"
            + " \"Resource\" and \"NotResource\"",
        "{'Statement':{'Effect':'Allow','Action':'GetObject','Resource':'*'}} | line 1, column 41:"
            + " \"GetObject\" is not an action",
        "{'Statement':{'Effect':'Allow','Action':'s 3:GetObject','Resource':'*'}} | \"s"
            + " 3:GetObject\" is not an action",
        "{'Statement':{'Effect':'Allow','Action':7,'Resource':'*'}} | line 1, column 41: \"Action\""
            + " holds strings, found a number",
        "{'Statement':{'Effect':'Allow','Action':'*','Resource':'*','Principal':'*'}} | an"
            + " identity-based policy has no \"Principal\"",
        "{'Statement':{'Effect':'Allow','Action':'*','Resource':'*','Condition':'x'}} | a condition"
            + " is an object of operators, found a string",
        "{'Statement':{'Effect':'Allow','Action':'*','Resource':'*','Condition':{'Bool':{'k':{}}}}}"
            + " | a condition's value is a string, found an object",
        "{'Statement':{'Effect':'Allow','Action':'*','Resource':'*','Resources':'*'}} | line 1,"
            + " column 60: \"Resources\" is not an element of a statement",
        "{'Statement':[{'Sid':'A','Effect':'Allow','Action':'*','Resource':'*'},{'Sid':'A','Effect':'Deny','Action':'*','Resource':'*'}]}"
            + " | line 1, column 72: the Sid \"A\" is used twice"
      })
  void policiesThatIamRefusesAreErrorsWithTheirPosition(String policy, String problem) {
    String text = policy == null ? "" : policy.replace('\'', '"');

    assertThatThrownBy(() -> PolicyReader.read(text, "deployer.json", PolicyKind.IDENTITY))
        .isInstanceOf(PolicySyntaxException.class)
        .hasMessageStartingWith("deployer.json, line 1, column ")
        .hasMessageContaining(problem);
  }

  @Test
  void allProblemsAreReportedAtOnce() {
    assertThatThrownBy(
            () ->
                PolicyReader.read(
                    """
                    {
                      "Statement": [
                        {"Efect": "Allow", "Action": "s3", "Resource": "*"}
                      ]
                    }
                    """,
                    "deployer.json",
                    PolicyKind.IDENTITY))
        .isInstanceOf(PolicySyntaxException.class)
        .hasMessageContaining("deployer.json, line 3, column 6: \"Efect\"")
        .hasMessageContaining("deployer.json, line 3, column 5: the statement has no \"Effect\"")
        .hasMessageContaining("deployer.json, line 3, column 34: \"s3\" is not an action");
  }

  @Test
  void trustPoliciesNeedNoResourceAndResourcePoliciesNeedAPrincipal() throws Exception {
    String trust =
        "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"sts:AssumeRole\","
            + " \"Principal\": {\"Service\": \"cloudformation.amazonaws.com\"}}}";

    assertThat(PolicyReader.read(trust, "trust", PolicyKind.TRUST).statements()).hasSize(1);
    assertThatThrownBy(
            () ->
                PolicyReader.read(
                    "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\":"
                        + " \"*\"}}",
                    "bucket",
                    PolicyKind.RESOURCE))
        .hasMessageContaining("neither \"Principal\" nor \"NotPrincipal\"");
  }

  @Test
  void sizeIsCountedWithoutWhiteSpace() throws Exception {
    String compact =
        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[\"*\"],\"Resource\":[\"*\"]}]}";
    PolicyDocument policy =
        PolicyReader.read(compact.replace(",", ",\n   "), "p", PolicyKind.IDENTITY);

    assertThat(PolicyWriter.size(policy)).isEqualTo(compact.length());
  }

  @Test
  void aPrincipalIsEverybodyOrAnObjectOfKnownKinds() {
    assertProblem("'alice'", "\"Principal\" is \"*\" or an object such as");
    assertProblem("7", "\"Principal\" is \"*\" or an object");
    assertProblem("{'User':'alice'}", "\"User\" is not an element of a principal");
  }

  private static void assertProblem(String principal, String problem) {
    String policy =
        "{'Statement':{'Effect':'Allow','Action':'s3:*','Resource':'*','Principal':"
            + principal
            + "}}";

    assertThatThrownBy(
            () -> PolicyReader.read(policy.replace('\'', '"'), "bucket", PolicyKind.RESOURCE))
        .isInstanceOf(PolicySyntaxException.class)
        .hasMessageContaining(problem);
  }
}
