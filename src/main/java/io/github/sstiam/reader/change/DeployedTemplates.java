package io.github.sstiam.reader.change;

import io.github.sstiam.app.Environment;
import io.github.sstiam.reader.files.AppReadException;
import java.util.Optional;

/** Gives the templates that are deployed: from a folder, or as CloudFormation has them. */
@FunctionalInterface
public interface DeployedTemplates {
  /**
   * The template of a stack.
   *
   * @param stack the stack's name
   * @param environment where it is deployed
   * @return the template, or empty if the stack is not deployed
   * @throws AppReadException if that cannot be found out
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
