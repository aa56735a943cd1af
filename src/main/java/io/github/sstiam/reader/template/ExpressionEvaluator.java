package io.github.sstiam.reader.template;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.sstiam.app.DynamicReference;
import io.github.sstiam.app.DynamicReference.Store;
import io.github.sstiam.app.Text;
import io.github.sstiam.app.Value;
import io.github.sstiam.json.JsonValue;
import io.github.sstiam.json.JsonValue.JsonArray;
import io.github.sstiam.json.JsonValue.JsonBoolean;
import io.github.sstiam.json.JsonValue.JsonNull;
import io.github.sstiam.json.JsonValue.JsonNumber;
import io.github.sstiam.json.JsonValue.JsonObject;
import io.github.sstiam.json.JsonValue.JsonString;
import io.github.sstiam.json.JsonValue.Member;
import io.github.sstiam.json.Position;
import io.github.sstiam.reader.template.EvaluationBudget.JoinedText;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Evaluates the expressions of a template: plain values, and the intrinsic functions
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html).
 * Parts that only the deployment knows are unknown in the result, and only those.
 *
 * <p>The evaluator knows the language only; {@link Names} knows what a name in an expression stands
 * for.
 */
final class ExpressionEvaluator {
  /** What the names in a template's expressions stand for. */
  interface Names {
    /** What {@code Ref} returns; empty for {@code AWS::NoValue}. */
    Optional<Value> ref(String name, Position position) throws TemplateException;

    /** What {@code Fn::GetAtt} returns. */
    Value attribute(String logicalId, String attribute, Position position) throws TemplateException;

    /** Whether a condition of the template holds; empty if that is statically unknown. */
    Optional<Boolean> condition(String name, Position position) throws TemplateException;
  }

  /** Stands in a list for any number of items of unknown content. */
  private static final Value ANY_NUMBER_OF_ITEMS = new Value.OneOf(List.of(new Value.Unknown()));

  private final Names names;
  private final JsonObject template;
  private final Map<String, Value> exports;
  private final DynamicReferences dynamicReferences;
  private final Set<String> remarks;
  private final EvaluationBudget budget;

  /**
   * @param names what names stand for
   * @param template the template, for its {@code Mappings}
   * @param exports the values that {@code Fn::ImportValue} returns, by export name
   * @param dynamicReferences collects the dynamic references in strings
   * @param remarks collects what cannot be evaluated
   * @param budget limits the evaluation
   */
  ExpressionEvaluator(
      Names names,
      JsonObject template,
      Map<String, Value> exports,
      DynamicReferences dynamicReferences,
      Set<String> remarks,
      EvaluationBudget budget) {
    this.names = names;
    this.template = template;
    this.exports = exports;
    this.dynamicReferences = dynamicReferences;
    this.remarks = remarks;
    this.budget = budget;
  }

  /**
   * Evaluates an expression.
   *
   * @return the value; empty if it is {@code AWS::NoValue}
   */
  Optional<Value> value(JsonValue expression) throws TemplateException {
    budget.enter(expression.position());
    try {
      return evaluated(expression);
    } finally {
      budget.leave();
    }
  }

  /**
   * Evaluates an expression as a text.
   *
   * @return the text; empty for {@code AWS::NoValue}, unknown for a value that is not a scalar
   */
  Text text(JsonValue expression) throws TemplateException {
    return textOf(value(expression));
  }

  private static Text textOf(Optional<Value> value) {
    return value.isPresent() ? value.get().text() : Text.of("");
  }

  private Optional<Value> evaluated(JsonValue json) throws TemplateException {
    if (json instanceof JsonString string) {
      return Optional.of(new Value.Scalar(dynamicReferences.opened(string.value())));
    }
    if (json instanceof JsonNumber number) {
      return Optional.of(Value.of(number.text()));
    }
    if (json instanceof JsonBoolean bool) {
      return Optional.of(Value.of(Boolean.toString(bool.value())));
    }
    if (json instanceof JsonNull) {
      return Optional.empty();
    }
    if (json instanceof JsonArray array) {
      return Optional.of(items(array));
    }
    return object((JsonObject) json);
  }

  private Value items(JsonArray array) throws TemplateException {
    List<Value> values = new ArrayList<>(array.elements().size());
    for (JsonValue element : array.elements()) {
      Optional<Value> value = value(element);
      if (value.isPresent()) {
        values.add(value.get());
      }
    }
    return new Value.Items(values);
  }

  private Optional<Value> object(JsonObject object) throws TemplateException {
    if (object.members().size() == 1) {
      Map.Entry<String, Member> only = object.members().entrySet().iterator().next();
      if (isFunction(only.getKey())) {
        Optional<Value> result = call(only.getKey(), only.getValue().value(), object.position());
        budget.produced(textOf(result), object.position());
        return result;
      }
    }
    Map<String, Value> members = new LinkedHashMap<>();
    for (Map.Entry<String, Member> entry : object.members().entrySet()) {
      if (entry.getKey().startsWith(Macros.LOOP)) {
        throw new TemplateException(entry.getValue().namePosition(), Macros.UNEXPANDED);
      }
      Optional<Value> value = value(entry.getValue().value());
      if (value.isPresent()) {
        members.put(entry.getKey(), value.get());
      }
    }
    return Optional.of(new Value.Members(members));
  }

  /** Whether an object with this only member is a function call. */
  private static boolean isFunction(String name) {
    return name.equals("Ref") || name.startsWith("Fn::");
  }

  /** Calls a function; empty if the result is {@code AWS::NoValue}. */
  private Optional<Value> call(String name, JsonValue argument, Position position)
      throws TemplateException {
    return switch (name) {
      case "Ref" -> names.ref(string(name, argument), position);
      case "Fn::GetAtt" -> Optional.of(getAtt(argument, position));
      case "Fn::Sub" -> Optional.of(sub(argument));
      case "Fn::Join" -> Optional.of(join(argument));
      case "Fn::Select" -> select(argument);
      case "Fn::Split" -> Optional.of(split(argument));
      case "Fn::If" -> choose(argument);
      case "Fn::FindInMap" -> findInMap(argument);
      case "Fn::ImportValue" -> Optional.of(importValue(argument));
      case "Fn::Base64" -> Optional.of(base64(argument));
      case "Fn::Cidr" -> Optional.of(cidr(argument));
      case "Fn::Length" -> Optional.of(length(argument));
      case "Fn::Transform" -> Optional.of(transform(argument));
      // Zones and the exact text of a JSON string are not known before the deployment.
      case "Fn::GetAZs", "Fn::ToJsonString", "Fn::GetStackOutput" ->
          Optional.of(new Value.Unknown());
      default ->
          throw new TemplateException(
              position,
              name.startsWith(Macros.LOOP)
                  ? Macros.UNEXPANDED
                  : "the function \""
                      + name
                      + "\" is not known; synthesise the template without it");
    };
  }

  private Value getAtt(JsonValue argument, Position position) throws TemplateException {
    if (argument instanceof JsonString string) {
      int dot = string.value().indexOf('.');
      if (dot < 1) {
        throw new TemplateException(
            argument.position(), "Fn::GetAtt takes \"<logical ID>.<attribute>\"");
      }
      return names.attribute(
          string.value().substring(0, dot), string.value().substring(dot + 1), position);
    }
    List<JsonValue> parts = list("Fn::GetAtt", argument, 2);
    Text attribute = text(parts.get(1));
    return attribute.isKnown()
        ? names.attribute(string("Fn::GetAtt", parts.get(0)), attribute.pattern(), position)
        : new Value.Unknown();
  }

  /**
   * With and without a map of variables
   * (https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-sub.html).
   */
  private Value sub(JsonValue argument) throws TemplateException {
    if (!(argument instanceof JsonArray)) {
      String text = string("Fn::Sub", argument);
      return joined(substituted(text, Optional.empty(), argument.position()));
    }
    JsonValue text = list("Fn::Sub", argument, 2).get(0);
    JsonValue variables = list("Fn::Sub", argument, 2).get(1);
    if (!(variables instanceof JsonObject map)) {
      throw new TemplateException(
          variables.position(),
          "the variables of Fn::Sub are an object, found " + variables.kind());
    }
    return joined(substituted(string("Fn::Sub", text), Optional.of(map), text.position()));
  }

  /** A dynamic reference may be complete only after its parts are joined. */
  private Value joined(Text text) {
    return new Value.Scalar(dynamicReferences.opened(text));
  }

  private Text substituted(String text, Optional<JsonObject> variables, Position position)
      throws TemplateException {
    JoinedText result = new JoinedText(position);
    int from = 0;
    int start = text.indexOf("${");
    while (start >= 0) {
      int end = text.indexOf('}', start);
      if (end < 0) {
        break;
      }
      result.add(Text.of(text.substring(from, start)));
      String name = text.substring(start + 2, end).strip();
      result.add(
          name.startsWith("!")
              ? Text.of("${" + name.substring(1) + "}")
              : variable(name, variables, position));
      from = end + 1;
      start = text.indexOf("${", from);
    }
    result.add(Text.of(text.substring(from)));
    return result.text();
  }

  private Text variable(String name, Optional<JsonObject> variables, Position position)
      throws TemplateException {
    Optional<JsonValue> mapped =
        variables.isPresent() ? variables.get().get(name) : Optional.empty();
    if (mapped.isPresent()) {
      return text(mapped.get());
    }
    int dot = name.indexOf('.');
    return dot < 0
        ? textOf(names.ref(name, position))
        : names.attribute(name.substring(0, dot), name.substring(dot + 1), position).text();
  }

  private Value join(JsonValue argument) throws TemplateException {
    List<JsonValue> arguments = list("Fn::Join", argument, 2);
    Text delimiter = text(arguments.get(0));
    Optional<List<Value>> items = evaluatedItems(arguments.get(1));
    return items.isEmpty()
        ? new Value.Scalar(Text.UNKNOWN)
        : joined(joined(items.get(), delimiter, argument.position()));
  }

  /** An item that may be absent takes its delimiter with it, so both are one unknown part. */
  private static Text joined(List<Value> items, Text delimiter, Position position)
      throws TemplateException {
    JoinedText joined = new JoinedText(position);
    boolean follows = false;
    for (Value item : items) {
      if (item.mayBeAbsent()) {
        joined.add(Text.UNKNOWN);
      } else {
        if (follows) {
          joined.add(delimiter);
        }
        joined.add(item.text());
        follows = true;
      }
    }
    return joined.text();
  }

  private Optional<Value> select(JsonValue argument) throws TemplateException {
    List<JsonValue> arguments = list("Fn::Select", argument, 2);
    Text index = text(arguments.get(0));
    Optional<List<Value>> items = evaluatedItems(arguments.get(1));
    if (items.isEmpty() || !index.isKnown()) {
      return Optional.of(new Value.Unknown());
    }
    int at = number(index.pattern(), arguments.get(0).position());
    int size = items.get().size();
    boolean shifted = anyMayBeAbsent(items.get().subList(0, (int) Math.min(size, 1L + at)));
    if (at < size && !shifted) {
      return Optional.of(items.get().get(at));
    }
    if (shifted || !isCounted(items.get())) {
      return Optional.of(new Value.Unknown());
    }
    throw new TemplateException(
        arguments.get(0).position(),
        "Fn::Select asks for item " + at + " of a list of " + size + " (counted from 0)");
  }

  /**
   * The pieces before the first unknown part are certain, and so is the beginning of the piece that
   * holds it. Any number of pieces may follow.
   */
  private Value split(JsonValue argument) throws TemplateException {
    List<JsonValue> arguments = list("Fn::Split", argument, 2);
    Text delimiter = text(arguments.get(0));
    Text text = text(arguments.get(1));
    if (!delimiter.isKnown() || delimiter.pattern().isEmpty()) {
      return new Value.Unknown();
    }
    List<Value> pieces = new ArrayList<>();
    String known = text.literals().get(0);
    int from = 0;
    int at = known.indexOf(delimiter.pattern());
    while (at >= 0) {
      pieces.add(Value.of(known.substring(from, at)));
      from = at + delimiter.pattern().length();
      at = known.indexOf(delimiter.pattern(), from);
    }
    String rest = known.substring(from);
    if (text.isKnown()) {
      pieces.add(Value.of(rest));
    } else {
      String certain = withoutBegunDelimiter(rest, delimiter.pattern());
      pieces.add(new Value.Scalar(Text.of(certain).then(Text.UNKNOWN)));
      pieces.add(ANY_NUMBER_OF_ITEMS);
    }
    return new Value.Items(pieces);
  }

  /** A delimiter of several characters may begin in the known part and end in the unknown one. */
  private static String withoutBegunDelimiter(String text, String delimiter) {
    for (int length = delimiter.length() - 1; length > 0; length--) {
      if (text.endsWith(delimiter.substring(0, length))) {
        return text.substring(0, text.length() - length);
      }
    }
    return text;
  }

  /** {@code Fn::If}. */
  private Optional<Value> choose(JsonValue argument) throws TemplateException {
    List<JsonValue> arguments = list("Fn::If", argument, 3);
    String name = string("Fn::If", arguments.get(0));
    Optional<Boolean> holds = names.condition(name, arguments.get(0).position());
    if (holds.isPresent()) {
      return value(arguments.get(holds.get() ? 1 : 2));
    }
    List<Value> alternatives = new ArrayList<>();
    for (JsonValue branch : arguments.subList(1, 3)) {
      Optional<Value> alternative = value(branch);
      if (alternative.isPresent()) {
        alternatives.add(alternative.get());
      }
    }
    return alternatives.isEmpty() ? Optional.empty() : Optional.of(new Value.OneOf(alternatives));
  }

  /**
   * With {@code DefaultValue}
   * (https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-findinmap.html).
   */
  private Optional<Value> findInMap(JsonValue argument) throws TemplateException {
    if (!(argument instanceof JsonArray array) || array.elements().size() < 3) {
      throw new TemplateException(
          argument.position(), "Fn::FindInMap takes [map, top-level key, second-level key]");
    }
    Text map = text(array.elements().get(0));
    Text topKey = text(array.elements().get(1));
    Text secondKey = text(array.elements().get(2));
    if (!map.isKnown() || !topKey.isKnown() || !secondKey.isKnown()) {
      return Optional.of(new Value.Unknown());
    }
    Optional<JsonValue> mapped =
        template.get("Mappings", map.pattern(), topKey.pattern(), secondKey.pattern());
    if (mapped.isPresent()) {
      return value(mapped.get());
    }
    if (array.elements().size() > 3
        && array.elements().get(3) instanceof JsonObject options
        && options.get("DefaultValue").isPresent()) {
      return value(options.get("DefaultValue").get());
    }
    // The keys may be the values of parameters, so the message does not repeat them.
    throw new TemplateException(
        argument.position(),
        "Fn::FindInMap finds no value under its keys; add the keys to \"Mappings\"");
  }

  private Value importValue(JsonValue argument) throws TemplateException {
    Text name = text(argument);
    return name.isKnown()
        ? exports.getOrDefault(name.pattern(), new Value.Unknown())
        : new Value.Unknown();
  }

  private Value base64(JsonValue argument) throws TemplateException {
    Text text = text(argument);
    return text.isKnown()
        ? Value.of(Base64.getEncoder().encodeToString(text.pattern().getBytes(UTF_8)))
        : new Value.Scalar(Text.UNKNOWN);
  }

  private Value cidr(JsonValue argument) throws TemplateException {
    if (!(argument instanceof JsonArray array) || array.elements().size() < 2) {
      throw new TemplateException(argument.position(), "Fn::Cidr takes [ipBlock, count, cidrBits]");
    }
    Text count = text(array.elements().get(1));
    if (!count.isKnown()) {
      return new Value.Unknown();
    }
    int size = number(count.pattern(), array.elements().get(1).position());
    return new Value.Items(
        Collections.nCopies(
            Math.min(size, EvaluationBudget.MAX_LIST), new Value.Scalar(Text.UNKNOWN)));
  }

  private Value length(JsonValue argument) throws TemplateException {
    Optional<List<Value>> items = evaluatedItems(argument);
    return items.isPresent() && isCounted(items.get())
        ? Value.of(Integer.toString(items.get().size()))
        : new Value.Scalar(Text.UNKNOWN);
  }

  /** A macro may return anything. */
  private Value transform(JsonValue argument) {
    Optional<String> macro = Macros.name(argument);
    if (macro.isPresent()) {
      dynamicReferences.add(new DynamicReference(Store.MACRO, Text.of(macro.get())));
      remarks.add(Macros.remark(macro.get()));
    }
    return new Value.Unknown();
  }

  /** The items of a list; empty if the value is not a list, or is not known to be one. */
  private Optional<List<Value>> evaluatedItems(JsonValue expression) throws TemplateException {
    return value(expression).orElse(null) instanceof Value.Items items
        ? Optional.of(items.values())
        : Optional.empty();
  }

  private static boolean anyMayBeAbsent(List<Value> values) {
    for (Value value : values) {
      if (value.mayBeAbsent()) {
        return true;
      }
    }
    return false;
  }

  /** Whether the number of items in a list is certain. */
  private static boolean isCounted(List<Value> items) {
    for (Value item : items) {
      if (item.mayBeAbsent() || item instanceof Value.Unknown) {
        return false;
      }
    }
    return true;
  }

  private static List<JsonValue> list(String function, JsonValue argument, int size)
      throws TemplateException {
    if (argument instanceof JsonArray array && array.elements().size() == size) {
      return array.elements();
    }
    throw new TemplateException(
        argument.position(), function + " takes a list of " + size + " values");
  }

  /**
   * The string that a function or a member requires as it is written.
   *
   * @throws TemplateException if it is something else
   */
  static String string(String function, JsonValue argument) throws TemplateException {
    if (argument instanceof JsonString string) {
      return string.value();
    }
    throw new TemplateException(
        argument.position(), function + " takes a string here, found " + argument.kind());
  }

  private static int number(String text, Position position) throws TemplateException {
    try {
      int number = Integer.parseInt(text.strip());
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Falls through to the one message for everything that is not an index.
    }
    // The text may be the value of a parameter, so the message does not repeat it.
    throw new TemplateException(position, "this must be a whole number from 0");
  }
}
