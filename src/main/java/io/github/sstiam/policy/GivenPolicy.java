package io.github.sstiam.policy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.sstiam.json.JsonValue;
import io.github.sstiam.json.JsonValue.JsonObject;
import io.github.sstiam.json.JsonValue.JsonString;
import io.github.sstiam.policy.PolicySyntaxException.Problem;
import java.net.URLDecoder;
import java.util.List;
import java.util.Optional;

/**
 * The text of a policy, taken out of what a command of AWS prints around it.
 *
 * @param name the policy's name for messages: its file, and how the policy was taken out of it
 * @param json the policy
 * @param remark what was taken out or decoded; empty for a plain policy
 */
public record GivenPolicy(String name, JsonValue json, Optional<String> remark) {
  /** A command, and the members that lead to the document in its output. */
  private record Output(String command, String first, String second) {
    Optional<JsonValue> document(JsonObject output) {
      return second.isEmpty() ? output.get(first) : output.get(first, second);
    }

    String path() {
      return second.isEmpty() ? first : first + "." + second;
    }
  }

  private static final String ACCOUNT = "get-account-authorization-details";

  /**
   * https://docs.aws.amazon.com/cli/latest/reference/iam/ and
   * https://docs.aws.amazon.com/cli/latest/reference/organizations/describe-policy.html.
   */
  private static final List<Output> POLICIES =
      List.of(
          new Output("aws iam get-policy-version", "PolicyVersion", "Document"),
          new Output("aws iam get-role-policy and its like", "PolicyDocument", ""),
          new Output("aws organizations describe-policy", "Policy", "Content"));

  private static final Output TRUST =
      new Output("aws iam get-role", "Role", "AssumeRolePolicyDocument");

  /**
   * Finds the policy in a text: the text itself, its URL-decoded form, or the document in the
   * output of {@code aws iam get-policy-version}, {@code get-role-policy} and its like, {@code
   * get-role} for a trust policy, or {@code aws organizations describe-policy}.
   *
   * @param text the text
   * @param name its name, usually its file, for messages
   * @param kind what the policy is attached to
   * @throws PolicySyntaxException if the text is not JSON, or is the output of a command that does
   *     not print such a policy
   */
  public static GivenPolicy of(String text, String name, PolicyKind kind)
      throws PolicySyntaxException {
    if (text.strip().regionMatches(true, 0, "%7B", 0, 3)) {
      return decoded(text.strip(), name, "", kind);
    }
    JsonValue json = PolicyReader.json(text, name, kind);
    if (json instanceof JsonString quoted) {
      return decoded(quoted.value(), name, "", kind);
    }
    if (!(json instanceof JsonObject object) || object.get("Statement").isPresent()) {
      return new GivenPolicy(name, json, Optional.empty());
    }
    for (Output output : kind == PolicyKind.TRUST ? List.of(TRUST) : POLICIES) {
      Optional<JsonValue> document = output.document(object);
      if (document.isPresent()) {
        return document.get() instanceof JsonString encoded
            ? decoded(encoded.value(), name, output.path(), kind)
            : new GivenPolicy(
                name,
                document.get(),
                Optional.of(
                    name
                        + " is output of "
                        + output.command()
                        + ": its "
                        + output.path()
                        + " is read as the policy."));
      }
    }
    Optional<String> other = otherOutput(object);
    if (other.isPresent()) {
      throw new PolicySyntaxException(name, List.of(new Problem(json.position(), other.get())));
    }
    return new GivenPolicy(name, json, Optional.empty());
  }

  /** IAM's API URL-encodes documents; the command line prints them decoded. */
  private static GivenPolicy decoded(String text, String name, String path, PolicyKind kind)
      throws PolicySyntaxException {
    boolean encoded = text.regionMatches(true, 0, "%7B", 0, 3);
    String plain = text;
    try {
      plain = encoded ? URLDecoder.decode(text, UTF_8) : text;
    } catch (IllegalArgumentException e) {
      // The parser then says what is wrong with the text.
      encoded = false;
    }
    String how = encoded ? "URL-decoded" : "the JSON in its string";
    String part = path.isEmpty() ? how : path + ", " + how;
    String where = name + " (" + part + ")";
    return new GivenPolicy(
        where,
        PolicyReader.json(plain, where, kind),
        Optional.of(
            name
                + " does not hold the policy as IAM takes it; it is read as "
                + part
                + ". Lines and columns count in that text."));
  }

  private static Optional<String> otherOutput(JsonObject object) {
    if (TRUST.document(object).isPresent()) {
      return Optional.of(
          "this is output of aws iam get-role: the AssumeRolePolicyDocument says who may assume the"
              + " role, not what the role may do. Give its policies, as aws iam get-role-policy and"
              + " get-policy-version print them, or the account as -Dsst-iam.authorizationDetails");
    }
    if (object.get("UserDetailList").isPresent() || object.get("RoleDetailList").isPresent()) {
      return Optional.of(
          "this is output of aws iam "
              + ACCOUNT
              + ", which holds a whole account. Give it as -Dsst-iam.authorizationDetails, with"
              + " -Dsst-iam.principalArn=ARN of who deploys");
    }
    if (object.get("Policy", "DefaultVersionId").isPresent()) {
      return Optional.of(
          "this is output of aws iam get-policy, which does not print the policy's text. Use aws"
              + " iam get-policy-version with the DefaultVersionId");
    }
    if (object.get("AttachedPolicies").isPresent() || object.get("PolicyNames").isPresent()) {
      return Optional.of(
          "this is a list of names of policies. Use aws iam get-policy-version or get-role-policy"
              + " to print their texts");
    }
    if (object.get("Resources").isPresent()) {
      return Optional.of(
          "this is a template of CloudFormation, not a policy. Give the policy as IAM has it, as"
              + " aws iam get-policy-version and get-role-policy print it");
    }
    return Optional.empty();
  }
}
