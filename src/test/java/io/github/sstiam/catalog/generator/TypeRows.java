package io.github.sstiam.catalog.generator;

import static java.util.stream.Collectors.joining;

import io.github.sstiam.catalog.ActionNormaliser;
import io.github.sstiam.catalog.ActionNormaliser.Normalised;
import io.github.sstiam.catalog.HandlerAction;
import io.github.sstiam.catalog.HandlerAction.Status;
import io.github.sstiam.catalog.HandlerActions;
import io.github.sstiam.catalog.Operation;
import io.github.sstiam.catalog.RegistrySchema;
import io.github.sstiam.catalog.ResourceTypeEntry.Source;
import io.github.sstiam.catalog.generator.Overlay.Row;
import io.github.sstiam.catalog.generator.OwnArns.Own;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/** The rows of one type in {@code types/*.tsv}. */
final class TypeRows {
  static final String HEADING =
      """
      # type, action, action, operations (Create Read Update Delete List Tag), status if not LISTED
      # type, arn, own ARN, IAM resource type
      # type, attribute, name, what Fn::GetAtt returns
      # type, createonly, properties whose change replaces the resource, or may
      # type, entry, where the actions come from, flags
      # type, identifier, primary identifier
      # type, name, property, longest, case, what it begins with
      # type, readonly, properties that AWS assigns
      # type, ref, the property or attribute that Ref returns
      # type, rule, kind, where it holds, ARN
      """;

  private final RegistrySchema schema;
  private final String type;
  private final String name;
  private final Set<String> rows = new TreeSet<>();
  private final HandlerActions actions = new HandlerActions();
  private Source source = Source.NONE;

  TypeRows(RegistrySchema schema) {
    this.schema = schema;
    this.type = schema.type();
    this.name = type.substring(type.lastIndexOf(':') + 1);
  }

  Set<String> rows() {
    return rows;
  }

  Source source() {
    return source;
  }

  /** The actions of the type's handlers. */
  List<HandlerAction> actions() {
    return actions.sorted();
  }

  /** Takes the actions of the handlers, and reports each that is not as the reference lists it. */
  void handlers(ActionNormaliser normaliser, BiConsumer<String, Normalised> report) {
    if (schema.hasHandlers()) {
      source = Source.SCHEMA;
    }
    actions.add(schema, normaliser, report);
  }

  /** Takes the overlay's actions; without handlers and overlay, what the names suggest. */
  void byHand(Overlay manual, Guess guess, IamReference reference) {
    for (Row row : manual.of(type)) {
      source = source == Source.SCHEMA ? Source.SCHEMA : Source.MANUAL;
      String action = row.get("action");
      if (!action.equals("-")) {
        if (!reference.lists(action)) {
          throw row.wrong(action + " is not listed");
        }
        actions.add(action, operations(row), Status.LISTED);
      }
    }
    if (source == Source.NONE) {
      guess.actions(type).forEach((action, found) -> actions.add(action, found, Status.LISTED));
      source = actions.sorted().isEmpty() ? Source.NONE : Source.GUESS;
    }
  }

  private static Set<Operation> operations(Row row) {
    Set<Operation> operations = EnumSet.noneOf(Operation.class);
    for (char letter : row.get("operations").toCharArray()) {
      for (Operation operation : Operation.values()) {
        if (operation.name().charAt(0) == letter) {
          operations.add(operation);
        }
      }
    }
    return operations;
  }

  /** Writes down what is known besides the actions. */
  void facts(Overlays overlays, OwnArns arns, ServiceSpec spec, IamReference reference) {
    Optional<Own> own = arns.of(type, schema);
    own.ifPresent(
        arn ->
            row(
                arn.resource().isPresent()
                    ? List.of("arn", arn.template(), arn.resource().get())
                    : List.of("arn", arn.template())));
    list("identifier", schema.primaryIdentifier());
    list("createonly", schema.createOnly());
    list("readonly", schema.readOnly());
    ref(overlays.refs(), spec).ifPresent(ref -> row(List.of("ref", ref)));
    for (Row row : overlays.names().of(type)) {
      OwnArns.check(row, "${" + row.get("property") + "}", schema);
      row(
          List.of(
              "name", row.get("property"), row.get("longest"), row.get("case"), row.get("form")));
    }
    for (Row row : overlays.rules().of(type)) {
      OwnArns.check(row, row.get("template"), schema);
      row(List.of("rule", kind(row, reference), row.get("scope"), row.get("template")));
    }
    int place = 0;
    for (Row row : overlays.needs().of(type)) {
      check(row, reference);
      // The first row that holds counts, and the rows of a type are sorted.
      place++;
      row(
          List.of(
              "need",
              String.format(Locale.ROOT, "%02d", place),
              row.get("action"),
              row.get("operations"),
              row.get("when"),
              row.get("strength"),
              row.get("reason"),
              row.get("source")));
    }
    attributes(overlays, own, spec).forEach((a, text) -> row(List.of("attribute", a, text)));
    entry();
  }

  private void check(Row row, IamReference reference) {
    String action = row.get("action");
    boolean named =
        actions.sorted().stream()
            .map(HandlerAction::pattern)
            .anyMatch(name -> matches(action, name));
    boolean added = !row.get("operations").equals("-");
    if (added && (named || !reference.lists(action))) {
      throw row.wrong(action + " has operations though a handler names it, or is not listed");
    }
    if (!added && !named) {
      throw row.wrong("no handler names " + action);
    }
    for (String atom : row.get("when").split("[|&]", -1)) {
      String path = atom.replaceFirst("^!", "").split("=", 2)[0];
      boolean known =
          path.equals("always")
              || path.equals("tags")
              || path.contains("*")
              || schema.hasPath(path);
      if (!known) {
        throw row.wrong(path + " is no property");
      }
    }
  }

  private static boolean matches(String pattern, String action) {
    return action.matches(Pattern.quote(pattern).replace("*", "\\E.*\\Q"));
  }

  private Optional<String> ref(Overlay refs, ServiceSpec spec) {
    for (Row row : refs.of(type)) {
      String ref = row.get("ref");
      return ref.equals("-") ? Optional.empty() : Optional.of(ref);
    }
    return spec.ref(type, schema.primaryIdentifier());
  }

  private static String kind(Row row, IamReference reference) {
    String scope = row.get("scope");
    if (reference.lists(scope) || scope.startsWith("apigateway:")) {
      return "ACTION";
    }
    if (reference.hasResource(scope)) {
      return "RESOURCE_TYPE";
    }
    throw row.wrong(scope + " is neither an action nor an IAM resource type");
  }

  private Map<String, String> attributes(Overlays overlays, Optional<Own> own, ServiceSpec spec) {
    Map<String, String> found = new TreeMap<>();
    for (String attribute : spec.attributes(type)) {
      boolean isOwn = attribute.equals("Arn") || attribute.equals(name + "Arn");
      own.filter(arn -> isOwn).ifPresent(arn -> found.put(attribute, arn.template()));
    }
    for (Row row : overlays.names().of(type)) {
      String property = row.get("property");
      if (spec.attributes(type).contains(property)) {
        found.put(property, "${" + property + "}");
      }
    }
    for (Row row : overlays.attributes().of(type)) {
      OwnArns.check(row, row.get("template"), schema);
      found.put(row.get("attribute"), row.get("template"));
    }
    return found;
  }

  private void entry() {
    for (HandlerAction action : actions.sorted()) {
      String letters =
          action.operations().stream().map(o -> o.name().substring(0, 1)).collect(joining());
      row(
          action.status() == Status.LISTED
              ? List.of("action", action.pattern(), letters)
              : List.of("action", action.pattern(), letters, action.status().name()));
    }
    boolean updatable =
        source == Source.SCHEMA
            ? schema.hasHandler("update")
            : actions.sorted().stream()
                .anyMatch(action -> action.operations().contains(Operation.UPDATE));
    String flags = (schema.taggable() ? "tags" : "") + (updatable ? ",update" : "");
    row(List.of("entry", source.name(), flags.startsWith(",") ? flags.substring(1) : flags));
  }

  private void list(String kind, Iterable<String> values) {
    String joined = String.join(",", values);
    if (!joined.isEmpty()) {
      row(List.of(kind, joined));
    }
  }

  private void row(List<String> fields) {
    rows.add(name + "\t" + String.join("\t", fields));
  }
}
