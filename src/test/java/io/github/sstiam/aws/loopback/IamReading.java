package io.github.sstiam.aws.loopback;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The actions of IAM that read users, groups, roles and policies
 * (https://docs.aws.amazon.com/IAM/latest/APIReference/API_Operations.html).
 */
final class IamReading {
  private static final String CREATED = Xml.element("CreateDate", "2026-01-01T00:00:00Z");

  private IamReading() {}

  static String answer(LoopbackAccount account, QueryRequest query) throws QueryException {
    String action = query.required("Action");
    String result =
        switch (action) {
          case "GetRole" -> role(account.role(query.required("RoleName")));
          case "GetUser" -> user(account.user(query.required("UserName")));
          case "ListRolePolicies" ->
              names(account.role(query.required("RoleName")).inline().keySet());
          case "ListUserPolicies" ->
              names(account.user(query.required("UserName")).inline().keySet());
          case "GetRolePolicy" ->
              inline(account.role(query.required("RoleName")), "RoleName", query);
          case "GetUserPolicy" ->
              inline(account.user(query.required("UserName")), "UserName", query);
          case "ListAttachedRolePolicies" ->
              attached(account.role(query.required("RoleName")).attached());
          case "ListAttachedUserPolicies" ->
              attached(account.user(query.required("UserName")).attached());
          case "ListGroupsForUser" -> groups(account.user(query.required("UserName")));
          case "ListGroupPolicies" -> names(Set.of("GroupPolicy"));
          case "GetGroupPolicy" -> groupPolicy(account, query);
          case "ListAttachedGroupPolicies" -> attached(Map.of());
          case "GetPolicy" -> policy(query.required("PolicyArn"));
          case "GetPolicyVersion" -> version(account, query.required("PolicyArn"));
          default ->
              throw new QueryException(400, "InvalidAction", "Could not find operation " + action);
        };
    return Xml.response(IamApi.NAMESPACE, action, result);
  }

  private static String role(LoopbackPrincipal role) {
    return "<Role>"
        + common(role)
        + Xml.element("RoleName", role.name())
        + Xml.element("RoleId", "AROAEXAMPLE")
        + Xml.element("AssumeRolePolicyDocument", encoded(role.trust()))
        + "</Role>";
  }

  private static String user(LoopbackPrincipal user) {
    return "<User>"
        + common(user)
        + Xml.element("UserName", user.name())
        + Xml.element("UserId", "AIDAEXAMPLE")
        + "</User>";
  }

  private static String common(LoopbackPrincipal principal) {
    String resource = principal.arn().split(":", 6)[5];
    String path = resource.substring(resource.indexOf('/'), resource.lastIndexOf('/') + 1);
    String boundary =
        principal
            .boundary()
            .map(
                policy ->
                    "<PermissionsBoundary>"
                        + Xml.element("PermissionsBoundaryType", "Policy")
                        + Xml.element("PermissionsBoundaryArn", LoopbackPrincipal.BOUNDARY_ARN)
                        + "</PermissionsBoundary>")
            .orElse("");
    String tags =
        principal.tags().entrySet().stream()
            .map(
                tag ->
                    "<member>"
                        + Xml.element("Key", tag.getKey())
                        + Xml.element("Value", tag.getValue())
                        + "</member>")
            .collect(Collectors.joining("", "<Tags>", "</Tags>"));
    return Xml.element("Path", path)
        + Xml.element("Arn", principal.arn())
        + CREATED
        + boundary
        + tags;
  }

  private static String names(Collection<String> names) {
    return names.stream()
        .map(name -> Xml.element("member", name))
        .collect(
            Collectors.joining(
                "", "<PolicyNames>", "</PolicyNames><IsTruncated>false</IsTruncated>"));
  }

  private static String inline(LoopbackPrincipal principal, String owner, QueryRequest query)
      throws QueryException {
    String name = query.required("PolicyName");
    return Xml.element(owner, principal.name())
        + Xml.element("PolicyName", name)
        + document("PolicyDocument", Optional.ofNullable(principal.inline().get(name)), name);
  }

  private static String attached(Map<String, String> policies) {
    return policies.keySet().stream()
        .map(
            arn ->
                "<member>"
                    + Xml.element("PolicyName", arn.substring(arn.lastIndexOf('/') + 1))
                    + Xml.element("PolicyArn", arn)
                    + "</member>")
        .collect(
            Collectors.joining(
                "", "<AttachedPolicies>", "</AttachedPolicies><IsTruncated>false</IsTruncated>"));
  }

  private static String groups(LoopbackPrincipal user) {
    return user.groups().keySet().stream()
        .map(
            group ->
                "<member>"
                    + Xml.element("Path", "/")
                    + Xml.element("GroupName", group)
                    + Xml.element("GroupId", "AGPAEXAMPLE")
                    + Xml.element("Arn", "arn:aws:iam::123456789012:group/" + group)
                    + CREATED
                    + "</member>")
        .collect(Collectors.joining("", "<Groups>", "</Groups><IsTruncated>false</IsTruncated>"));
  }

  private static String groupPolicy(LoopbackAccount account, QueryRequest query)
      throws QueryException {
    String group = query.required("GroupName");
    return Xml.element("GroupName", group)
        + Xml.element("PolicyName", query.required("PolicyName"))
        + document(
            "PolicyDocument",
            account.principals().stream()
                .flatMap(user -> Optional.ofNullable(user.groups().get(group)).stream())
                .findFirst(),
            group);
  }

  private static String policy(String arn) {
    return "<Policy>"
        + Xml.element("Arn", arn)
        + Xml.element("PolicyName", arn.substring(arn.lastIndexOf('/') + 1))
        + Xml.element("DefaultVersionId", "v2")
        + "</Policy>";
  }

  private static String version(LoopbackAccount account, String arn) throws QueryException {
    return "<PolicyVersion>"
        + document(
            "Document",
            account.principals().stream()
                .flatMap(principal -> principal.managed(arn).stream())
                .findFirst(),
            arn)
        + Xml.element("VersionId", "v2")
        + Xml.element("IsDefaultVersion", "true")
        + "</PolicyVersion>";
  }

  private static String document(String element, Optional<String> policy, String name)
      throws QueryException {
    return Xml.element(
        element, encoded(policy.orElseThrow(() -> LoopbackAccount.noSuchEntity(name))));
  }

  private static String encoded(String policy) {
    return URLEncoder.encode(policy, UTF_8).replace("+", "%20");
  }
}
