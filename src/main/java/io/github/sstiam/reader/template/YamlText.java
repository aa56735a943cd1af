package io.github.sstiam.reader.template;

import io.github.sstiam.json.JsonValue;
import io.github.sstiam.json.JsonValue.JsonArray;
import io.github.sstiam.json.JsonValue.JsonBoolean;
import io.github.sstiam.json.JsonValue.JsonNull;
import io.github.sstiam.json.JsonValue.JsonNumber;
import io.github.sstiam.json.JsonValue.JsonObject;
import io.github.sstiam.json.JsonValue.JsonString;
import io.github.sstiam.json.JsonValue.Member;
import io.github.sstiam.json.Position;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Reads YAML templates. The short forms of intrinsic functions become their long forms
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html).
 */
final class YamlText {
  private static final int MAX_DEPTH = 200;

  /** More nodes than a template of CloudFormation's largest size can spell out. */
  private static final int MAX_NODES = 1_000_000;

  private int nodes;
  private int depth;

  private YamlText() {}

  static JsonValue read(String text) throws TemplateException {
    LoaderOptions options = new LoaderOptions();
    options.setNestingDepthLimit(MAX_DEPTH);
    // A real template may repeat an anchor often; what the aliases spell out is counted instead.
    options.setMaxAliasesForCollections(Integer.MAX_VALUE);
    options.setCodePointLimit(8 * 1024 * 1024);
    try {
      Node root = composed(text, options);
      if (root == null) {
        throw new TemplateException(new Position(1, 1), "the file is empty");
      }
      return new YamlText().value(root);
    } catch (MarkedYAMLException e) {
      throw new TemplateException(
          position(e.getProblemMark()), "malformed YAML: " + e.getProblem());
    } catch (YAMLException e) {
      throw new TemplateException(new Position(1, 1), "malformed YAML: " + e.getMessage());
    }
  }

  private static Node composed(String text, LoaderOptions options) throws TemplateException {
    try {
      return new Yaml(options).compose(new StringReader(text));
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      // SnakeYAML throws these for an escape without its digits, without a position.
      throw new TemplateException(
          new Position(1, 1),
          "malformed YAML: an escape sequence, a tag or a directive is incomplete");
    }
  }

  private JsonValue value(Node node) throws TemplateException {
    if (++nodes > MAX_NODES) {
      throw new TemplateException(
          position(node.getStartMark()),
          "the aliases expand to more than " + MAX_NODES + " values");
    }
    // An alias may stand inside its own anchor, which the parser's limit of depth does not see.
    if (++depth > MAX_DEPTH) {
      throw new TemplateException(
          position(node.getStartMark()), "values are nested more than " + MAX_DEPTH + " deep here");
    }
    JsonValue value = tagged(node);
    depth--;
    return value;
  }

  private JsonValue tagged(Node node) throws TemplateException {
    String tag = node.getTag().getValue();
    if (!tag.startsWith("!")) {
      return plain(node);
    }
    String function = tag.substring(1);
    boolean bare = function.equals("Ref") || function.equals("Condition");
    Position position = position(node.getStartMark());
    JsonValue argument = untagged(node);
    return new JsonObject(
        Map.of(bare ? function : "Fn::" + function, new Member(position, argument)), position);
  }

  private JsonValue untagged(Node node) throws TemplateException {
    if (node instanceof ScalarNode scalar) {
      return new JsonString(scalar.getValue(), position(node.getStartMark()));
    }
    return plain(node);
  }

  private JsonValue plain(Node node) throws TemplateException {
    Position position = position(node.getStartMark());
    if (node instanceof MappingNode mapping) {
      return object(mapping, position);
    }
    if (node instanceof SequenceNode sequence) {
      List<JsonValue> elements = new ArrayList<>();
      for (Node element : sequence.getValue()) {
        elements.add(value(element));
      }
      return new JsonArray(elements, position);
    }
    return scalar((ScalarNode) node, position);
  }

  private JsonObject object(MappingNode mapping, Position position) throws TemplateException {
    Map<String, Member> members = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      Position namePosition = position(tuple.getKeyNode().getStartMark());
      if (!(tuple.getKeyNode() instanceof ScalarNode name)) {
        throw new TemplateException(namePosition, "a name must be a scalar");
      }
      if (tuple.getKeyNode().getTag().equals(Tag.MERGE)) {
        throw new TemplateException(
            namePosition,
            "CloudFormation does not support the merge key \"<<\"; write its members in full");
      }
      Member member = new Member(namePosition, value(tuple.getValueNode()));
      if (members.putIfAbsent(name.getValue(), member) != null) {
        throw new TemplateException(namePosition, "duplicate name \"" + name.getValue() + "\"");
      }
    }
    return new JsonObject(members, position);
  }

  private static JsonValue scalar(ScalarNode node, Position position) {
    Tag tag = node.getTag();
    if (tag.equals(Tag.BOOL)) {
      String word = node.getValue().toLowerCase(Locale.ROOT);
      return new JsonBoolean(
          word.equals("true") || word.equals("yes") || word.equals("on"), position);
    }
    if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
      return new JsonNumber(node.getValue(), position);
    }
    return tag.equals(Tag.NULL)
        ? new JsonNull(position)
        : new JsonString(node.getValue(), position);
  }

  private static Position position(Mark mark) {
    return mark == null
        ? new Position(1, 1)
        : new Position(mark.getLine() + 1, mark.getColumn() + 1);
  }
}
