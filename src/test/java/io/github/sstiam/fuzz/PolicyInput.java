package io.github.sstiam.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.sstiam.evaluation.AuthorizationRequest;
import io.github.sstiam.evaluation.AuthorizationRequest.ResourceForm;
import io.github.sstiam.evaluation.Caller;
import io.github.sstiam.evaluation.CompiledPolicy;
import io.github.sstiam.evaluation.OrganizationLevels;
import io.github.sstiam.evaluation.PolicyEvaluator;
import io.github.sstiam.evaluation.PolicySet;
import io.github.sstiam.evaluation.condition.ContextValue;
import io.github.sstiam.evaluation.condition.RequestContext;
import io.github.sstiam.policy.Action;
import io.github.sstiam.policy.PolicyDocument;
import io.github.sstiam.policy.PolicyKind;
import io.github.sstiam.policy.PolicyReader;
import io.github.sstiam.policy.PolicySyntaxException;
import io.github.sstiam.policy.PolicyWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A policy: what can be read can be written, reads the same again, and can be asked. */
final class PolicyInput {
  private static final List<PolicyKind> KINDS = List.of(PolicyKind.values());
  private static final RequestContext CONTEXT =
      new RequestContext(
          Map.of(
              "aws:RequestedRegion", ContextValue.of("eu-west-1"),
              "aws:SourceIp", ContextValue.of("192.0.2.7"),
              "aws:CurrentTime", ContextValue.of("2026-11-25T12:00:00Z"),
              "aws:PrincipalArn", ContextValue.of("arn:aws:iam::123456789012:user/alice"),
              "aws:MultiFactorAuthAge", ContextValue.of("300"),
              "aws:TagKeys", ContextValue.listOf(List.of("a", "b"))));

  private PolicyInput() {}

  static void take(byte[] data) {
    String text = new String(data, UTF_8);
    PolicyKind kind = KINDS.get(data.length % KINDS.size());
    PolicyDocument document;
    try {
      document = PolicyReader.read(text, "policy", kind);
    } catch (PolicySyntaxException e) {
      return;
    }
    reads(PolicyWriter.write(document), document, kind);
    ask(CompiledPolicy.of("policy", document), ResourceForm.EXACT);
    ask(CompiledPolicy.of("policy", document), ResourceForm.PATTERN);
  }

  private static void reads(String written, PolicyDocument document, PolicyKind kind) {
    try {
      if (!PolicyWriter.write(PolicyReader.read(written, "written", kind)).equals(written)) {
        throw new AssertionError("reads differently than it was written: " + document);
      }
    } catch (PolicySyntaxException e) {
      throw new AssertionError("cannot be read as it was written: " + written, e);
    }
  }

  private static void ask(CompiledPolicy policy, ResourceForm form) {
    PolicySet set =
        new PolicySet(
            List.of(policy),
            Optional.of(policy),
            Optional.empty(),
            Optional.of(policy),
            new OrganizationLevels(List.of(List.of(policy))),
            new OrganizationLevels(List.of(List.of(policy))));
    new PolicyEvaluator(set)
        .evaluate(
            new AuthorizationRequest(
                Caller.of("arn:aws:sts::123456789012:assumed-role/deploy/session"),
                Action.of("s3:GetObject"),
                "arn:aws:s3:::shop-*/key",
                form,
                Optional.of("123456789012"),
                CONTEXT));
  }
}
