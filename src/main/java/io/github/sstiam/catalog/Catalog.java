package io.github.sstiam.catalog;

import io.github.sstiam.catalog.ResourceType.Notation;
import io.github.sstiam.policy.Action;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The permission catalogue: what AWS publishes, and over it the reviewed rules, those of the
 * project first. Immutable to its callers and safe for threads; a service's files are read when the
 * first question about it comes.
 *
 * <p>Every question throws {@link IllegalStateException}, naming file and line, where a row of the
 * catalogue's own files is malformed.
 */
public final class Catalog {
  private final Map<String, Optional<ResourceTypeEntry>> types = new ConcurrentHashMap<>();
  private final CatalogData data;
  private final ActionCatalog actions;
  private final Map<String, RegisteredType> registered;
  private final List<ProjectRules> projectRules;
  private final List<String> sources;

  private Catalog(
      CatalogData data,
      ActionCatalog actions,
      Map<String, RegisteredType> registered,
      List<ProjectRules> projectRules,
      List<String> sources) {
    this.data = data;
    this.actions = actions;
    this.registered = registered;
    this.projectRules = projectRules;
    this.sources = sources;
  }

  /** The catalogue that the plugin brings along. */
  public static Catalog embedded() {
    ServiceFiles tables = new ServiceFiles();
    return new Catalog(
        new CatalogData(tables), new ActionCatalog(tables), Map.of(), List.of(), List.of());
  }

  /**
   * The same catalogue in which the registry tells what the handlers of some types call.
   *
   * @param types types as the registry has them
   * @param source where they come from, for the report
   */
  public Catalog with(Collection<RegisteredType> types, String source) {
    Map<String, RegisteredType> all = new HashMap<>(registered);
    types.forEach(type -> all.put(type.schema().type(), type));
    return new Catalog(data, actions, Map.copyOf(all), projectRules, and(sources, source));
  }

  /**
   * The same catalogue with a project's own rules, which count before all that it has already.
   *
   * @param rules the rules
   */
  public Catalog withRules(ProjectRules rules) {
    List<ProjectRules> all = new ArrayList<>();
    all.add(rules);
    all.addAll(projectRules);
    String source = "rules of this project: " + rules.file();
    return new Catalog(data, actions, registered, List.copyOf(all), and(sources, source));
  }

  private static List<String> and(List<String> sources, String source) {
    List<String> more = new ArrayList<>(sources);
    more.add(source);
    return List.copyOf(more);
  }

  /** Where it comes from: what the plugin brings along, and what came on top. */
  public List<String> sources() {
    Map<String, String> facts = provenance().facts();
    List<String> all = new ArrayList<>();
    all.add(
        "embedded catalogue: resource types of "
            + facts.get("input.schemas.date")
            + ", actions of "
            + facts.get("input.iam-data.version"));
    all.addAll(sources);
    return all;
  }

  /** The project's own rules; those of the first count before those of the others. */
  public List<ProjectRules> projectRules() {
    return projectRules;
  }

  /**
   * What is known of a resource type of CloudFormation ({@code AWS::S3::Bucket}) or of Pulumi
   * ({@code aws.s3.Bucket}), or empty where nothing is. Every {@code Custom::} type is answered
   * with the entry of {@code AWS::CloudFormation::CustomResource}.
   */
  public Optional<ResourceTypeEntry> resourceType(String type) {
    Optional<ResourceTypeEntry> entry = types.get(type);
    if (entry == null) {
      Optional<ResourceType> name = ResourceType.of(type);
      if (name.isPresent()) {
        String known = name.get().toString();
        entry = known.equals(type) ? entry(name.get()) : resourceType(known);
      } else {
        entry = Optional.empty();
      }
      types.put(type, entry);
    }
    return entry;
  }

  private Optional<ResourceTypeEntry> entry(ResourceType type) {
    Optional<TypeFacts> facts = facts(type);
    List<Rule> reviewed = data.rules(type);
    List<Rule> own = projectRules(type);
    return facts.isEmpty() && !describes(own) && !describes(reviewed)
        ? Optional.empty()
        : Optional.of(
            RuledType.entry(
                facts.isPresent() ? facts.get() : TypeFacts.none(type.toString()), own, reviewed));
  }

  private Optional<TypeFacts> facts(ResourceType type) {
    Optional<TypeFacts> published = data.facts(type);
    RegisteredType found = registered.get(type.toString());
    return found == null
        ? published
        : Optional.of(TypeFacts.of(found, CatalogData.normaliser(actions), published));
  }

  private List<Rule> projectRules(ResourceType type) {
    List<Rule> own = new ArrayList<>();
    String name = projectRules.isEmpty() ? "" : type.toString();
    for (ProjectRules rules : projectRules) {
      for (Rule rule : rules.rules()) {
        if (rule.type().equals(name)) {
          own.add(rule);
        }
      }
    }
    return own;
  }

  /** Whether rules alone say enough of a type. */
  private static boolean describes(List<Rule> rules) {
    for (Rule rule : rules) {
      if (rule.kind() == Rule.Kind.TYPE || rule.kind() == Rule.Kind.ADD) {
        return true;
      }
    }
    return false;
  }

  /** What is known of an action, or empty where the reference does not list it. */
  public Optional<ActionEntry> action(Action action) {
    Optional<ActionFile> file = actions.service(action.service());
    return file.isPresent() ? file.get().action(action.name()) : Optional.empty();
  }

  /** A resource type of a service, or empty where the reference has none of that name. */
  public Optional<IamResourceType> iamResource(String service, String name) {
    Optional<ActionFile> file = actions.service(service);
    return file.isPresent() ? file.get().resource(name) : Optional.empty();
  }

  /**
   * The listed actions that a pattern such as {@code dynamodb:Describe*} matches, sorted. Case does
   * not count; {@code *} stands for any characters and {@code ?} for one, and {@code *} alone for
   * every action
   * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html).
   */
  public List<Action> matching(String pattern) {
    return actions.matching(pattern);
  }

  /**
   * Every resource type of Pulumi that has an entry, sorted: those of its AWS provider, its
   * look-ups ({@code aws.ec2.getAmi}) and what SST's own command does ({@code
   * sst.aws.BucketFiles}).
   */
  public List<String> pulumiTypes() {
    return types(Notation.PULUMI);
  }

  /** Every resource type of CloudFormation that has an entry, sorted. Reads the whole catalogue. */
  public List<String> resourceTypes() {
    return types(Notation.CLOUDFORMATION);
  }

  private List<String> types(Notation notation) {
    NavigableSet<String> all = data.types(notation);
    for (ProjectRules rules : projectRules) {
      for (Rule rule : rules.rules()) {
        Optional<ResourceType> type = ResourceType.of(rule.type());
        if (type.isPresent() && type.get().notation() == notation && describes(List.of(rule))) {
          all.add(rule.type());
        }
      }
    }
    return List.copyOf(all);
  }

  /** All rules that the plugin brings along, in the order of their files. Reads all of them. */
  public List<Rule> rules() {
    return data.rules();
  }

  /** Whether something other than a rule says that there is such a type. */
  boolean isPublished(ResourceType type) {
    return facts(type).isPresent();
  }

  /** The properties of a type, or empty where the catalogue does not have them. */
  Optional<PropertyTree> properties(ResourceType type) {
    return data.properties(type);
  }

  /** The prefix of every service of the Service Authorization Reference, sorted. */
  public List<String> services() {
    return actions.services();
  }

  /** Where the catalogue comes from. */
  public Provenance provenance() {
    return new Provenance(CatalogData.provenance());
  }

  /**
   * Where the catalogue comes from.
   *
   * @param facts inputs with version, date, licence and checksum, and counts, by a dotted name such
   *     as {@code input.iam-data.version}
   */
  public record Provenance(Map<String, String> facts) {
    public Provenance {
      facts = Collections.unmodifiableMap(new TreeMap<>(facts));
    }
  }
}
