package io.github.sstiam.requirement.need;

import io.github.sstiam.app.DeclaredResource;
import io.github.sstiam.app.Environment;
import io.github.sstiam.app.Text;
import io.github.sstiam.catalog.ArnTemplate;
import io.github.sstiam.catalog.ResourceTypeEntry;
import io.github.sstiam.policy.ArnPattern;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The values that the variables of an ARN template have for one declared resource. */
public final class ArnVariables {
  private final Environment environment;
  private final DeclaredResource resource;
  private final ResourceTypeEntry type;
  // Several actions share most templates.
  private final Map<ArnTemplate, List<ArnPattern>> expanded = new HashMap<>();

  ArnVariables(Environment environment, DeclaredResource resource, ResourceTypeEntry type) {
    this.environment = environment;
    this.resource = resource;
    this.type = type;
  }

  /**
   * Whether the resource declares every property that a template requires. Values that AWS assigns
   * and a name that CloudFormation generates count as declared.
   */
  boolean areDeclared(ArnTemplate template) {
    for (String variable : template.requiredVariables()) {
      if (!isAssigned(variable) && values(variable).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  private boolean isAssigned(String variable) {
    return type.readOnly().contains(variable);
  }

  /** The ARNs of a template. If too little is known for a valid ARN, it is {@code *}. */
  List<ArnPattern> expand(ArnTemplate template) {
    List<ArnPattern> known = expanded.get(template);
    if (known != null) {
      return known;
    }
    Set<ArnPattern> arns = new LinkedHashSet<>();
    for (Text arn : template.expand(this::values)) {
      arns.add(pattern(arn).orElse(ArnPattern.ANY));
    }
    List<ArnPattern> found = List.copyOf(arns);
    expanded.put(template, found);
    return found;
  }

  /** The ARN of a resource type of IAM with {@code *} for every variable. */
  static ArnPattern open(ArnTemplate arn) {
    return pattern(arn.expand(variable -> List.of()).get(0)).orElse(ArnPattern.ANY);
  }

  /** The pattern of a text, or empty if the text is not an ARN. */
  public static Optional<ArnPattern> pattern(Text arn) {
    if (!arn.literals().get(0).startsWith("arn:")) {
      return Optional.empty();
    }
    String text = arn.pattern();
    return ArnPattern.isArn(text) ? Optional.of(new ArnPattern(text)) : Optional.empty();
  }

  private List<Text> values(String variable) {
    Optional<Text> value = environment.variable(variable);
    return value.isPresent() ? List.of(value.get()) : property(variable);
  }

  private List<Text> property(String path) {
    List<Text> declared = resource.properties().texts(path);
    boolean named = type.naming().isPresent() && type.naming().get().property().equals(path);
    return declared.isEmpty() && named ? List.of(resource.identity().name()) : declared;
  }
}
