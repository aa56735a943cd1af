package io.github.sstiam.reader.declared;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.app.Text;
import io.github.sstiam.reader.files.AppReadException;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * One resource that the user declares: an element {@code <declaredResource>} of the POM.
 *
 * @param type its CloudFormation resource type
 * @param name its physical name; {@code *} stands for an unknown part
 * @param stack the name of its stack; {@code *} stands for an unknown part
 * @param properties its top-level properties: a text, in which {@code *} stands for an unknown
 *     part, or JSON if it begins with a bracket; an empty text is an unknown value
 */
public record ResourceDeclaration(
    String type, Optional<String> name, Optional<String> stack, Map<String, String> properties) {
  /**
   * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-cli-create.html
   * and, for custom resources,
   * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudformation-customresource.html
   */
  private static final Pattern TYPE =
      Pattern.compile(
          "[A-Za-z0-9]{2,64}::[A-Za-z0-9]{2,64}::[A-Za-z0-9]{2,64}(::MODULE)?"
              + "|Custom::[A-Za-z0-9_@-]{1,60}");

  public ResourceDeclaration {
    requireNonNull(type, "type is null");
    requireNonNull(name, "name is null");
    requireNonNull(stack, "stack is null");
    properties = Collections.unmodifiableMap(new TreeMap<>(properties));
  }

  /**
   * Checks the declaration.
   *
   * @param place what messages call the declaration
   * @throws AppReadException if it cannot be the declaration of a resource
   */
  void check(String place) throws AppReadException {
    if (type.isBlank()) {
      throw new AppReadException(
          place + " has no <type>. Give it one, such as <type>AWS::DynamoDB::Table</type>.");
    }
    if (!TYPE.matcher(type).matches()) {
      throw new AppReadException(
          place
              + " has the <type> \""
              + type
              + "\"; a resource type is written like AWS::DynamoDB::Table.");
    }
    if (name.filter(text -> text.startsWith("arn:")).isPresent()) {
      throw new AppReadException(
          place
              + " has the <name> \""
              + name.get()
              + "\", which is an ARN. Give the name alone; * stands for an unknown part.");
    }
  }

  /** The text with an unknown part for each {@code *}. */
  static Text opened(String pattern) {
    return Text.of("").then(new Text(Arrays.asList(pattern.split("\\*", -1))));
  }
}
