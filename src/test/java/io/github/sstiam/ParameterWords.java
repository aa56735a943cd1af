package io.github.sstiam;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words that parameters take, read from where the goals look for them. */
final class ParameterWords {
  private static final Pattern CHOICE =
      Pattern.compile("Parameters\\s*\\.choices?\\(\\s*\"(\\w+)\",\\s*\\w+,\\s*([\\w.]+)\\.class");

  private ParameterWords() {}

  /** By a parameter's name the words that it takes. */
  static Map<String, List<String>> read() {
    Map<String, List<String>> words = new TreeMap<>();
    for (SourceFile source : SourceFile.ofThePlugin()) {
      Matcher choice = CHOICE.matcher(source.text());
      while (choice.find()) {
        words.put(choice.group(1), words(type(source, choice.group(2))));
      }
    }
    return words;
  }

  private static List<String> words(Class<?> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(constant -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .toList();
  }

  /** The class that a source calls by a name: imported, of its package, or its own. */
  private static Class<?> type(SourceFile source, String name) {
    String own = Path.of(source.name()).getFileName().toString().replace(".java", "");
    List<String> candidates = new ArrayList<>();
    String outer = name.replaceAll("\\..*", "");
    Matcher imported = Pattern.compile("import ([\\w.]+)\\." + outer + ";").matcher(source.text());
    if (imported.find()) {
      // The last of its packages may be a class.
      candidates.add(imported.group(1) + "." + name.replace('.', '$'));
      candidates.add(imported.group(1) + "$" + name.replace('.', '$'));
    }
    candidates.add(source.packageName() + "." + own + "$" + name.replace('.', '$'));
    candidates.add(source.packageName() + "." + name.replace('.', '$'));
    return candidates.stream()
        .flatMap(candidate -> loaded(candidate).stream())
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("No class " + name + " in " + source.name()));
  }

  private static Optional<Class<?>> loaded(String name) {
    try {
      return Optional.of(Class.forName(name));
    } catch (ClassNotFoundException e) {
      return Optional.empty();
    }
  }
}
