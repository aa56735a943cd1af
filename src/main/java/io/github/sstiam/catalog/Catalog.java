package io.github.sstiam.catalog;

import io.github.sstiam.catalog.CatalogFile.Row;
import io.github.sstiam.policy.Action;
import io.github.sstiam.policy.Glob;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The permission catalogue. Immutable to its callers and safe for threads; a service's file is read
 * when the first question about it comes.
 *
 * <p>Every question throws {@link IllegalStateException}, naming file and line, where a row of the
 * catalogue's own files is malformed.
 */
public final class Catalog {
  private static final String PULUMI = "/io/github/sstiam/pulumi/";
  private static final String CUSTOM_RESOURCE = "AWS::CloudFormation::CustomResource";

  private final Map<String, Optional<CatalogFile>> typeFiles = new ConcurrentHashMap<>();
  private final Map<String, Optional<ResourceTypeEntry>> types = new ConcurrentHashMap<>();
  private final Map<String, Optional<ActionFile>> actionFiles;
  private final Map<String, RegisteredType> registered;
  private final List<String> sources;

  private Catalog(
      Map<String, Optional<ActionFile>> actionFiles,
      Map<String, RegisteredType> registered,
      List<String> sources) {
    this.actionFiles = actionFiles;
    this.registered = registered;
    this.sources = sources;
  }

  /** The catalogue that the plugin brings along. */
  public static Catalog embedded() {
    return new Catalog(new ConcurrentHashMap<>(), Map.of(), List.of());
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
    List<String> more = new ArrayList<>(sources);
    more.add(source);
    return new Catalog(actionFiles, Map.copyOf(all), List.copyOf(more));
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

  /**
   * What is known of a resource type of CloudFormation ({@code AWS::S3::Bucket}) or of Pulumi
   * ({@code aws.s3.Bucket}), or empty where nothing is. Every {@code Custom::} type is answered
   * with the entry of {@code AWS::CloudFormation::CustomResource}.
   */
  public Optional<ResourceTypeEntry> resourceType(String type) {
    String known = type.startsWith("Custom::") ? CUSTOM_RESOURCE : type;
    Optional<ResourceTypeEntry> entry = types.get(known);
    if (entry == null) {
      entry = readType(known);
      types.put(known, entry);
    }
    return entry;
  }

  /** What is known of an action, or empty where the reference does not list it. */
  public Optional<ActionEntry> action(Action action) {
    Optional<ActionFile> file = service(action.service());
    return file.isPresent() ? file.get().action(action.name()) : Optional.empty();
  }

  /** A resource type of a service, or empty where the reference has none of that name. */
  public Optional<IamResourceType> iamResource(String service, String name) {
    Optional<ActionFile> file = service(service);
    return file.isPresent() ? file.get().resource(name) : Optional.empty();
  }

  /**
   * The listed actions that a pattern such as {@code dynamodb:Describe*} matches, sorted. Case does
   * not count; {@code *} stands for any characters and {@code ?} for one, and {@code *} alone for
   * every action
   * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html).
   */
  public List<Action> matching(String pattern) {
    int colon = pattern.indexOf(':');
    String service = colon < 0 ? pattern : pattern.substring(0, colon);
    String name = colon < 0 ? "*" : pattern.substring(colon + 1);
    if (colon < 0 && !pattern.equals("*")) {
      return List.of();
    }
    List<Action> matching = new ArrayList<>();
    for (String found : services(service)) {
      Optional<ActionFile> file = service(found);
      if (file.isPresent()) {
        addMatching(name, file.get().actions(), matching);
      }
    }
    return List.copyOf(matching);
  }

  private static void addMatching(String pattern, List<Action> actions, List<Action> matching) {
    Glob glob = Glob.of(pattern.toLowerCase(Locale.ROOT));
    for (Action action : actions) {
      if (glob.matches(action.name().toLowerCase(Locale.ROOT))) {
        matching.add(action);
      }
    }
  }

  /**
   * Every resource type of Pulumi that has an entry, sorted: those of its AWS provider, its
   * look-ups ({@code aws.ec2.getAmi}) and what SST's own command does ({@code
   * sst.aws.BucketFiles}).
   */
  public List<String> pulumiTypes() {
    return required(PULUMI + "index.tsv").stream()
        .map(row -> row.fields(2))
        .flatMap(fields -> names(pulumiFile(fields.get(0))).map(name -> fields.get(0) + "." + name))
        .sorted()
        .toList();
  }

  /** Every resource type of CloudFormation that has an entry, sorted. Reads the whole catalogue. */
  public List<String> resourceTypes() {
    return index("types").flatMap(this::typesOf).sorted().toList();
  }

  /** The prefix of every service of the Service Authorization Reference, sorted. */
  public List<String> services() {
    return index("actions").map(row -> row.fields(2).get(1)).toList();
  }

  /** Where the catalogue comes from. */
  public Provenance provenance() {
    Map<String, String> facts = new HashMap<>();
    for (Row row : required("provenance.tsv")) {
      List<String> fields = row.fields(2);
      facts.put(fields.get(0), fields.get(1));
    }
    return new Provenance(facts);
  }

  private List<String> services(String pattern) {
    boolean one = pattern.indexOf('*') < 0 && pattern.indexOf('?') < 0;
    return one
        ? List.of(pattern)
        : services().stream()
            .filter(service -> Glob.matchesIgnoringCase(pattern, service))
            .toList();
  }

  private Stream<String> typesOf(Row row) {
    List<String> fields = row.fields(3);
    return names(typeFile(fields.get(1))).map(name -> fields.get(2) + "::" + name);
  }

  private static Stream<String> names(Optional<CatalogFile> file) {
    return file.stream().flatMap(found -> found.rows().stream()).map(Row::first).distinct();
  }

  private Stream<Row> index(String kind) {
    return required("index.tsv").stream().filter(row -> row.first().equals(kind));
  }

  static List<Row> required(String file) {
    Optional<CatalogFile> found = CatalogFile.read(file);
    if (found.isEmpty()) {
      throw new IllegalStateException("the catalogue has no " + file);
    }
    return found.get().rows();
  }

  private Optional<ResourceTypeEntry> readType(String type) {
    Optional<ResourceTypeEntry> own = readOwnType(type);
    return registered.containsKey(type)
        ? new RegisteredEntries(new ListedActions(this), registered).of(type, own)
        : own;
  }

  private Optional<ResourceTypeEntry> readOwnType(String type) {
    String[] parts = type.split("::", -1);
    if (parts.length == 1 && type.indexOf('.') > 0) {
      return readPulumiType(type);
    }
    if (parts.length != 3) {
      return Optional.empty();
    }
    String file = (parts[0] + "-" + parts[1]).toLowerCase(Locale.ROOT);
    return entry(type, typeFile(file), parts[2]);
  }

  private Optional<ResourceTypeEntry> readPulumiType(String type) {
    int dot = type.lastIndexOf('.');
    return entry(type, pulumiFile(type.substring(0, dot)), type.substring(dot + 1));
  }

  private static Optional<ResourceTypeEntry> entry(
      String type, Optional<CatalogFile> file, String name) {
    List<Row> rows = file.isPresent() ? file.get().rows(name) : List.of();
    return rows.isEmpty() ? Optional.empty() : Optional.of(ResourceTypeFile.entry(type, rows));
  }

  private Optional<CatalogFile> pulumiFile(String module) {
    return file(PULUMI + module.replace('.', '-') + ".tsv");
  }

  private Optional<CatalogFile> typeFile(String name) {
    return file("types/" + name + ".tsv");
  }

  private Optional<CatalogFile> file(String name) {
    Optional<CatalogFile> known = typeFiles.get(name);
    if (known == null) {
      known = CatalogFile.read(name);
      typeFiles.put(name, known);
    }
    return known;
  }

  /** What is listed of a service, or empty where there is none of that prefix. */
  Optional<ActionFile> service(String name) {
    String service = name.toLowerCase(Locale.ROOT);
    Optional<ActionFile> known = actionFiles.get(service);
    if (known == null) {
      Optional<CatalogFile> file = CatalogFile.read("actions/" + service + ".tsv");
      known = file.isEmpty() ? Optional.empty() : Optional.of(new ActionFile(service, file.get()));
      actionFiles.put(service, known);
    }
    return known;
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
