package io.github.sstiam.reader.template;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.sstiam.app.Text;
import io.github.sstiam.app.Value;
import io.github.sstiam.json.JsonValue;
import io.github.sstiam.json.JsonValue.JsonArray;
import io.github.sstiam.json.JsonValue.JsonObject;
import io.github.sstiam.json.JsonValue.JsonString;
import io.github.sstiam.json.Position;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The intrinsic functions
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html).
 */
final class IntrinsicFunctions {
  /** What the name of a loop begins with; the rest is the loop's own name. */
  static final String FOR_EACH = "Fn::ForEach::";

  static final String UNEXPANDED =
      "the template must be expanded first: give the one that \"aws cloudformation get-template"
          + " --template-stage Processed\" returns, or write the loop or macro out";

  private static final int MAX_LIST = 1_000;

  private final TemplateResolver resolver;
  private final TemplateScope scope;
  private final SubFunction sub;
  private final FindInMapFunction findInMap;

  IntrinsicFunctions(TemplateResolver resolver, JsonObject template, TemplateScope scope) {
    this.resolver = resolver;
    this.scope = scope;
    this.sub = new SubFunction(resolver);
    this.findInMap = new FindInMapFunction(resolver, template);
  }

  /** Whether an object with this only member is a function call. */
  static boolean isFunction(String name) {
    return name.equals("Ref") || name.startsWith("Fn::");
  }

  /** Calls a function; empty where the result is {@code AWS::NoValue}. */
  Optional<Value> call(String name, JsonValue argument, Position position)
      throws TemplateException {
    return switch (name) {
      case "Ref" -> resolver.ref(string(name, argument), position);
      case "Fn::GetAtt" -> Optional.of(getAtt(argument, position));
      case "Fn::Sub" -> Optional.of(sub.call(argument));
      case "Fn::Join" -> Optional.of(join(argument));
      case "Fn::Select" -> select(argument);
      case "Fn::Split" -> Optional.of(split(argument));
      case "Fn::If" -> choose(argument);
      case "Fn::FindInMap" -> findInMap.call(argument);
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
              name.startsWith(FOR_EACH)
                  ? UNEXPANDED
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
      return resolver.attribute(
          string.value().substring(0, dot), string.value().substring(dot + 1), position);
    }
    List<JsonValue> parts = list("Fn::GetAtt", argument, 2);
    Text attribute = Values.text(resolver.value(parts.get(1)));
    return attribute.isKnown()
        ? resolver.attribute(string("Fn::GetAtt", parts.get(0)), attribute.pattern(), position)
        : new Value.Unknown();
  }

  private Value join(JsonValue argument) throws TemplateException {
    List<JsonValue> arguments = list("Fn::Join", argument, 2);
    Text delimiter = Values.text(resolver.value(arguments.get(0)));
    Optional<List<Value>> items = Values.items(resolver.value(arguments.get(1)));
    if (items.isEmpty()) {
      return new Value.Scalar(Text.UNKNOWN);
    }
    return new Value.Scalar(resolver.opened(joined(items.get(), delimiter, argument.position())));
  }

  /** An item that may be absent takes its delimiter with it, so both are one unknown part. */
  private static Text joined(List<Value> items, Text delimiter, Position position)
      throws TemplateException {
    TextParts joined = new TextParts(position);
    boolean follows = false;
    for (Value item : items) {
      if (Values.mayBeAbsent(item)) {
        joined.add(Text.UNKNOWN);
      } else {
        if (follows) {
          joined.add(delimiter);
        }
        joined.add(Values.text(item));
        follows = true;
      }
    }
    return joined.text();
  }

  private Optional<Value> select(JsonValue argument) throws TemplateException {
    List<JsonValue> arguments = list("Fn::Select", argument, 2);
    Text index = Values.text(resolver.value(arguments.get(0)));
    Optional<List<Value>> items = Values.items(resolver.value(arguments.get(1)));
    if (items.isEmpty() || !index.isKnown()) {
      return Optional.of(new Value.Unknown());
    }
    int at = number(index.pattern(), arguments.get(0).position());
    int size = items.get().size();
    boolean shifted = Values.anyMayBeAbsent(items.get().subList(0, (int) Math.min(size, 1L + at)));
    if (at < size && !shifted) {
      return Optional.of(items.get().get(at));
    }
    if (shifted || !Values.isCounted(items.get())) {
      return Optional.of(new Value.Unknown());
    }
    throw new TemplateException(
        arguments.get(0).position(),
        "Fn::Select asks for item " + at + " of a list of " + size + " (counted from 0)");
  }

  /**
   * The pieces before the first unknown part are certain, and so is the beginning of the piece that
   * holds it. What follows may be any number of pieces, none included.
   */
  private Value split(JsonValue argument) throws TemplateException {
    List<JsonValue> arguments = list("Fn::Split", argument, 2);
    Text delimiter = Values.text(resolver.value(arguments.get(0)));
    Text text = Values.text(resolver.value(arguments.get(1)));
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
      pieces.add(Values.ANY_NUMBER);
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

  private Optional<Value> choose(JsonValue argument) throws TemplateException {
    List<JsonValue> arguments = list("Fn::If", argument, 3);
    String name = string("Fn::If", arguments.get(0));
    Optional<Boolean> holds = resolver.condition(name, arguments.get(0).position());
    if (holds.isPresent()) {
      return resolver.value(arguments.get(holds.get() ? 1 : 2));
    }
    List<Value> alternatives = new ArrayList<>();
    for (JsonValue branch : arguments.subList(1, 3)) {
      Optional<Value> alternative = resolver.value(branch);
      if (alternative.isPresent()) {
        alternatives.add(alternative.get());
      }
    }
    return alternatives.isEmpty() ? Optional.empty() : Optional.of(new Value.OneOf(alternatives));
  }

  /** A macro may return anything. */
  private Value transform(JsonValue argument) {
    Macros.name(argument).ifPresent(macro -> resolver.remark(Macros.remark(macro)));
    return new Value.Unknown();
  }

  private Value importValue(JsonValue argument) throws TemplateException {
    Text name = Values.text(resolver.value(argument));
    return name.isKnown()
        ? scope.exports().getOrDefault(name.pattern(), new Value.Unknown())
        : new Value.Unknown();
  }

  private Value base64(JsonValue argument) throws TemplateException {
    Text text = Values.text(resolver.value(argument));
    return text.isKnown()
        ? Value.of(Base64.getEncoder().encodeToString(text.pattern().getBytes(UTF_8)))
        : new Value.Scalar(Text.UNKNOWN);
  }

  private Value cidr(JsonValue argument) throws TemplateException {
    if (!(argument instanceof JsonArray array) || array.elements().size() < 2) {
      throw new TemplateException(argument.position(), "Fn::Cidr takes [ipBlock, count, cidrBits]");
    }
    Text count = Values.text(resolver.value(array.elements().get(1)));
    if (!count.isKnown()) {
      return new Value.Unknown();
    }
    int size = number(count.pattern(), array.elements().get(1).position());
    return new Value.Items(
        Collections.nCopies(Math.min(size, MAX_LIST), new Value.Scalar(Text.UNKNOWN)));
  }

  private Value length(JsonValue argument) throws TemplateException {
    return Values.items(resolver.value(argument))
        .filter(Values::isCounted)
        .map(items -> Value.of(Integer.toString(items.size())))
        .orElseGet(() -> new Value.Scalar(Text.UNKNOWN));
  }

  static List<JsonValue> list(String function, JsonValue argument, int size)
      throws TemplateException {
    if (argument instanceof JsonArray array && array.elements().size() == size) {
      return array.elements();
    }
    throw new TemplateException(
        argument.position(), function + " takes a list of " + size + " values");
  }

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
      // Falls through to the one message for all that is no index.
    }
    // The text may be the value of a parameter, so the message does not repeat it.
    throw new TemplateException(position, "this must be a whole number from 0");
  }
}
