package io.github.sstiam.requirement;

import io.github.sstiam.app.DeclaredResource;
import io.github.sstiam.app.Environment;
import io.github.sstiam.app.Text;
import io.github.sstiam.catalog.ArnTemplate;
import io.github.sstiam.catalog.IamResourceType;
import io.github.sstiam.catalog.ResourceTypeEntry;
import io.github.sstiam.catalog.ResourceTypeEntry.Naming;
import io.github.sstiam.policy.ArnPattern;
import java.util.List;
import java.util.Optional;

/** The values that the variables of an ARN template have for one declared resource. */
final class ArnVariables {
  private final Environment environment;
  private final DeclaredResource resource;
  private final ResourceTypeEntry type;

  ArnVariables(Environment environment, DeclaredResource resource, ResourceTypeEntry type) {
    this.environment = environment;
    this.resource = resource;
    this.type = type;
  }

  /**
   * Whether the resource declares every property that a template asks for. What AWS assigns and a
   * name that CloudFormation generates count as declared.
   */
  boolean areDeclared(ArnTemplate template) {
    return template.requiredVariables().stream()
        .allMatch(variable -> isAssigned(variable) || !values(variable).isEmpty());
  }

  private boolean isAssigned(String variable) {
    return type.readOnly().contains(variable);
  }

  /**
   * The ARNs of a template; one that is no ARN at all, because too little is known, is {@code *}.
   */
  List<ArnPattern> expand(ArnTemplate template) {
    return template.expand(this::values).stream()
        .map(arn -> pattern(arn).orElse(ArnPattern.ANY))
        .distinct()
        .toList();
  }

  /** The ARNs of a resource type of IAM of which nothing but equally named properties is known. */
  List<ArnPattern> open(IamResourceType shape) {
    return expand(new ArnTemplate(shape.arn()));
  }

  /** The shape of a resource type of IAM: its ARN with every variable open. */
  static ArnPattern glob(IamResourceType shape) {
    Text arn = new ArnTemplate(shape.arn()).expand(variable -> List.of()).get(0);
    return pattern(arn).orElse(ArnPattern.ANY);
  }

  /** The pattern of a text that is an ARN, or empty where it is none. */
  static Optional<ArnPattern> pattern(Text arn) {
    String text = arn.pattern();
    boolean isArn = text.startsWith("arn:") && text.split(":", 6).length == 6;
    return isArn ? Optional.of(new ArnPattern(text)) : Optional.empty();
  }

  private List<Text> values(String variable) {
    return environment.variable(variable).map(List::of).orElseGet(() -> property(variable));
  }

  private List<Text> property(String path) {
    List<Text> declared = resource.properties().texts(path);
    boolean named = type.naming().map(Naming::property).filter(path::equals).isPresent();
    return declared.isEmpty() && named ? List.of(resource.identity().name()) : declared;
  }
}
