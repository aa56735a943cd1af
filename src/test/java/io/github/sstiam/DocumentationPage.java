package io.github.sstiam;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page in Markdown.
 *
 * @param file where it is, from the project's folder
 * @param text its whole text
 */
record DocumentationPage(Path file, String text) {
  private static final Pattern FENCE = Pattern.compile("(?ms)^```(\\S*)\\n(.*?)^```$");

  private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");

  private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} (.+)$");

  /**
   * A block between two fences.
   *
   * @param where its page and line
   * @param language the word behind the first fence
   * @param content what is between them
   */
  record Block(String where, String language, String content) {
    /** The commands that a shell or a CI system takes from it, each by itself. */
    List<String> commands() {
      return switch (language) {
        case "sh" -> split(lines());
        case "yaml" -> split(found("(?m)^\\s*- (?:run: )?((?:mvn|npm|npx|echo|apt-get) .*)$"));
        case "groovy" -> split(found("\\bsh '([^']*)'"));
        default -> List.of();
      };
    }

    private static List<String> split(List<String> commands) {
      return commands.stream()
          .flatMap(command -> Pattern.compile(" (?:&&|--) ").splitAsStream(command))
          .toList();
    }

    private List<String> found(String pattern) {
      return Pattern.compile(pattern)
          .matcher(content)
          .results()
          .map((MatchResult found) -> found.group(1))
          .toList();
    }

    /** Its lines that say something, those that end in {@code \} put together. */
    List<String> lines() {
      return content
          .replaceAll("\\\\\\n\\s*", "")
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty())
          .toList();
    }
  }

  /** All pages that users and contributors read, sorted. */
  static List<DocumentationPage> all() {
    List<DocumentationPage> pages = new ArrayList<>();
    for (String top : List.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md")) {
      pages.add(read(Path.of(top)));
    }
    for (String folder : List.of("docs", "examples")) {
      try (Stream<Path> files = Files.walk(Path.of(folder))) {
        files
            .filter(file -> file.toString().endsWith(".md"))
            .filter(file -> !file.toString().contains("node_modules"))
            .sorted()
            .map(DocumentationPage::read)
            .forEach(pages::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return pages;
  }

  private static DocumentationPage read(Path file) {
    try {
      return new DocumentationPage(file, Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The fenced blocks, in the order of the page. */
  List<Block> blocks() {
    return FENCE
        .matcher(text)
        .results()
        .map((MatchResult found) -> new Block(where(found.start()), found.group(1), found.group(2)))
        .toList();
  }

  /** How many lines begin with a fence; each block has two. */
  long fences() {
    return text.lines().filter(line -> line.strip().startsWith("```")).count();
  }

  /** Where links inside the project lead, as they are written. */
  List<String> links() {
    return LINK.matcher(prose())
        .results()
        .map((MatchResult found) -> found.group(1))
        .filter(link -> !link.matches("[a-z]+:.*"))
        .toList();
  }

  /** The places in the page that a link can lead to, as GitHub names them. */
  List<String> anchors() {
    return HEADING
        .matcher(prose())
        .results()
        .map((MatchResult found) -> found.group(1).toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^\\p{Alnum} _-]", "").strip().replace(' ', '-'))
        .toList();
  }

  /** The commands of Maven between backquotes and in indented lines. */
  List<String> commandsInPassing() {
    return Pattern.compile("(?m)`(mvn [^`]+)`|^ {4}(mvn .*)$")
        .matcher(prose())
        .results()
        .map((MatchResult found) -> found.group(1) == null ? found.group(2) : found.group(1))
        .toList();
  }

  /** The text without fenced blocks. */
  String prose() {
    return FENCE.matcher(text).replaceAll("");
  }

  private String where(int offset) {
    return file + ":" + (1 + text.substring(0, offset).lines().count());
  }
}
