package io.github.sstiam.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sstiam.evaluation.Grant.Holding;
import io.github.sstiam.evaluation.condition.ContextValue;
import io.github.sstiam.evaluation.condition.RequestContext;
import io.github.sstiam.policy.Action;
import io.github.sstiam.policy.ArnPattern;
import io.github.sstiam.policy.PolicyKind;
import io.github.sstiam.policy.PolicyReader;
import io.github.sstiam.policy.PolicySyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which resources policies grant, and under which limits; one rule of the layers a test. */
class GrantedResourcesTest {
  private static final Action GET_OBJECT = Action.of("s3:GetObject");
  private static final List<ArnPattern> OBJECTS = List.of(arn("*"));

  @Test
  void anAllowGrantsItsResourcesAndNamesItself() {
    Grant grant = only(grants("{'Sid':'Read','Effect':'Allow','Action':'s3:Get*'," + on("a/*")));

    assertThat(grant.resource()).isEqualTo(arn("a/*"));
    assertThat(grant.isUnconditional()).isTrue();
    assertThat(grant.isUnlimited()).isFalse();
    assertThat(grant.covers(arn("a/x"))).isTrue();
    assertThat(grant.covers(arn("b/x"))).isFalse();
    assertThat(grant.overlaps(arn("*"))).isTrue();
    assertThat(grant.overlaps(arn("b/*"))).isFalse();
    assertThat(grant.validity(RequestContext.partial(Map.of())).holding()).isEqualTo(Holding.HOLDS);
    assertThat(grant.statements())
        .singleElement()
        .satisfies(
            statement -> {
              assertThat(statement.layer()).contains(PolicyLayer.IDENTITY_POLICY);
              assertThat(statement.sid()).contains("Read");
            });
  }

  @Test
  void anotherActionOrAnotherServiceGrantsNothing() {
    assertThat(grants(allow("s3:PutObject", "*"))).isEmpty();
    assertThat(grants("{'Effect':'Allow','Action':'s3:*','Resource':'arn:aws:sqs:*:*:q'}"))
        .isEmpty();
    assertThat(grants("{'Effect':'Allow','Action':'s3:*','Resource':'arn:aws:notes'}")).isEmpty();
  }

  @Test
  void anActionWithoutPermissionNeedsNoGrant() {
    PolicySet all = identity("{'Effect':'Allow','Action':'*','Resource':'*'}");

    assertThat(
            new PolicyGrants(all).of(Action.of("sts:GetCallerIdentity"), List.of(ArnPattern.ANY)))
        .isEmpty();
    assertThat(new PolicyGrants(all).of(GET_OBJECT, OBJECTS)).hasSize(1);
  }

  @Test
  void aGrantOfEverythingReplacesTheOthers() {
    Grant grant =
        only(grants(allow("s3:*", "a/*") + ",{'Effect':'Allow','Action':'*','Resource':'*'}"));

    assertThat(grant.isUnlimited()).isTrue();
    assertThat(grant.resource().isAny()).isTrue();
  }

  @Test
  void equalGrantsAreOneWithTheStatementsOfBothAndTheRestIsSorted() {
    List<Grant> grants =
        grants(allow("s3:*", "b/*") + "," + allow("s3:Get*", "a/*") + "," + allow("*", "b/*"));

    assertThat(grants).extracting(Grant::resource).containsExactly(arn("a/*"), arn("b/*"));
    assertThat(grants).extracting(grant -> grant.statements().size()).containsExactly(1, 2);
  }

  @Test
  void aDenyTakesTheWholeGrantOrItsPartOfIt() {
    String allow = allow("s3:*", "a/*");
    Grant rest = only(grants(allow + "," + deny("a/secret/*")));

    assertThat(grants(allow + "," + deny("a*"))).isEmpty();
    assertThat(only(grants(allow + "," + deny("b/*"))).except()).isEmpty();
    assertThat(rest.except()).containsExactly(arn("a/secret/*"));
    assertThat(rest.covers(arn("a/x"))).isTrue();
    assertThat(rest.covers(arn("a/secret/x"))).isFalse();
    assertThat(rest.covers(arn("a/*"))).isFalse();
    assertThat(rest.overlaps(arn("a/*"))).isTrue();
    assertThat(rest.overlaps(arn("a/secret/x"))).isFalse();
  }

  @Test
  void aDenyOfNotResourceLeavesOnlyThese() {
    Grant grant =
        only(
            grants(
                allow("s3:*", "*")
                    + ",{'Effect':'Deny','Action':'s3:*','NotResource':'arn:aws:s3:::a/*'}"));

    assertThat(grant.resource()).isEqualTo(arn("a/*"));
  }

  @Test
  void aDenyUnderAConditionLimitsTheGrantByTheContext() {
    String condition = "'Condition':{'StringEquals':{'app:tag':'x'}}}";
    Grant whole =
        only(
            grants(
                allow("s3:*", "a/*")
                    + ",{'Effect':'Deny','Action':'s3:*','Resource':'*',"
                    + condition));
    Grant part =
        only(
            grants(
                allow("s3:*", "a/*")
                    + ",{'Effect':'Deny','Action':'s3:*','Resource':'arn:aws:s3:::a/b',"
                    + condition));

    assertThat(whole.isUnconditional()).isFalse();
    assertThat(whole.denials()).singleElement().matches(Grant.Denial::whole);
    assertThat(whole.validity(tag("x")).holding()).isEqualTo(Holding.NEVER);
    assertThat(whole.validity(tag("y")).holding()).isEqualTo(Holding.HOLDS);
    assertThat(whole.validity(RequestContext.partial(Map.of())).holding())
        .isEqualTo(Holding.DEPENDS);
    assertThat(whole.validity(RequestContext.partial(Map.of())).missing().keys())
        .containsExactly("app:tag");
    assertThat(part.denials()).singleElement().matches(denial -> !denial.whole());
    assertThat(part.validity(tag("x")).holding()).isEqualTo(Holding.DEPENDS);
  }

  @Test
  void anAllowUnderAConditionHoldsByTheContext() {
    Grant grant =
        only(
            grants(
                "{'Effect':'Allow','Action':'s3:*','Resource':'*','Condition':"
                    + "{'StringEquals':{'app:tag':'x'}}}"));

    assertThat(grant.isUnconditional()).isFalse();
    assertThat(grant.isUnlimited()).isFalse();
    assertThat(grant.validity(tag("x")).holding()).isEqualTo(Holding.HOLDS);
    assertThat(grant.validity(tag("y")).holding()).isEqualTo(Holding.NEVER);
    assertThat(grant.validity(RequestContext.partial(Map.of())).holding())
        .isEqualTo(Holding.DEPENDS);
  }

  @Test
  void aPolicyVariableStandsForAnythingAndMakesTheGrantDepend() {
    Grant grant = only(grants(allow("s3:*", "home/${aws:UserName}/*")));

    assertThat(grant.resource()).isEqualTo(arn("home/*/*"));
    assertThat(grant.variables()).containsExactly("aws:username");
    assertThat(grant.validity(RequestContext.partial(Map.of())).holding())
        .isEqualTo(Holding.DEPENDS);
    assertThat(grant.validity(RequestContext.partial(Map.of())).missing().keys())
        .containsExactly("aws:username");
    assertThat(only(grants(allow("s3:*", "a/*") + "," + deny("${aws:UserName}"))).denials())
        .singleElement()
        .matches(denial -> !denial.whole());
  }

  @Test
  void anAllowOfNotResourceGrantsAllButThese() {
    assertThat(only(grants("{'Effect':'Allow','Action':'s3:*','NotResource':'arn:aws:s3:::a/*'}")))
        .satisfies(
            grant -> {
              assertThat(grant.resource().isAny()).isTrue();
              assertThat(grant.except()).containsExactly(arn("a/*"));
            });
    assertThat(grants("{'Effect':'Allow','Action':'s3:*','NotResource':'*'}")).isEmpty();
  }

  @Test
  void theBoundaryAndTheSessionMustAllowToo() {
    PolicySet base = identity(allow("s3:*", "a*"));
    PolicySet bounded = base.withBoundary(Optional.of(compiled(allow("s3:*", "*z"))));
    Grant grant = only(new PolicyGrants(bounded).of(GET_OBJECT, OBJECTS));

    assertThat(grant.resource()).isEqualTo(arn("a*"));
    assertThat(grant.within()).containsExactly(arn("*z"));
    assertThat(grant.covers(arn("a-z"))).isTrue();
    assertThat(grant.covers(arn("a-y"))).isFalse();
    assertThat(grant.overlaps(arn("a-y"))).isFalse();
    assertThat(grant.statements())
        .extracting(statement -> statement.layer().orElseThrow())
        .containsExactly(PolicyLayer.IDENTITY_POLICY, PolicyLayer.PERMISSIONS_BOUNDARY);
    assertThat(
            new PolicyGrants(base.withBoundary(Optional.of(compiled(allow("s3:*", "b*")))))
                .of(GET_OBJECT, OBJECTS))
        .isEmpty();
  }

  private static Grant only(List<Grant> grants) {
    assertThat(grants).hasSize(1);
    return grants.get(0);
  }

  private static List<Grant> grants(String statements) {
    return new PolicyGrants(identity(statements)).of(GET_OBJECT, OBJECTS);
  }

  private static PolicySet identity(String statements) {
    return PolicySet.ofIdentity(List.of(compiled(statements)));
  }

  private static CompiledPolicy compiled(String statements) {
    String text = "{'Version':'2012-10-17','Statement':[" + statements + "]}";
    try {
      return CompiledPolicy.of(
          "policy", PolicyReader.read(text.replace('\'', '"'), "policy", PolicyKind.IDENTITY));
    } catch (PolicySyntaxException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static String allow(String action, String name) {
    return "{'Effect':'Allow','Action':'" + action + "'," + on(name);
  }

  private static String deny(String name) {
    return "{'Effect':'Deny','Action':'s3:*'," + on(name);
  }

  private static String on(String name) {
    return "'Resource':'arn:aws:s3:::" + name + "'}";
  }

  private static ArnPattern arn(String name) {
    return new ArnPattern("arn:aws:s3:::" + name);
  }

  private static RequestContext tag(String value) {
    return RequestContext.partial(Map.of("app:tag", ContextValue.of(value)));
  }
}
