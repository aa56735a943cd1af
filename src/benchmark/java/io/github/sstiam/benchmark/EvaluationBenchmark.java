package io.github.sstiam.benchmark;

import io.github.sstiam.evaluation.AuthorizationRequest;
import io.github.sstiam.evaluation.AuthorizationRequest.ResourceForm;
import io.github.sstiam.evaluation.Caller;
import io.github.sstiam.evaluation.CompiledPolicy;
import io.github.sstiam.evaluation.PolicyEvaluator;
import io.github.sstiam.evaluation.PolicySet;
import io.github.sstiam.evaluation.condition.ContextValue;
import io.github.sstiam.evaluation.condition.RequestContext;
import io.github.sstiam.policy.Action;
import io.github.sstiam.policy.Condition;
import io.github.sstiam.policy.PolicyDocument;
import io.github.sstiam.policy.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** Decisions a second on one core, policies compiled once. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
@Fork(1)
public class EvaluationBenchmark {
  private static final int PAIRS = 1_000;
  private static final List<String> SERVICES =
      List.of("s3", "dynamodb", "lambda", "iam", "sqs", "sns", "logs", "ssm", "kms", "events");

  private final PolicyEvaluator usual = new PolicyEvaluator(PolicySet.ofIdentity(usualPolicies()));
  private final PolicyEvaluator hard = new PolicyEvaluator(PolicySet.ofIdentity(hardPolicy()));
  private final PolicyEvaluator conditions =
      new PolicyEvaluator(PolicySet.ofIdentity(conditionPolicies()));
  private final List<AuthorizationRequest> conditionRequests =
      requests(
          ResourceForm.EXACT,
          "",
          new RequestContext(
              Map.of(
                  "aws:PrincipalTag/team", ContextValue.of("shop"),
                  "aws:RequestedRegion", ContextValue.of("eu-west-1"),
                  "aws:TagKeys", ContextValue.listOf(List.of("team", "stage")))));
  private final List<AuthorizationRequest> usualRequests = requests(ResourceForm.EXACT, "");
  private final List<AuthorizationRequest> patternRequests = requests(ResourceForm.PATTERN, "-*");

  /** 10 statements in 2 policies, 1,000 pairs of action and resource. */
  @Benchmark
  @OperationsPerInvocation(PAIRS)
  public void usual(Blackhole blackhole) {
    usualRequests.forEach(request -> blackhole.consume(usual.evaluate(request)));
  }

  /** The same with resources whose names are only known in part. */
  @Benchmark
  @OperationsPerInvocation(PAIRS)
  public void patterns(Blackhole blackhole) {
    patternRequests.forEach(request -> blackhole.consume(usual.evaluate(request)));
  }

  /** 200 statements of 50 patterns each, with many wildcards. */
  @Benchmark
  @OperationsPerInvocation(PAIRS)
  public void hard(Blackhole blackhole) {
    usualRequests.forEach(request -> blackhole.consume(hard.evaluate(request)));
  }

  /** 10 statements in 2 policies with conditions and policy variables. */
  @Benchmark
  @OperationsPerInvocation(PAIRS)
  public void conditions(Blackhole blackhole) {
    conditionRequests.forEach(request -> blackhole.consume(conditions.evaluate(request)));
  }

  private static List<AuthorizationRequest> requests(ResourceForm form, String ending) {
    return requests(form, ending, RequestContext.EMPTY);
  }

  private static List<AuthorizationRequest> requests(
      ResourceForm form, String ending, RequestContext context) {
    List<AuthorizationRequest> requests = new ArrayList<>();
    for (int i = 0; i < PAIRS; i++) {
      String service = SERVICES.get(i % SERVICES.size());
      requests.add(
          new AuthorizationRequest(
              Caller.of("arn:aws:iam::123456789012:role/deploy"),
              Action.of(service + ":CreateThing" + i % 37),
              "arn:aws:" + service + ":eu-west-1:123456789012:thing/prod-shop-" + i + ending,
              form,
              Optional.empty(),
              context));
    }
    return requests;
  }

  private static List<CompiledPolicy> usualPolicies() {
    List<Statement> statements = new ArrayList<>();
    for (String service : SERVICES) {
      statements.add(
          Statement.allow(
              service,
              List.of(service + ":Create*", service + ":Delete*", service + ":Tag*"),
              List.of("arn:aws:" + service + ":*:123456789012:thing/prod-*"),
              List.of()));
    }
    return List.of(
        CompiledPolicy.of("one", PolicyDocument.of(statements.subList(0, 5))),
        CompiledPolicy.of("two", PolicyDocument.of(statements.subList(5, 10))));
  }

  private static List<CompiledPolicy> conditionPolicies() {
    List<Condition> all =
        List.of(
            new Condition("StringEquals", "aws:RequestedRegion", List.of("eu-west-1", "us-east-1")),
            new Condition("ForAllValues:StringLike", "aws:TagKeys", List.of("te*", "stage")));
    List<Statement> statements = new ArrayList<>();
    for (String service : SERVICES) {
      statements.add(
          Statement.allow(
              service,
              List.of(service + ":Create*", service + ":Delete*", service + ":Tag*"),
              List.of("arn:aws:" + service + ":*:123456789012:thing/prod-${aws:PrincipalTag/team}-*"),
              all));
    }
    return List.of(
        CompiledPolicy.of("one", PolicyDocument.of(statements.subList(0, 5))),
        CompiledPolicy.of("two", PolicyDocument.of(statements.subList(5, 10))));
  }

  private static List<CompiledPolicy> hardPolicy() {
    List<Statement> statements = new ArrayList<>();
    for (int s = 0; s < 200; s++) {
      List<String> resources = new ArrayList<>();
      for (int r = 0; r < 50; r++) {
        resources.add("arn:aws:*:*:*:thing/*p*r*o*d*-s" + s + "*h*o*p*" + r + "*x*");
      }
      statements.add(Statement.allow("S" + s, List.of("*:*", "*"), resources, List.of()));
    }
    return List.of(CompiledPolicy.of("hard", PolicyDocument.of(statements)));
  }
}
