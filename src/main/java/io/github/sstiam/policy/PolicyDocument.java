package io.github.sstiam.policy;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * A policy document.
 *
 * @param version {@code 2012-10-17} or {@code 2008-10-17}; a document that names none has the older
 *     (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html)
 * @param id the document's identifier
 * @param statements the statements in the order of the file
 */
public record PolicyDocument(String version, Optional<String> id, List<Statement> statements) {
  /** The version under which policy variables work. */
  public static final String CURRENT_VERSION = "2012-10-17";

  public PolicyDocument {
    requireNonNull(version, "version is null");
    requireNonNull(id, "id is null");
    statements = List.copyOf(statements);
  }

  /** A document of the current version. */
  public static PolicyDocument of(List<Statement> statements) {
    return new PolicyDocument(CURRENT_VERSION, Optional.empty(), statements);
  }
}
