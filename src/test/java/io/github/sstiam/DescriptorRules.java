package io.github.sstiam;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** What a user of the plugin can rely on in every goal and parameter, read from its descriptor. */
final class DescriptorRules {
  private static final String PREFIX = "sst-iam.";

  /** Made by the plugin tools with properties of their own: {@code detail}, {@code goal} ... */
  private static final String GENERATED_GOAL = "help";

  private DescriptorRules() {}

  /** The goals that a descriptor declares, in its order. */
  static List<String> goals(InputStream descriptor) throws IOException {
    return mojos(descriptor).stream().map(mojo -> text(mojo, "goal")).toList();
  }

  /** The parameters that a user may give to any goal but the generated one, each once. */
  static List<String> properties(InputStream descriptor) throws IOException {
    return mojos(descriptor).stream()
        .filter(mojo -> !text(mojo, "goal").equals(GENERATED_GOAL))
        .flatMap(mojo -> children(child(mojo, "parameters"), "parameter").stream())
        .filter(parameter -> text(parameter, "editable").equals("true"))
        .map(parameter -> text(parameter, "name"))
        .distinct()
        .toList();
  }

  /** What the goals of a descriptor lack, a line each: goal, parameter, rule. */
  static List<String> problems(InputStream descriptor) throws IOException {
    List<String> problems = new ArrayList<>();
    for (Element mojo : mojos(descriptor)) {
      String goal = text(mojo, "goal");
      if (text(mojo, "description").isEmpty()) {
        problems.add(goal + " has no description");
      }
      if (!goal.equals(GENERATED_GOAL)) {
        for (Element parameter : children(child(mojo, "parameters"), "parameter")) {
          problems.addAll(problems(goal, parameter, child(mojo, "configuration")));
        }
      }
    }
    return problems;
  }

  private static List<String> problems(String goal, Element parameter, Element configuration) {
    String name = text(parameter, "name");
    List<String> problems = new ArrayList<>();
    if (text(parameter, "description").isEmpty()) {
      problems.add("%s: parameter %s has no description".formatted(goal, name));
    }
    if (text(parameter, "since").isEmpty()) {
      problems.add("%s: parameter %s has no @since".formatted(goal, name));
    }
    String property = text(configuration, name);
    String expected = "${" + PREFIX + name + "}";
    boolean wanted = text(parameter, "editable").equals("true") && fitsCommandLine(parameter);
    if (property.isEmpty() ? wanted : !property.equals(expected)) {
      problems.add(
          "%s: parameter %s has the user property '%s', not '%s'"
              .formatted(goal, name, property, expected));
    }
    return problems;
  }

  /** Whether one word can hold the value; nested elements are for the POM alone. */
  private static boolean fitsCommandLine(Element parameter) {
    String type = text(parameter, "type");
    return type.startsWith("java.lang.") || type.equals("java.io.File") || !type.contains(".");
  }

  private static List<Element> mojos(InputStream descriptor) throws IOException {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      Element plugin = factory.newDocumentBuilder().parse(descriptor).getDocumentElement();
      return children(child(plugin, "mojos"), "mojo");
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException("The plugin descriptor cannot be read", e);
    }
  }

  private static String text(Element parent, String name) {
    return parent == null || child(parent, name) == null
        ? ""
        : child(parent, name).getTextContent().strip();
  }

  private static Element child(Element parent, String name) {
    return children(parent, name).stream().findFirst().orElse(null);
  }

  private static List<Element> children(Element parent, String name) {
    if (parent == null) {
      return List.of();
    }
    NodeList nodes = parent.getChildNodes();
    return IntStream.range(0, nodes.getLength())
        .mapToObj(nodes::item)
        .filter(Element.class::isInstance)
        .map(Element.class::cast)
        .filter(element -> element.getTagName().equals(name))
        .toList();
  }
}
