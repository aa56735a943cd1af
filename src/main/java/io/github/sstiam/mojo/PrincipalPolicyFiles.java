package io.github.sstiam.mojo;

import io.github.sstiam.policy.PolicyDocument;
import io.github.sstiam.policy.PolicyWriter;
import io.github.sstiam.requirement.DeployingPrincipal;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.maven.plugin.MojoExecutionException;

/**
 * The policies of the identities of a deployment, a file each.
 *
 * @param output where they are written to
 * @param name the name of the caller's file; others have the identity's name in theirs
 */
record PrincipalPolicyFiles(OutputFiles output, String name) {
  /** Writes the policy of an identity. */
  Path write(DeployingPrincipal principal, PolicyDocument policy) throws MojoExecutionException {
    return output.write(file(principal.kind()), PolicyWriter.write(policy));
  }

  /** Removes all of them. */
  void removeAll() throws MojoExecutionException {
    for (DeployingPrincipal.Kind kind : Arrays.asList(DeployingPrincipal.Kind.values())) {
      output.remove(file(kind));
    }
  }

  private String file(DeployingPrincipal.Kind kind) {
    if (kind == DeployingPrincipal.Kind.CALLER) {
      return name;
    }
    int dot = name.lastIndexOf('.');
    String stem = dot < 0 ? name : name.substring(0, dot);
    String extension = dot < 0 ? "" : name.substring(dot);
    return stem + "-" + kind.words().replace(' ', '-') + extension;
  }
}
