package io.github.sstiam.catalog;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.app.Text;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the catalogue knows of one CloudFormation resource type.
 *
 * @param type the resource type, such as {@code AWS::Lambda::Function}
 * @param source where the handlers' actions come from
 * @param actions the handlers' actions, sorted
 * @param added actions that no handler names, in the order of their rows
 * @param updatable whether there is an update handler; without one every change is a replacement
 * @param taggable whether stack tags reach resources of this type
 * @param primaryIdentifier the property names (or paths) that identify a resource
 * @param readOnly the property names that AWS assigns
 * @param createOnly the property paths whose change replaces a resource, or may
 * @param ref the property or attribute whose value {@code Ref} returns; empty where it is an
 *     identifier that AWS assigns
 * @param arn the resource's own ARN; empty for a type without one
 * @param arnRules where the handlers' actions act, beside the resource's own ARN
 * @param naming how CloudFormation names a resource whose template gives no name
 * @param needs when a deployment needs the handlers' and the added actions, in the order in which
 *     they count
 * @param handlerRole the ARN of the role that a type of somebody else's runs its handlers with;
 *     empty where they run with the rights of the deployment
 * @param attributes what {@code Fn::GetAtt} returns, by attribute name, for the attributes whose
 *     form is known; every other attribute is assigned by AWS
 */
public record ResourceTypeEntry(
    String type,
    Source source,
    List<HandlerAction> actions,
    List<AddedAction> added,
    boolean updatable,
    boolean taggable,
    List<String> primaryIdentifier,
    List<String> readOnly,
    List<String> createOnly,
    Optional<String> ref,
    Optional<OwnArn> arn,
    List<ArnRule> arnRules,
    Optional<Naming> naming,
    List<NeedRule> needs,
    Optional<String> handlerRole,
    Map<String, ArnTemplate> attributes) {
  /** Where a type's actions come from. */
  public enum Source {
    /** The handlers of the type's registry schema. */
    SCHEMA,
    /** A reviewed entry of ours, with its source. */
    MANUAL,
    /** Derived from names alone; shown as such. */
    GUESS,
    /** Nothing is known of the type's handlers. */
    NONE
  }

  public ResourceTypeEntry {
    requireNonNull(type, "type is null");
    requireNonNull(source, "source is null");
    actions = List.copyOf(actions);
    added = List.copyOf(added);
    primaryIdentifier = List.copyOf(primaryIdentifier);
    readOnly = List.copyOf(readOnly);
    createOnly = List.copyOf(createOnly);
    requireNonNull(ref, "ref is null");
    requireNonNull(arn, "arn is null");
    arnRules = List.copyOf(arnRules);
    requireNonNull(naming, "naming is null");
    needs = List.copyOf(needs);
    requireNonNull(handlerRole, "handlerRole is null");
    attributes = Collections.unmodifiableMap(new TreeMap<>(attributes));
  }

  /**
   * How CloudFormation names a resource whose template gives no name: {@code
   * <stack>-<logicalId>-<suffix>} or {@code <logicalId>-<suffix>}, cut and lower-cased for some
   * services
   * (https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-name.html).
   *
   * @param property the property that gives the name where the template does
   * @param maxLength the longest name that the service accepts; longer ones are cut
   * @param lowerCase whether the generated name is lower-cased
   * @param form what the name begins with
   */
  public record Naming(String property, int maxLength, boolean lowerCase, Form form) {
    /** The longest suffix that CloudFormation has been seen to add: 13 characters. */
    private static final int SUFFIX = 13;

    /** The longest part of a logical ID that is not known: the hash that CDK adds. */
    private static final int HASH = 8;

    /** Where a service takes no more than this, CloudFormation keeps little of the stack's name. */
    private static final int SHORT_NAME = 32;

    private static final int KEPT_IN_SHORT_NAME = 5;

    /** What a generated name begins with. */
    public enum Form {
      /** The stack's name, then the logical ID. */
      STACK,
      /** The logical ID. */
      LOGICAL_ID
    }

    public Naming {
      requireNonNull(property, "property is null");
      requireNonNull(form, "form is null");
    }

    /**
     * The name that CloudFormation will make, its suffix unknown. Where the whole name does not
     * fit, CloudFormation shares what the suffix leaves between the stack's name and the logical
     * ID, so that only the beginning is told
     * (https://github.com/aws-cloudformation/cloudformation-cli-java-plugin/blob/4464c463d0/src/main/java/software/amazon/cloudformation/resource/IdentifierUtils.java#L79).
     * Some handlers make one hyphen of several, so that nothing is told after the first of them.
     *
     * @param stack the stack's name; may hold unknown parts
     * @param logicalId the resource's logical ID; its end may be unknown
     */
    public Text generated(Text stack, Text logicalId) {
      Text name =
          switch (form) {
            case STACK -> withStack(stack, logicalId);
            case LOGICAL_ID -> beginning(logicalId, maxLength - SUFFIX);
          };
      Text open = toFirstOfHyphens(name).then(Text.UNKNOWN);
      return lowerCase ? lower(open) : open;
    }

    private Text withStack(Text stack, Text logicalId) {
      int hash = logicalId.isKnown() ? 0 : HASH;
      int length = stack.pattern().length() + logicalId.pattern().length() + hash + SUFFIX + 2;
      boolean fits = stack.isKnown() && length <= maxLength;
      return fits
          ? stack.then(Text.of("-")).then(logicalId).then(Text.of("-"))
          : beginning(stack, keptOfStack());
    }

    private int keptOfStack() {
      return maxLength <= SHORT_NAME ? KEPT_IN_SHORT_NAME : (maxLength - SUFFIX - 3) / 2;
    }

    private static Text toFirstOfHyphens(Text name) {
      String first = name.literals().get(0);
      int hyphens = first.indexOf("--");
      return hyphens < 0 ? name : Text.of(first.substring(0, hyphens + 1));
    }

    private static Text beginning(Text text, int kept) {
      String known = text.literals().get(0);
      return Text.of(known.substring(0, Math.min(known.length(), kept)));
    }

    private static Text lower(Text name) {
      return ArnForm.LOWER.of(name);
    }
  }

  /**
   * A resource's own ARN.
   *
   * @param template the ARN over the resource's properties
   * @param iamResource its IAM resource type, {@code service:name}, such as {@code
   *     lambda:function}; empty where the reference has none
   */
  public record OwnArn(ArnTemplate template, Optional<String> iamResource) {
    public OwnArn {
      requireNonNull(template, "template is null");
      requireNonNull(iamResource, "iamResource is null");
    }
  }

  /**
   * Where an action of the type's handlers acts: a reviewed row.
   *
   * @param scope what the rule is about: an IAM resource type ({@code s3:object}) or an action
   *     ({@code apigateway:POST})
   * @param template the ARN over the resource's properties
   */
  public record ArnRule(String scope, ArnTemplate template) {
    public ArnRule {
      requireNonNull(scope, "scope is null");
      requireNonNull(template, "template is null");
    }
  }
}
