package io.github.sstiam.reader.assembly;

import io.github.sstiam.app.Environment;
import io.github.sstiam.app.RoleArn;
import io.github.sstiam.reader.files.AppReadException;
import io.github.sstiam.text.Sanitizer;
import java.util.Optional;

/**
 * The roles that an assembly names.
 *
 * @param folder the assembly's folder
 * @param stack the ID of the stack that the roles are for
 * @param environment where the stack is deployed to
 */
record AssemblyRoles(AssemblyFolder folder, String stack, Environment environment) {
  /**
   * A role, with its placeholders filled in.
   *
   * @param file the file that names it
   * @param arn the ARN as it is written, where there is one
   * @throws AppReadException if the text is not the ARN of a role
   */
  Optional<RoleArn> role(String file, Optional<String> arn) throws AppReadException {
    if (arn.isEmpty()) {
      return Optional.empty();
    }
    Optional<RoleArn> role = RoleArn.of(Placeholders.filled(arn.get(), environment).pattern());
    if (role.isEmpty()) {
      throw folder.error(
          file,
          "stack \""
              + stack
              + "\" names the role \""
              + Sanitizer.line(arn.get())
              + "\", which is not the ARN of a role");
    }
    return role;
  }
}
