package io.github.sstiam.catalog;

import static java.util.stream.Collectors.joining;

import io.github.sstiam.catalog.CatalogFile.Row;
import io.github.sstiam.catalog.HandlerAction.Status;
import io.github.sstiam.catalog.ResourceTypeEntry.ArnRule;
import io.github.sstiam.catalog.ResourceTypeEntry.Naming;
import io.github.sstiam.catalog.ResourceTypeEntry.OwnArn;
import io.github.sstiam.catalog.ResourceTypeEntry.Source;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads the rows of one type in a {@code types/*.tsv}; see docs/design/catalogue.md for them. */
final class ResourceTypeFile {
  private final Row entry;
  private final List<HandlerAction> actions = new ArrayList<>();
  private final List<AddedAction> added = new ArrayList<>();
  private final List<ArnRule> rules = new ArrayList<>();
  private final List<NeedRule> needs = new ArrayList<>();
  private final Map<String, ArnTemplate> attributes = new TreeMap<>();
  private List<String> identifier = List.of();
  private List<String> readOnly = List.of();
  private List<String> createOnly = List.of();
  private Optional<String> ref = Optional.empty();
  private Optional<OwnArn> arn = Optional.empty();
  private Optional<Naming> naming = Optional.empty();

  private ResourceTypeFile(List<Row> rows) {
    Row found = null;
    for (Row row : rows) {
      List<String> fields = row.fields(3);
      switch (fields.get(1)) {
        case "createonly" -> createOnly = CatalogFile.list(fields.get(2));
        case "entry" -> found = row;
        case "action" -> actions.add(action(row, fields));
        case "arn" -> arn = Optional.of(ownArn(fields));
        case "attribute" -> attributes.put(fields.get(2), new ArnTemplate(row.fields(4).get(3)));
        case "identifier" -> identifier = CatalogFile.list(fields.get(2));
        case "name" -> naming = Optional.of(naming(row));
        case "need" -> addNeed(row);
        case "readonly" -> readOnly = CatalogFile.list(fields.get(2));
        case "ref" -> ref = Optional.of(fields.get(2));
        case "rule" -> rules.add(rule(row));
        default -> throw row.malformed("unknown kind of row");
      }
    }
    if (found == null) {
      throw rows.get(0).malformed("the type has no entry row");
    }
    entry = found;
  }

  /**
   * The entry that a type's rows make.
   *
   * @throws IllegalStateException if a row is malformed; the message names file and line
   */
  static ResourceTypeEntry entry(String type, List<Row> rows) {
    ResourceTypeFile file = new ResourceTypeFile(rows);
    List<String> fields = file.entry.fields(4);
    List<String> flags = CatalogFile.list(fields.get(3));
    return new ResourceTypeEntry(
        type,
        constant(Source.class, file.entry, fields.get(2)),
        file.actions,
        file.added,
        flags.contains("update"),
        flags.contains("tags"),
        file.identifier,
        file.readOnly,
        file.createOnly,
        file.ref,
        file.arn,
        file.rules,
        file.naming,
        file.needs,
        Optional.empty(),
        file.attributes);
  }

  private static HandlerAction action(Row row, List<String> fields) {
    List<String> parts = row.fields(4);
    Status status = fields.size() > 4 ? constant(Status.class, row, fields.get(4)) : Status.LISTED;
    return new HandlerAction(parts.get(2), operations(row, parts.get(3)), status);
  }

  /** The operations that letters of {@code CRUDLT} stand for; at least one. */
  static Set<Operation> operations(Row row, String letters) {
    Set<Operation> operations = EnumSet.noneOf(Operation.class);
    for (int i = 0; i < letters.length(); i++) {
      operations.add(operation(row, letters.charAt(i)));
    }
    if (operations.isEmpty()) {
      throw row.malformed("an action of no operation");
    }
    return operations;
  }

  private void addNeed(Row row) {
    List<String> fields = row.fields(9);
    boolean named = fields.get(4).equals("-");
    NeedRule rule =
        new NeedRule(
            fields.get(3),
            named ? Set.of() : operations(row, fields.get(4)),
            fields.get(5),
            constant(NeedRule.Strength.class, row, fields.get(6)),
            fields.get(7),
            evidence(fields.get(8)),
            fields.get(8));
    needs.add(rule);
    if (!named) {
      add(rule);
    }
  }

  /** Adds the action of a row, unless an earlier row has added it for the same operations. */
  private void add(NeedRule rule) {
    for (AddedAction known : added) {
      if (known.action().equals(rule.action()) && known.operations().equals(rule.operations())) {
        return;
      }
    }
    added.add(
        new AddedAction(
            rule.action(), rule.operations(), rule.reason(), rule.evidence(), rule.source()));
  }

  private static Evidence evidence(String source) {
    if (source.startsWith("https://github.com/aws-cloudformation/")) {
      return Evidence.HANDLER;
    }
    if (source.startsWith("https://docs.aws.amazon.com/")) {
      return Evidence.DOCUMENTED;
    }
    return source.indexOf('#') > 0 ? Evidence.OBSERVED : Evidence.INFERRED;
  }

  private static Operation operation(Row row, char letter) {
    return switch (letter) {
      case 'C' -> Operation.CREATE;
      case 'R' -> Operation.READ;
      case 'U' -> Operation.UPDATE;
      case 'D' -> Operation.DELETE;
      case 'L' -> Operation.LIST;
      case 'T' -> Operation.TAG;
      default -> throw row.malformed("\"" + letter + "\" is none of the operations CRUDLT");
    };
  }

  private static OwnArn ownArn(List<String> fields) {
    return new OwnArn(
        new ArnTemplate(fields.get(2)),
        fields.size() > 3 ? Optional.of(fields.get(3)) : Optional.empty());
  }

  private static ArnRule rule(Row row) {
    List<String> fields = row.fields(5);
    return new ArnRule(
        fields.get(3),
        constant(ArnRule.Kind.class, row, fields.get(2)),
        new ArnTemplate(fields.get(4)));
  }

  private static Naming naming(Row row) {
    List<String> fields = row.fields(6);
    try {
      int longest = Integer.parseInt(fields.get(3));
      Naming.Form form = constant(Naming.Form.class, row, fields.get(5));
      return new Naming(fields.get(2), longest, fields.get(4).equals("lower"), form);
    } catch (NumberFormatException e) {
      throw row.malformed("\"" + fields.get(3) + "\" is not a length");
    }
  }

  private static <E extends Enum<E>> E constant(Class<E> kind, Row row, String name) {
    for (E constant : kind.getEnumConstants()) {
      if (constant.name().equals(name)) {
        return constant;
      }
    }
    String valid = Arrays.stream(kind.getEnumConstants()).map(Enum::name).collect(joining(", "));
    throw row.malformed("\"" + name + "\" is none of " + valid);
  }
}
