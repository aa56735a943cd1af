package io.github.sstiam.requirement;

import io.github.sstiam.app.DeclaredResource;
import io.github.sstiam.app.Environment;
import io.github.sstiam.app.Stack;
import io.github.sstiam.catalog.ActionEntry;
import io.github.sstiam.catalog.ResourceTypeEntry;
import io.github.sstiam.policy.Action;
import io.github.sstiam.policy.ArnPattern;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The condition keys whose values are known for the requests of a deployment
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html).
 */
final class RequestContext {
  /**
   * Services whose only endpoint lies in one region, so that requests to them carry that region
   * (key aws:RequestedRegion of the page above, and
   * https://docs.aws.amazon.com/general/latest/gr/rande.html).
   */
  private static final Map<String, String> GLOBAL_SERVICES =
      Map.ofEntries(
          Map.entry("account", "us-east-1"),
          Map.entry("budgets", "us-east-1"),
          Map.entry("cloudfront", "us-east-1"),
          Map.entry("globalaccelerator", "us-west-2"),
          Map.entry("iam", "us-east-1"),
          Map.entry("organizations", "us-east-1"),
          Map.entry("route53", "us-east-1"),
          Map.entry("route53domains", "us-east-1"),
          Map.entry("shield", "us-east-1"),
          Map.entry("waf", "us-east-1"));

  private static final String CLOUDFORMATION = "cloudformation.amazonaws.com";
  private static final String REQUEST_TAG = "aws:RequestTag/${TagKey}";

  /** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create-service-linked-role.html */
  private static final Pattern SERVICE_LINKED_ROLE =
      Pattern.compile(":role/aws-service-role/([a-z0-9.-]+)/");

  private final PassedToService passedToService = PassedToService.embedded();
  private final Map<List<ContextEntry>, List<ContextEntry>> contexts = new HashMap<>();

  /**
   * The context of a request that the deploying tool sends itself.
   *
   * @param environment where the stack is deployed to
   * @param action the action
   */
  List<ContextEntry> ofCall(Environment environment, Action action) {
    List<ContextEntry> entries = general(environment, action.service());
    entries.add(bool("aws:ViaAWSService", false));
    if (action.toString().equals("iam:PassRole")) {
      entries.add(ContextEntry.string("iam:PassedToService", CLOUDFORMATION));
    }
    return shared(entries);
  }

  /**
   * The context of a request that CloudFormation sends for itself, to take a service role on: for
   * which account and stack
   * (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cross-service-confused-deputy-prevention.html).
   *
   * @param stack the stack
   * @param action the action
   */
  List<ContextEntry> ofService(Stack stack, Action action) {
    Environment environment = stack.environment();
    List<ContextEntry> entries = general(environment, action.service());
    environment
        .account()
        .ifPresent(
            account -> {
              entries.add(ContextEntry.string("aws:SourceAccount", account));
              environment
                  .region()
                  .map(region -> environment.partition() + ":cloudformation:" + region)
                  .ifPresent(
                      place ->
                          entries.add(
                              ContextEntry.string(
                                  "aws:SourceArn",
                                  "arn:"
                                      + place
                                      + ":"
                                      + account
                                      + ":stack/"
                                      + stack.name()
                                      + "/*")));
            });
    return shared(entries);
  }

  /**
   * The context of a request that CloudFormation sends for a resource on behalf of the caller or
   * the service role
   * (https://docs.aws.amazon.com/IAM/latest/UserGuide/access_forward_access_sessions.html). Pulumi
   * calls the services itself.
   *
   * @param stack the stack
   * @param resource the declared resource
   * @param type what the catalogue knows of its type
   * @param action the action
   * @param arn what it acts on
   */
  List<ContextEntry> ofResource(
      Stack stack,
      DeclaredResource resource,
      ResourceTypeEntry type,
      ActionEntry action,
      ArnPattern arn) {
    List<ContextEntry> entries = general(stack.environment(), action.action().service());
    boolean viaCloudFormation = type.type().contains("::");
    entries.add(bool("aws:ViaAWSService", viaCloudFormation));
    if (viaCloudFormation) {
      entries.add(ContextEntry.strings("aws:CalledVia", List.of(CLOUDFORMATION)));
      entries.add(ContextEntry.string("aws:CalledViaFirst", CLOUDFORMATION));
      entries.add(ContextEntry.string("aws:CalledViaLast", CLOUDFORMATION));
    }
    if (type.taggable() && action.conditionKeys().contains(REQUEST_TAG)) {
      entries.addAll(tags(stack, resource));
    }
    switch (action.action().toString()) {
      case "iam:PassRole" ->
          passedToService
              .of(type.type())
              .map(service -> ContextEntry.string("iam:PassedToService", service))
              .ifPresent(entries::add);
      case "iam:CreateServiceLinkedRole" -> {
        Matcher role = SERVICE_LINKED_ROLE.matcher(arn.text());
        if (role.find()) {
          entries.add(ContextEntry.string("iam:AWSServiceName", role.group(1)));
        }
      }
      default -> {
        // The action has no key of its own.
      }
    }
    return shared(entries);
  }

  /** The entries sorted; thousands of requests carry the same ones. */
  private List<ContextEntry> shared(List<ContextEntry> entries) {
    Collections.sort(entries);
    return contexts.computeIfAbsent(List.copyOf(entries), kept -> kept);
  }

  private static List<ContextEntry> general(Environment environment, String service) {
    List<ContextEntry> entries = new ArrayList<>();
    Optional<String> home =
        environment.partition().equals("aws")
            ? Optional.ofNullable(GLOBAL_SERVICES.get(service))
            : Optional.empty();
    home.or(environment::region)
        .map(region -> ContextEntry.string("aws:RequestedRegion", region))
        .ifPresent(entries::add);
    entries.add(bool("aws:SecureTransport", true));
    return entries;
  }

  /**
   * The tags that CloudFormation hands from the stack to the resource
   * (https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-resource-tags.html).
   * Where the resource declares tags of its own, these may replace some and add others, so that
   * nothing is said about any.
   */
  private static List<ContextEntry> tags(Stack stack, DeclaredResource resource) {
    boolean own =
        resource.properties().values().keySet().stream().anyMatch(name -> name.endsWith("Tags"));
    if (own || stack.tags().isEmpty()) {
      return List.of();
    }
    List<ContextEntry> entries = new ArrayList<>();
    stack
        .tags()
        .forEach((key, value) -> entries.add(ContextEntry.string("aws:RequestTag/" + key, value)));
    entries.add(
        ContextEntry.strings("aws:TagKeys", List.copyOf(new TreeSet<>(stack.tags().keySet()))));
    return entries;
  }

  private static ContextEntry bool(String key, boolean value) {
    return new ContextEntry(key, ContextEntry.Type.BOOLEAN, List.of(Boolean.toString(value)));
  }
}
