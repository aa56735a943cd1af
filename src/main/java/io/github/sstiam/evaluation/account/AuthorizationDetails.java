package io.github.sstiam.evaluation.account;

import io.github.sstiam.evaluation.Caller;
import io.github.sstiam.evaluation.CompiledPolicy;
import io.github.sstiam.evaluation.PolicySet;
import io.github.sstiam.evaluation.PrincipalContext;
import io.github.sstiam.json.JsonReader;
import io.github.sstiam.json.JsonSyntaxException;
import io.github.sstiam.json.JsonValue;
import io.github.sstiam.json.JsonValue.JsonArray;
import io.github.sstiam.json.JsonValue.JsonBoolean;
import io.github.sstiam.json.JsonValue.JsonObject;
import io.github.sstiam.json.JsonValue.JsonString;
import io.github.sstiam.policy.Action;
import io.github.sstiam.policy.Glob;
import io.github.sstiam.policy.PolicyDocument;
import io.github.sstiam.policy.PolicyKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The output of {@code aws iam get-account-authorization-details}
 * (https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html):
 * with this file of an account, every build can verify every principal without AWS.
 */
public final class AuthorizationDetails {
  private static final int NAMES_SHOWN = 10;

  private final String name;
  private final JsonObject details;

  private AuthorizationDetails(String name, JsonObject details) {
    this.name = name;
    this.details = details;
  }

  /**
   * Reads the details.
   *
   * @param text the command's output as JSON
   * @param name the file's name, for messages
   * @throws AuthorizationDetailsException if the text is not such output, or is truncated
   */
  public static AuthorizationDetails read(String text, String name)
      throws AuthorizationDetailsException {
    JsonValue json;
    try {
      json = JsonReader.read(text);
    } catch (JsonSyntaxException e) {
      throw new AuthorizationDetailsException(name + ", " + e.getMessage());
    }
    if (!(json instanceof JsonObject details) || !isOutput(details)) {
      throw new AuthorizationDetailsException(
          name
              + " holds neither \"UserDetailList\" nor \"RoleDetailList\". Create it with: aws iam"
              + " get-account-authorization-details > "
              + name);
    }
    boolean truncated =
        details
            .get("IsTruncated")
            .filter(JsonBoolean.class::isInstance)
            .map(JsonBoolean.class::cast)
            .map(JsonBoolean::value)
            .orElse(false);
    if (truncated) {
      throw new AuthorizationDetailsException(
          name
              + " holds only a part of the account (\"IsTruncated\": true). Create it again without"
              + " --max-items and --no-paginate.");
    }
    return new AuthorizationDetails(name, details);
  }

  /**
   * Whether a text is such output.
   *
   * @param text any text
   */
  public static boolean isOutput(String text) {
    if (!text.contains("DetailList\"")) {
      return false;
    }
    try {
      return JsonReader.read(text) instanceof JsonObject object && isOutput(object);
    } catch (JsonSyntaxException e) {
      return false;
    }
  }

  private static boolean isOutput(JsonObject json) {
    return json.array("UserDetailList").isPresent() || json.array("RoleDetailList").isPresent();
  }

  /**
   * The policies of a user or role: its own, those of its groups, and its permissions boundary.
   *
   * @param arn the ARN of the user or role
   * @throws AuthorizationDetailsException if the file does not hold it, or does not hold a policy
   *     that it names
   */
  public PolicySet policiesOf(String arn) throws AuthorizationDetailsException {
    Optional<JsonObject> user = find("UserDetailList", arn);
    JsonObject identity =
        user.or(() -> find("RoleDetailList", arn)).orElseThrow(() -> unknown(arn));
    List<CompiledPolicy> policies = new ArrayList<>();
    inline(identity, user.isPresent() ? "UserPolicyList" : "RolePolicyList", policies);
    attached(identity, policies);
    for (JsonValue group : elements(identity, "GroupList")) {
      if (group instanceof JsonString groupName) {
        group(groupName.value(), policies);
      }
    }
    Optional<String> boundary =
        identity
            .object("PermissionsBoundary")
            .flatMap(declared -> declared.string("PermissionsBoundaryArn"));
    return PolicySet.ofIdentity(policies)
        .withBoundary(
            boundary.isPresent() ? Optional.of(managed(boundary.get())) : Optional.empty());
  }

  /**
   * What is known of a principal. A role's tags are known if its trust policy lets nobody add
   * session tags (https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html).
   *
   * @param arn the ARN of a user, role or session
   */
  public PrincipalContext contextOf(String arn) {
    Caller caller = Caller.of(arn);
    Optional<JsonObject> user = find("UserDetailList", arn);
    Optional<JsonObject> identity = user.isPresent() ? user : find("RoleDetailList", arn);
    if (identity.isEmpty()) {
      return PrincipalContext.of(caller);
    }
    boolean allTags = user.isPresent() || !maySessionsHaveTags(identity.get());
    return new PrincipalContext(
        caller,
        user.isPresent() ? Optional.empty() : identity.get().string("Arn"),
        identity.get().string(user.isPresent() ? "UserId" : "RoleId"),
        allTags ? Optional.of(tags(identity.get())) : Optional.empty());
  }

  private static boolean maySessionsHaveTags(JsonObject role) {
    Optional<JsonValue> document = role.get("AssumeRolePolicyDocument");
    try {
      return document.isEmpty()
          || StoredPolicy.of("trust policy", document.get(), PolicyKind.TRUST)
              .mayAllow(Action.of("sts:TagSession"));
    } catch (AuthorizationDetailsException e) {
      return true;
    }
  }

  private static Map<String, String> tags(JsonObject identity) {
    Map<String, String> tags = new TreeMap<>();
    for (JsonValue element : elements(identity, "Tags")) {
      if (element instanceof JsonObject tag && tag.string("Key").isPresent()) {
        tags.put(tag.string("Key").get(), tag.string("Value").orElse(""));
      }
    }
    return tags;
  }

  /**
   * The trust policies of roles.
   *
   * @param role a role's ARN, in which {@code *} stands for an unknown part
   * @return the policy of each role that the ARN stands for; empty if the file does not hold such a
   *     role, or not the policy of one
   */
  public List<CompiledPolicy> trustPoliciesOf(String role) {
    Glob wanted = Glob.ofUnknownParts(role);
    List<CompiledPolicy> policies = new ArrayList<>();
    for (JsonValue element : elements(details, "RoleDetailList")) {
      if (element instanceof JsonObject candidate
          && candidate.string("Arn").filter(wanted::matches).isPresent()) {
        Optional<JsonValue> document = candidate.get("AssumeRolePolicyDocument");
        if (document.isEmpty()) {
          return List.of();
        }
        try {
          policies.add(
              StoredPolicy.of(
                  "trust policy of " + candidate.string("Arn").get(),
                  document.get(),
                  PolicyKind.TRUST));
        } catch (AuthorizationDetailsException e) {
          return List.of();
        }
      }
    }
    return policies;
  }

  /** Whether the file holds a role that an ARN stands for, in which {@code *} is unknown. */
  public boolean holdsRole(String role) {
    Glob wanted = Glob.ofUnknownParts(role);
    for (JsonValue element : elements(details, "RoleDetailList")) {
      if (element instanceof JsonObject candidate
          && candidate.string("Arn").filter(wanted::matches).isPresent()) {
        return true;
      }
    }
    return false;
  }

  private void group(String groupName, List<CompiledPolicy> policies)
      throws AuthorizationDetailsException {
    for (JsonValue element : elements(details, "GroupDetailList")) {
      if (element instanceof JsonObject group
          && group.string("GroupName").filter(groupName::equals).isPresent()) {
        inline(group, "GroupPolicyList", policies);
        attached(group, policies);
        return;
      }
    }
    throw new AuthorizationDetailsException(
        name + " names the group " + groupName + " but does not hold it. Create the file again.");
  }

  private void inline(JsonObject identity, String list, List<CompiledPolicy> policies)
      throws AuthorizationDetailsException {
    for (JsonValue element : elements(identity, list)) {
      if (element instanceof JsonObject policy) {
        String policyName = policy.string("PolicyName").orElse("?");
        policies.add(compiled(policyName, policy.get("PolicyDocument")));
      }
    }
  }

  private void attached(JsonObject identity, List<CompiledPolicy> policies)
      throws AuthorizationDetailsException {
    for (JsonValue element : elements(identity, "AttachedManagedPolicies")) {
      if (element instanceof JsonObject policy) {
        policies.add(managed(policy.string("PolicyArn").orElse("?")));
      }
    }
  }

  private CompiledPolicy managed(String arn) throws AuthorizationDetailsException {
    for (JsonValue element : elements(details, "Policies")) {
      if (element instanceof JsonObject policy
          && policy.string("Arn").filter(arn::equals).isPresent()) {
        return compiled(arn, defaultVersion(policy));
      }
    }
    PolicyDocument fixed =
        AwsManagedPolicies.find(arn)
            .orElseThrow(
                () ->
                    new AuthorizationDetailsException(
                        name
                            + " names the policy "
                            + arn
                            + " but does not hold it. Create the file with all filters: aws iam"
                            + " get-account-authorization-details --filter User Role Group"
                            + " LocalManagedPolicy AWSManagedPolicy > "
                            + name));
    return CompiledPolicy.of(arn, fixed);
  }

  private static Optional<JsonValue> defaultVersion(JsonObject policy) {
    String version = policy.string("DefaultVersionId").orElse("");
    for (JsonValue element : elements(policy, "PolicyVersionList")) {
      if (element instanceof JsonObject candidate
          && candidate.string("VersionId").filter(version::equals).isPresent()) {
        return candidate.get("Document");
      }
    }
    return Optional.empty();
  }

  private CompiledPolicy compiled(String policyName, Optional<JsonValue> document)
      throws AuthorizationDetailsException {
    JsonValue json =
        document.orElseThrow(
            () ->
                new AuthorizationDetailsException(
                    name + " does not hold the text of policy " + policyName + "."));
    try {
      return StoredPolicy.of(policyName, json, PolicyKind.IDENTITY);
    } catch (AuthorizationDetailsException e) {
      throw new AuthorizationDetailsException(name + ", " + e.getMessage());
    }
  }

  private Optional<JsonObject> find(String list, String arn) {
    return elements(details, list).stream()
        .filter(JsonObject.class::isInstance)
        .map(JsonObject.class::cast)
        .filter(identity -> isOf(identity, arn))
        .findFirst();
  }

  /** Whether an ARN is that of the user or role, or of a session of the role. */
  private static boolean isOf(JsonObject identity, String arn) {
    String own = identity.string("Arn").orElse("");
    int session = arn.indexOf(":assumed-role/");
    if (session < 0) {
      return own.equals(arn);
    }
    String[] parts = arn.substring(session).split("/", -1);
    String[] role = own.split(":", 6);
    return role.length == 6
        && role[5].startsWith("role/")
        && arn.contains("::" + role[4] + ":")
        && own.substring(own.lastIndexOf('/') + 1).equalsIgnoreCase(parts[1]);
  }

  private AuthorizationDetailsException unknown(String arn) {
    String last = arn.substring(arn.lastIndexOf('/') + 1);
    List<String> known = new ArrayList<>();
    for (String list : List.of("UserDetailList", "RoleDetailList")) {
      for (JsonValue element : elements(details, list)) {
        if (element instanceof JsonObject identity) {
          identity.string("Arn").ifPresent(known::add);
        }
      }
    }
    List<String> near = known.stream().filter(other -> other.endsWith("/" + last)).toList();
    List<String> shown = near.isEmpty() ? known : near;
    return new AuthorizationDetailsException(
        name
            + " does not hold the user or role "
            + arn
            + ". It holds: "
            + String.join(", ", shown.subList(0, Math.min(NAMES_SHOWN, shown.size())))
            + (shown.size() > NAMES_SHOWN ? " and " + (shown.size() - NAMES_SHOWN) + " more" : ""));
  }

  private static List<JsonValue> elements(JsonObject object, String name) {
    return object.array(name).map(JsonArray::elements).orElse(List.of());
  }
}
