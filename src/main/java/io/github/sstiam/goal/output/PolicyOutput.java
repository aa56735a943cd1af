package io.github.sstiam.goal.output;

import io.github.sstiam.composition.fitting.FittedPolicy;
import io.github.sstiam.composition.fitting.FittedPolicy.FittedDocument;
import io.github.sstiam.composition.template.CloudFormationPolicies;
import io.github.sstiam.composition.template.NamedPolicy;
import io.github.sstiam.composition.template.TemplateFormat;
import io.github.sstiam.composition.template.TerraformPolicies;
import io.github.sstiam.goal.access.PolicyFiles;
import io.github.sstiam.goal.port.GoalException;
import io.github.sstiam.json.JsonReader;
import io.github.sstiam.json.JsonSyntaxException;
import io.github.sstiam.policy.PolicyDocument;
import io.github.sstiam.policy.PolicyKind;
import io.github.sstiam.policy.PolicyReader;
import io.github.sstiam.policy.PolicySyntaxException;
import io.github.sstiam.policy.PolicyWriter;
import io.github.sstiam.requirement.DeployingPrincipal;
import io.github.sstiam.requirement.DeployingPrincipal.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The files of one identity's policy: {@code deploy-policy.json}, or {@code deploy-policy-1.json}
 * and so on if it has several documents, and the same in other formats.
 *
 * @param output the folder
 * @param name the name of the caller's file; those of others contain the identity's name
 * @param formats the formats
 */
public record PolicyOutput(OutputFiles output, String name, Set<PolicyFormat> formats) {
  /** One more than the greatest number of documents that may be attached to an identity. */
  private static final int END = 21;

  /**
   * The files, by name.
   *
   * @param principal whose policy it is
   * @param policy the policy
   */
  Map<String, String> files(DeployingPrincipal principal, FittedPolicy policy) {
    String stem = stem(principal.kind());
    Map<String, String> files = new TreeMap<>();
    List<NamedPolicy> named = named(principal, policy);
    for (PolicyFormat format : formats) {
      switch (format) {
        case JSON -> {
          for (NamedPolicy document : named) {
            files.put(
                document.name() + format.extension(), PolicyWriter.write(document.document()));
          }
        }
        case CLOUDFORMATION ->
            files.put(
                stem + format.extension(),
                CloudFormationPolicies.of(description(principal), named, TemplateFormat.JSON));
        case CLOUDFORMATION_YAML ->
            files.put(
                stem + format.extension(),
                CloudFormationPolicies.of(description(principal), named, TemplateFormat.YAML));
        case TERRAFORM -> files.put(stem + format.extension(), TerraformPolicies.of(named));
      }
    }
    return files;
  }

  private List<NamedPolicy> named(DeployingPrincipal principal, FittedPolicy policy) {
    List<NamedPolicy> named = new ArrayList<>();
    List<FittedDocument> documents = policy.documents();
    for (int i = 0; i < documents.size(); i++) {
      named.add(
          new NamedPolicy(
              numbered(stem(principal.kind()), documents.size() == 1 ? 0 : i + 1),
              description(principal),
              documents.get(i).policy()));
    }
    return named;
  }

  private static String description(DeployingPrincipal principal) {
    return "What the " + principal.kind().words() + " needs to deploy the app.";
  }

  private static String numbered(String stem, int number) {
    return number == 0 ? stem : stem + "-" + number;
  }

  /** Where the files are. */
  Path directory() {
    return output.directory();
  }

  /** Writes the files, and removes the documents of an earlier run that no longer exist. */
  List<Path> write(DeployingPrincipal principal, FittedPolicy policy) throws GoalException {
    List<Path> written = new ArrayList<>();
    Map<String, String> files = files(principal, policy);
    for (Map.Entry<String, String> file : files.entrySet()) {
      written.add(output.write(file.getKey(), file.getValue()));
    }
    for (String file : family(principal.kind())) {
      if (formats.contains(PolicyFormat.JSON) && !files.containsKey(file)) {
        output.remove(file);
      }
    }
    return written;
  }

  /** Removes the policy documents of all identities. */
  void removeAll() throws GoalException {
    for (Kind kind : Kind.values()) {
      for (String file : family(kind)) {
        output.remove(file);
      }
    }
  }

  /** The policy documents of the present files. */
  List<PolicyDocument> committed(DeployingPrincipal principal) throws GoalException {
    List<PolicyDocument> documents = new ArrayList<>();
    for (String name : family(principal.kind())) {
      Path file = output.directory().resolve(name);
      if (Files.isRegularFile(file)) {
        try {
          documents.add(
              PolicyReader.read(
                  PolicyFiles.text("policyFile", file), file.toString(), PolicyKind.IDENTITY));
        } catch (PolicySyntaxException e) {
          throw new GoalException(e.getMessage(), e);
        }
      }
    }
    return documents;
  }

  /** The files of other formats that differ from what would be written. */
  List<Path> outdated(DeployingPrincipal principal, FittedPolicy policy) throws GoalException {
    List<Path> outdated = new ArrayList<>();
    for (Map.Entry<String, String> file : files(principal, policy).entrySet()) {
      Path path = output.directory().resolve(file.getKey());
      boolean document = family(principal.kind()).contains(file.getKey());
      if (!document && !isSame(path, file.getValue())) {
        outdated.add(path);
      }
    }
    return outdated;
  }

  private static boolean isSame(Path path, String text) throws GoalException {
    if (!Files.isRegularFile(path)) {
      return false;
    }
    String there = PolicyFiles.text("policyFile", path);
    try {
      return there.equals(text) || JsonReader.read(there).sameAs(JsonReader.read(text));
    } catch (JsonSyntaxException e) {
      return false;
    }
  }

  private List<String> family(Kind kind) {
    List<String> names = new ArrayList<>();
    for (int number = 0; number < END; number++) {
      names.add(numbered(stem(kind), number) + PolicyFormat.JSON.extension());
    }
    return names;
  }

  private String stem(Kind kind) {
    String stem =
        name.endsWith(PolicyFormat.JSON.extension())
            ? name.substring(0, name.length() - PolicyFormat.JSON.extension().length())
            : name;
    return kind == Kind.CALLER ? stem : stem + "-" + kind.words().replace(' ', '-');
  }
}
