package io.github.sstiam.reader.change;

import io.github.sstiam.app.Environment;
import io.github.sstiam.reader.files.AppReadException;
import java.util.Optional;

/** Finds deployed templates: in a folder, or by querying CloudFormation. */
@FunctionalInterface
public interface DeployedTemplates {
  /**
   * The template of a stack.
   *
   * @param stack the stack's name
   * @param environment where it is deployed
   * @return the template, or empty if the stack is not deployed
   * @throws AppReadException if the template cannot be read or queried
   */
  Optional<DeployedTemplate> of(String stack, Environment environment) throws AppReadException;

  /**
   * A template that is deployed.
   *
   * @param place where it comes from, for messages
   * @param text the template in JSON or YAML
   */
  record DeployedTemplate(String place, String text) {}
}
