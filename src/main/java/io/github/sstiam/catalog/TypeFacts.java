package io.github.sstiam.catalog;

import io.github.sstiam.catalog.HandlerAction.Status;
import io.github.sstiam.catalog.ResourceTypeEntry.Naming;
import io.github.sstiam.catalog.ResourceTypeEntry.Source;
import io.github.sstiam.table.Table;
import io.github.sstiam.table.Table.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What AWS publishes of a resource type, before the reviewed rules.
 *
 * @param type the type's name
 * @param source where the actions come from
 * @param actions what the handlers name, sorted
 * @param updatable whether there is an update handler
 * @param taggable whether stack tags reach such resources
 * @param identifier the properties that identify a resource
 * @param readOnly the properties that AWS assigns
 * @param createOnly the properties whose change replaces a resource, or may
 * @param ref what {@code Ref} returns
 * @param arn the resource's own ARN; a variable that is no property has the default {@code *}
 * @param iamResource the IAM resource type of the ARN
 * @param getAtt the attributes that {@code Fn::GetAtt} accepts
 * @param attributes the attributes whose form is known, with their templates
 * @param naming how a resource without a declared name is named
 * @param handlerRole the ARN of the role that the handlers run with
 */
record TypeFacts(
    String type,
    Source source,
    List<HandlerAction> actions,
    boolean updatable,
    boolean taggable,
    List<String> identifier,
    List<String> readOnly,
    List<String> createOnly,
    Optional<String> ref,
    Optional<String> arn,
    Optional<String> iamResource,
    List<String> getAtt,
    Map<String, String> attributes,
    Optional<Naming> naming,
    Optional<String> handlerRole) {

  /** A type of which AWS publishes nothing. */
  static TypeFacts none(String type) {
    return new TypeFacts(
        type,
        Source.NONE,
        List.of(),
        false,
        false,
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Map.of(),
        Optional.empty(),
        Optional.empty());
  }

  /**
   * What the rows of a generated file say of a type.
   *
   * @param type the type's name
   * @param rows its rows; at least one
   * @throws io.github.sstiam.table.TableException if a row is malformed
   */
  static TypeFacts of(String type, List<Row> rows) {
    Row entry = null;
    List<HandlerAction> actions = new ArrayList<>();
    Map<String, String> attributes = new TreeMap<>();
    TypeFacts none = none(type);
    List<String> identifier = none.identifier;
    List<String> readOnly = none.readOnly;
    List<String> createOnly = none.createOnly;
    List<String> getAtt = none.getAtt;
    Optional<String> ref = none.ref;
    Optional<String> arn = none.arn;
    Optional<String> iamResource = none.iamResource;
    Optional<Naming> naming = none.naming;
    for (Row row : rows) {
      List<String> fields = row.fields(3);
      switch (fields.get(1)) {
        case "action" -> actions.add(action(row, fields));
        case "arn" -> {
          arn = Optional.of(fields.get(2));
          iamResource = fields.size() > 3 ? Optional.of(fields.get(3)) : Optional.empty();
        }
        case "attribute" -> attributes.put(fields.get(2), row.fields(4).get(3));
        case "createonly" -> createOnly = Table.list(fields.get(2));
        case "entry" -> entry = row;
        case "getatt" -> getAtt = Table.list(fields.get(2));
        case "identifier" -> identifier = Table.list(fields.get(2));
        case "name" -> naming = Optional.of(naming(row));
        case "readonly" -> readOnly = Table.list(fields.get(2));
        case "ref" -> ref = Optional.of(fields.get(2));
        default -> throw row.malformed("\"" + fields.get(1) + "\" is no kind of row");
      }
    }
    if (entry == null) {
      throw rows.get(0).malformed("the type has no entry row");
    }
    List<String> fields = entry.fields(4);
    List<String> flags = Table.list(fields.get(3));
    return new TypeFacts(
        type,
        RowValues.constant(Source.class, entry, fields.get(2)),
        actions,
        flags.contains("update"),
        flags.contains("tags"),
        identifier,
        readOnly,
        createOnly,
        ref,
        arn,
        iamResource,
        getAtt,
        attributes,
        naming,
        Optional.empty());
  }

  private static HandlerAction action(Row row, List<String> fields) {
    List<String> parts = row.fields(4);
    Status status =
        fields.size() > 4 ? RowValues.constant(Status.class, row, fields.get(4)) : Status.LISTED;
    return new HandlerAction(parts.get(2), RowValues.operations(row, parts.get(3)), status);
  }

  private static Naming naming(Row row) {
    List<String> fields = row.fields(6);
    return new Naming(
        fields.get(2),
        RowValues.length(row, fields.get(3)),
        fields.get(4).equals("lower"),
        RowValues.constant(Naming.Form.class, row, fields.get(5)));
  }

  /**
   * What the registry says of a type. What a schema does not say (the ARN, attributes) stays as the
   * catalogue has it.
   *
   * @param registered the type as the registry has it
   * @param normaliser says what an action that a handler names is called by IAM
   * @param known what the catalogue has of the type
   */
  static TypeFacts of(
      RegisteredType registered, ActionNormaliser normaliser, Optional<TypeFacts> known) {
    RegistrySchema schema = registered.schema();
    if (!schema.hasHandlers() && known.isPresent()) {
      return known.get();
    }
    TypeFacts other = known.orElseGet(() -> none(schema.type()));
    return new TypeFacts(
        schema.type(),
        schema.hasHandlers() ? Source.SCHEMA : Source.NONE,
        actions(registered, normaliser),
        schema.hasHandler("update"),
        schema.taggable(),
        schema.primaryIdentifier(),
        List.copyOf(schema.readOnly()),
        List.copyOf(schema.createOnly()),
        known.isPresent() ? other.ref : ref(schema),
        other.arn,
        other.iamResource,
        other.getAtt,
        other.attributes,
        other.naming,
        registered.handlerRole());
  }

  /**
   * What the handlers call with the deployment's rights or with their role's. Handlers of third
   * parties without a role get no credentials
   * (https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_RegisterType.html).
   */
  private static List<HandlerAction> actions(RegisteredType type, ActionNormaliser normaliser) {
    if (!type.isOfAws() && type.handlerRole().isEmpty()) {
      return List.of();
    }
    HandlerActions actions = new HandlerActions();
    actions.add(type.schema(), normaliser, (raw, normalised) -> {});
    return actions.sorted();
  }

  /** By convention, the primary identifier where it is one property. */
  private static Optional<String> ref(RegistrySchema schema) {
    List<String> identifier = schema.primaryIdentifier();
    return identifier.size() == 1 ? Optional.of(identifier.get(0)) : Optional.empty();
  }

  /**
   * The own ARN with its variables replaced.
   *
   * @param replacement the text for a variable that a rule is about; null for any other
   */
  Optional<String> arn(Function<String, String> replacement) {
    if (arn.isEmpty() || arn.get().indexOf("${") < 0) {
      return arn;
    }
    String text = arn.get();
    StringBuilder replaced = new StringBuilder();
    int from = 0;
    for (int start = text.indexOf("${"); start >= 0; start = text.indexOf("${", from)) {
      int end = text.indexOf('}', start);
      String inner = text.substring(start + 2, end);
      boolean open = inner.endsWith("=*");
      String variable = open ? inner.substring(0, inner.length() - 2) : inner;
      String ruled = replacement.apply(variable);
      replaced.append(text, from, start);
      if (ruled != null) {
        replaced.append(ruled);
      } else {
        replaced.append(open ? "*" : text.substring(start, end + 1));
      }
      from = end + 1;
    }
    return Optional.of(replaced.append(text, from, text.length()).toString());
  }
}
