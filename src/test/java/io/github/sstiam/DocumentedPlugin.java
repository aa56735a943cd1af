package io.github.sstiam;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * The plugin as pages may speak of it.
 *
 * @param goals its goals
 * @param parameters the parameters of all goals
 * @param words by a parameter's name the words that it takes
 * @param pom the text of its POM
 */
record DocumentedPlugin(
    Set<String> goals, Set<String> parameters, Map<String, List<String>> words, String pom) {
  private static final Path DESCRIPTOR = Path.of("target/classes/META-INF/maven/plugin.xml");

  private static final String PREFIX = "sst-iam.";

  /** Elements of the POM and of Maven's settings that pages show around ours. */
  private static final Set<String> OF_MAVEN =
      Set.of(
          "artifactId",
          "build",
          "configuration",
          "execution",
          "executions",
          "goal",
          "goals",
          "groupId",
          "id",
          "phase",
          "plugin",
          "pluginGroup",
          "pluginGroups",
          "plugins",
          "properties",
          "reportSet",
          "reportSets",
          "reporting",
          "version");

  /** Properties of other plugins and of the build's profiles. */
  private static final Set<String> OTHER_PROPERTIES =
      Set.of(
          "mutation.package",
          "benchmark",
          "catalog.schemas",
          "conformance.cases",
          "corpus.directory",
          "detail",
          "invoker.skip",
          "invoker.test",
          "skipPublishing",
          "skipTests",
          "test");

  /** Properties that tests read. */
  private static final String OF_TESTS = "(?:constructs|differential|fuzz|jqwik)\\..*";

  private static final Pattern WORD = Pattern.compile("^(\\w+)=([a-z][a-z-]*)$");

  private static final Pattern TABLE =
      Pattern.compile("(?m)^\\| `(\\w+)` \\|.*\\n\\|[ |-]+\\n((?:\\|.*\\n)+)");

  /** A table whose first column holds a parameter's values. */
  record Choice(String parameter, List<String> values) {}

  static DocumentedPlugin read() {
    try (InputStream forGoals = Files.newInputStream(DESCRIPTOR);
        InputStream forParameters = Files.newInputStream(DESCRIPTOR)) {
      return new DocumentedPlugin(
          Set.copyOf(DescriptorRules.goals(forGoals)),
          Set.copyOf(DescriptorRules.properties(forParameters)),
          ParameterWords.read(),
          Files.readString(Path.of("pom.xml")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a snippet of a POM names that is not there. */
  List<String> problemsOfXml(String snippet) {
    List<String> problems = new ArrayList<>();
    try {
      Element root =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(new ByteArrayInputStream(("<r>" + snippet + "</r>").getBytes(UTF_8)))
              .getDocumentElement();
      children(root).forEach(element -> check(element, problems));
    } catch (IOException | SAXException | ParserConfigurationException e) {
      problems.add(e.getMessage());
    }
    return problems;
  }

  private void check(Element element, List<String> problems) {
    String name = element.getTagName();
    String text = element.getTextContent().strip();
    if (parameters.contains(name)) {
      if (children(element).isEmpty()) {
        checkWord(name, text, problems);
      }
    } else if (name.startsWith(PREFIX)) {
      checkProperty(name, text, problems);
    } else if (!OF_MAVEN.contains(name)) {
      problems.add("<" + name + "> is no parameter");
    } else if (name.equals("goal") && !goals.contains(text)) {
      problems.add(text + " is no goal");
    } else if (name.equals("version") && !text.equals(version())) {
      problems.add(text + " is not the plugin's version");
    } else {
      children(element).forEach(child -> check(child, problems));
    }
  }

  /** What a command line names that is not there. */
  List<String> problemsOfCommand(String command) {
    List<String> problems = new ArrayList<>();
    Matcher option = Pattern.compile("\\s-D([\\w.-]+)(?:=([^\\s]+))?").matcher(command);
    while (option.find()) {
      String name = option.group(1);
      if (name.startsWith(PREFIX)) {
        checkProperty(name, option.group(2), problems);
      } else if (!OTHER_PROPERTIES.contains(name) && !name.matches(OF_TESTS)) {
        problems.add("-D" + name + " is not known");
      } else if (option.group(2) != null && !isTest(name, option.group(2))) {
        problems.add(option.group(2) + " is no test");
      }
    }
    Matcher profile = Pattern.compile("\\s-P(\\w+)").matcher(command);
    while (profile.find()) {
      if (!pom.contains("<id>" + profile.group(1) + "</id>")) {
        problems.add(profile.group(1) + " is no profile");
      }
    }
    Matcher named =
        Pattern.compile("io\\.github\\.sst-iam:sst-iam-maven-plugin:([^:\\s]+):").matcher(command);
    while (named.find()) {
      if (!named.group(1).equals(version())) {
        problems.add(named.group(1) + " is not the plugin's version");
      }
    }
    return problems;
  }

  /** Whether a property that chooses tests chooses one that is there; others always do. */
  private static boolean isTest(String property, String value) {
    if (property.equals("invoker.test")) {
      return Files.exists(Path.of("src/it", value));
    }
    return !property.equals("test") || isThere(value.replaceAll("'|#.*", "") + ".java");
  }

  private static boolean isThere(String test) {
    try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
      return files.anyMatch(file -> file.endsWith(test));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a page names in passing that is not there. */
  List<String> problemsOfText(String text) {
    List<String> problems = new ArrayList<>();
    found("-Dsst-iam\\.(\\w+)", text).stream()
        .filter(name -> !parameters.contains(name))
        .forEach(name -> problems.add("-Dsst-iam." + name));
    found("(?<![\\w.])sst-iam:([a-z]+[a-z-]*)", text).stream()
        .filter(goal -> !goal.equals("sst-iam-maven-plugin") && !goals.contains(goal))
        .forEach(goal -> problems.add("sst-iam:" + goal));
    for (String code : found("`([^`\\n]+)`", text)) {
      Matcher value = WORD.matcher(code.replaceFirst("^-Dsst-iam\\.", ""));
      if (value.find()) {
        checkWord(value.group(1), value.group(2), problems);
      }
    }
    return problems;
  }

  /** The tables of a page whose first column holds the values of a parameter. */
  List<Choice> tables(String text) {
    return TABLE
        .matcher(text)
        .results()
        .filter(table -> words.containsKey(table.group(1)))
        .map(table -> new Choice(table.group(1), found("(?m)^\\| `([a-z-]+)`", table.group(2))))
        .toList();
  }

  /** The words that a parameter takes. */
  List<String> values(String parameter) {
    return words.get(parameter);
  }

  private void checkProperty(String property, String value, List<String> problems) {
    String name = property.substring(PREFIX.length());
    if (!parameters.contains(name)) {
      problems.add(property + " is no parameter");
    } else if (value != null) {
      checkWord(name, value, problems);
    }
  }

  private void checkWord(String parameter, String value, List<String> problems) {
    List<String> valid = words.get(parameter);
    if (valid != null && !value.isEmpty()) {
      for (String word : value.split(",", -1)) {
        if (!valid.contains(word.strip())) {
          problems.add(parameter + "=" + word + "; valid are " + valid);
        }
      }
    }
  }

  private String version() {
    return found("<artifactId>sst-iam-maven-plugin</artifactId>\\s*<version>([^<]+)<", pom).get(0);
  }

  private static List<String> found(String pattern, String text) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map((MatchResult found) -> found.group(1))
        .toList();
  }

  private static List<Element> children(Element parent) {
    NodeList nodes = parent.getChildNodes();
    return IntStream.range(0, nodes.getLength())
        .mapToObj(nodes::item)
        .filter(Element.class::isInstance)
        .map(Element.class::cast)
        .toList();
  }
}
