package io.github.sstiam.requirement.resolution;

import io.github.sstiam.app.DeclaredResource;
import io.github.sstiam.app.Environment;
import io.github.sstiam.app.Stack;
import io.github.sstiam.catalog.ActionEntry;
import io.github.sstiam.catalog.ResourceTypeEntry;
import io.github.sstiam.policy.Action;
import io.github.sstiam.policy.ArnPattern;
import io.github.sstiam.requirement.ConditionKey;
import io.github.sstiam.requirement.ContextEntry;
import io.github.sstiam.requirement.DeployingPrincipal;
import io.github.sstiam.requirement.need.HandlerCalls.Call;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Knows the condition keys of a deployment's requests, as far as their values are known
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html).
 */
final class RequestContext {
  /**
   * Services whose only endpoint is in one region, so that requests to them have that region (key
   * aws:RequestedRegion of the page above, and
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

  private final Stack stack;
  private final DeployingPrincipal ofResources;
  private final PassedToService passedToService;
  private final Map<List<ContextEntry>, List<ContextEntry>> shared;

  // What is the same for all resources of a type in the stack, without and with tags of their own.
  private final IdentityHashMap<Call, List<ContextEntry>> withTagsOfStack = new IdentityHashMap<>();
  private final IdentityHashMap<Call, List<ContextEntry>> withOwnTags = new IdentityHashMap<>();

  /**
   * @param stack the stack that is deployed
   * @param ofResources the principal that resources are deployed as
   * @param passedToService the services that resources pass roles to
   * @param shared the contexts of all stacks; thousands of requests share the same ones
   */
  RequestContext(
      Stack stack,
      DeployingPrincipal ofResources,
      PassedToService passedToService,
      Map<List<ContextEntry>, List<ContextEntry>> shared) {
    this.stack = stack;
    this.ofResources = ofResources;
    this.passedToService = passedToService;
    this.shared = shared;
  }

  /** The context of a request that the deploying tool sends itself. */
  List<ContextEntry> ofCall(Action action) {
    List<ContextEntry> entries = general(action.service());
    entries.add(bool("aws:ViaAWSService", false));
    if (action.toString().equals("iam:PassRole")) {
      entries.add(ContextEntry.string("iam:PassedToService", CLOUDFORMATION));
    }
    return shared(entries);
  }

  /**
   * The context of a request that CloudFormation sends for itself, to assume a service role: the
   * account and the stack
   * (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cross-service-confused-deputy-prevention.html).
   */
  List<ContextEntry> ofService(Action action) {
    Environment environment = stack.environment();
    List<ContextEntry> entries = general(action.service());
    if (environment.account().isPresent()) {
      String account = environment.account().get();
      entries.add(ContextEntry.string("aws:SourceAccount", account));
      if (environment.region().isPresent()) {
        String place = environment.partition() + ":cloudformation:" + environment.region().get();
        String arn = "arn:" + place + ":" + account + ":stack/" + stack.name() + "/*";
        entries.add(ContextEntry.string("aws:SourceArn", arn));
      }
    }
    return shared(entries);
  }

  /**
   * The context of a request that CloudFormation sends for a resource on behalf of the caller or
   * the service role
   * (https://docs.aws.amazon.com/IAM/latest/UserGuide/access_forward_access_sessions.html). Pulumi
   * calls the services itself. Whether the calls with a service role, or the role of a type, carry
   * the keys of such a session is unknown: they do according to
   * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/fas-requests-and-permission-evaluation.html,
   * and do not according to
   * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html.
   *
   * @param type the catalogue's entry of the resource's type
   * @param ownTags whether the resource declares tags of its own
   * @param call the call of the type's handlers
   * @param arn the resource that the call acts on
   */
  List<ContextEntry> ofResource(
      ResourceTypeEntry type, boolean ownTags, Call call, ArnPattern arn) {
    if (call.action().action().toString().equals("iam:CreateServiceLinkedRole")) {
      List<ContextEntry> entries = ofResource(type, ownTags, call.action());
      Matcher role = SERVICE_LINKED_ROLE.matcher(arn.text());
      if (role.find()) {
        entries.add(ContextEntry.string("iam:AWSServiceName", role.group(1)));
      }
      return shared(entries);
    }
    IdentityHashMap<Call, List<ContextEntry>> known = ownTags ? withOwnTags : withTagsOfStack;
    List<ContextEntry> context = known.get(call);
    if (context == null) {
      context = shared(ofResource(type, ownTags, call.action()));
      known.put(call, context);
    }
    return context;
  }

  private List<ContextEntry> ofResource(
      ResourceTypeEntry type, boolean ownTags, ActionEntry action) {
    List<ContextEntry> entries = general(action.action().service());
    boolean viaCloudFormation = type.type().contains("::");
    if (!viaCloudFormation) {
      entries.add(bool("aws:ViaAWSService", false));
    } else if (ofResources.isCaller() && type.handlerRole().isEmpty()) {
      entries.add(bool("aws:ViaAWSService", true));
      entries.add(ContextEntry.strings("aws:CalledVia", List.of(CLOUDFORMATION)));
      entries.add(ContextEntry.string("aws:CalledViaFirst", CLOUDFORMATION));
      entries.add(ContextEntry.string("aws:CalledViaLast", CLOUDFORMATION));
    }
    if (type.taggable() && !ownTags && action.conditionKeys().contains(REQUEST_TAG)) {
      addTags(entries);
    }
    if (action.action().toString().equals("iam:PassRole")) {
      Optional<String> service = passedToService.of(type.type());
      if (service.isPresent()) {
        entries.add(ContextEntry.string("iam:PassedToService", service.get()));
      }
    }
    return entries;
  }

  /** The entries, sorted, as one instance for all requests that have the same ones. */
  private List<ContextEntry> shared(List<ContextEntry> entries) {
    Collections.sort(entries);
    List<ContextEntry> sorted = List.copyOf(entries);
    List<ContextEntry> known = shared.putIfAbsent(sorted, sorted);
    return known == null ? sorted : known;
  }

  private List<ContextEntry> general(String service) {
    Environment environment = stack.environment();
    List<ContextEntry> entries = new ArrayList<>();
    String home = environment.partition().equals("aws") ? GLOBAL_SERVICES.get(service) : null;
    if (home != null) {
      entries.add(ContextEntry.string("aws:RequestedRegion", home));
    } else if (environment.region().isPresent()) {
      entries.add(ContextEntry.string("aws:RequestedRegion", environment.region().get()));
    }
    entries.add(bool("aws:SecureTransport", true));
    return entries;
  }

  /**
   * Whether a resource declares tags of its own. These may replace tags of the stack and add
   * others, so that the tags of its requests are unknown.
   */
  static boolean declaresTags(DeclaredResource resource) {
    for (String name : resource.properties().values().keySet()) {
      if (name.endsWith("Tags")) {
        return true;
      }
    }
    return false;
  }

  /**
   * The tags that CloudFormation propagates from the stack to the resource
   * (https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-resource-tags.html).
   */
  private void addTags(List<ContextEntry> entries) {
    if (stack.tags().isEmpty()) {
      return;
    }
    for (Map.Entry<String, String> tag : stack.tags().entrySet()) {
      entries.add(ContextEntry.string("aws:RequestTag/" + tag.getKey(), tag.getValue()));
    }
    // The resource's own tags and those that CloudFormation adds come on top.
    entries.add(
        ContextEntry.atLeast("aws:TagKeys", List.copyOf(new TreeSet<>(stack.tags().keySet()))));
  }

  private static ContextEntry bool(String key, boolean value) {
    return new ContextEntry(
        new ConditionKey(key), ContextEntry.Type.BOOLEAN, List.of(Boolean.toString(value)), true);
  }
}
