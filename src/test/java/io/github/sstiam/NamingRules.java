package io.github.sstiam;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The house rules on packages and names. */
final class NamingRules {
  private static final Pattern TYPE =
      Pattern.compile("\\b(?:class|interface|record|enum)\\s+(\\w+)");

  private static final Pattern EMPTY_NAME =
      Pattern.compile("\\w*(?:Utils?|Helpers?|Manager|Impl|Common)");

  private static final Pattern SENTENCE = Pattern.compile("(?s).*\\w{2,}.*\\.\\s*");

  private NamingRules() {}

  /** What a file does against the rules on names. */
  static List<String> problems(SourceFile file) {
    List<String> problems = new ArrayList<>();
    for (MatchResult type : TYPE.matcher(file.code()).results().toList()) {
      if (EMPTY_NAME.matcher(type.group(1)).matches()) {
        problems.add(
            "%s:%d: the name %s does not say what the type is for"
                .formatted(file.name(), file.line(type.start()), type.group(1)));
      }
    }
    return problems;
  }

  /** The folders whose package-info.java is missing or has no Javadoc sentence. */
  static List<String> packageProblems(Collection<SourceFile> files) {
    return files.stream()
        .map(SourceFile::folder)
        .distinct()
        .filter(folder -> files.stream().noneMatch(file -> describes(file, folder)))
        .map(folder -> folder + " has no package-info.java with a Javadoc sentence")
        .toList();
  }

  private static boolean describes(SourceFile file, String folder) {
    int start = file.text().indexOf("/**");
    int end = file.text().indexOf("*/");
    return file.name().equals(folder + "/package-info.java")
        && start >= 0
        && start + 3 <= end
        && SENTENCE.matcher(file.text().substring(start + 3, end)).matches();
  }
}
