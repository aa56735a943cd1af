package io.github.sstiam.catalog;

import io.github.sstiam.catalog.CatalogFile.Row;
import io.github.sstiam.policy.Action;
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

  private final Map<String, Map<String, List<Row>>> typeFiles = new ConcurrentHashMap<>();
  private final Map<String, Optional<ResourceTypeEntry>> types = new ConcurrentHashMap<>();
  private final Map<String, Optional<ActionFile>> actionFiles;
  private final Map<String, RegisteredType> registered;
  private final List<String> sources;
  private final RegisteredEntries registeredEntries;

  private Catalog(
      Map<String, Optional<ActionFile>> actionFiles,
      Map<String, RegisteredType> registered,
      List<String> sources) {
    this.actionFiles = actionFiles;
    this.registered = registered;
    this.sources = sources;
    this.registeredEntries = new RegisteredEntries(new Listed(), registered);
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
    return types.computeIfAbsent(known, this::readType);
  }

  /** What is known of an action, or empty where the reference does not list it. */
  public Optional<ActionEntry> action(Action action) {
    return service(action.service()).flatMap(file -> file.action(action.name()));
  }

  /** A resource type of a service, or empty where the reference has none of that name. */
  public Optional<IamResourceType> iamResource(String service, String name) {
    return service(service).flatMap(file -> file.resource(name));
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
    return services(service)
        .flatMap(found -> service(found).stream())
        .flatMap(file -> file.actions().stream())
        .filter(action -> Wildcards.match(name, action.name()))
        .toList();
  }

  /**
   * Every resource type of Pulumi that has an entry, sorted: those of its AWS provider, its
   * look-ups ({@code aws.ec2.getAmi}) and what SST's own command does ({@code
   * sst.aws.BucketFiles}).
   */
  public List<String> pulumiTypes() {
    return required(PULUMI + "index.tsv").stream()
        .map(row -> row.fields(2))
        .flatMap(
            fields ->
                pulumiFile(fields.get(0)).keySet().stream().map(name -> fields.get(0) + "." + name))
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

  private Stream<String> services(String pattern) {
    boolean one = pattern.indexOf('*') < 0 && pattern.indexOf('?') < 0;
    return one
        ? Stream.of(pattern)
        : services().stream().filter(service -> Wildcards.match(pattern, service));
  }

  private Stream<String> typesOf(Row row) {
    List<String> fields = row.fields(3);
    return typeFile(fields.get(1)).keySet().stream().map(name -> fields.get(2) + "::" + name);
  }

  private Stream<Row> index(String kind) {
    return required("index.tsv").stream().filter(row -> row.first().equals(kind));
  }

  static List<Row> required(String file) {
    return CatalogFile.read(file)
        .orElseThrow(() -> new IllegalStateException("the catalogue has no " + file));
  }

  private Optional<ResourceTypeEntry> readType(String type) {
    Optional<ResourceTypeEntry> own = readOwnType(type);
    return registeredEntries.of(type, own).or(() -> own);
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
    return Optional.ofNullable(typeFile(file).get(parts[2]))
        .map(rows -> ResourceTypeFile.entry(type, rows));
  }

  private Optional<ResourceTypeEntry> readPulumiType(String type) {
    int dot = type.lastIndexOf('.');
    return Optional.ofNullable(pulumiFile(type.substring(0, dot)).get(type.substring(dot + 1)))
        .map(rows -> ResourceTypeFile.entry(type, rows));
  }

  private Map<String, List<Row>> pulumiFile(String module) {
    return rowsOf(PULUMI + module.replace('.', '-') + ".tsv");
  }

  private Map<String, List<Row>> typeFile(String name) {
    return rowsOf("types/" + name + ".tsv");
  }

  private Map<String, List<Row>> rowsOf(String file) {
    return typeFiles.computeIfAbsent(
        file, name -> ResourceTypeFile.byType(CatalogFile.read(name).orElse(List.of())));
  }

  private Optional<ActionFile> service(String name) {
    return actionFiles.computeIfAbsent(
        name.toLowerCase(Locale.ROOT),
        service ->
            CatalogFile.read("actions/" + service + ".tsv")
                .map(rows -> new ActionFile(service, rows)));
  }

  /** The actions of the reference, as a normaliser asks for them. */
  private final class Listed implements ActionReference {
    @Override
    public Optional<String> spelling(String service, String name) {
      return service(service).flatMap(file -> file.action(name)).map(e -> e.action().toString());
    }

    @Override
    public boolean hasService(String service) {
      return service(service).isPresent();
    }

    @Override
    public boolean hasAction(String service, String name) {
      return !matching(service + ":" + name).isEmpty();
    }
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
