package io.github.sstiam.synthesis.fitting;

import io.github.sstiam.json.JsonWriter;
import io.github.sstiam.policy.ArnPattern;
import io.github.sstiam.policy.Condition;
import io.github.sstiam.policy.Effect;
import io.github.sstiam.policy.PolicyDocument;
import io.github.sstiam.policy.PolicyWriter;
import io.github.sstiam.policy.Statement;
import io.github.sstiam.requirement.Necessity;
import io.github.sstiam.synthesis.Purposes;
import io.github.sstiam.synthesis.Sids;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * A statement that allows actions on resources, in a form that can be taken apart and put together.
 *
 * @param subject what it is about
 * @param actions the actions and patterns of actions, sorted
 * @param resources the resources, sorted
 */
record Grant(Subject subject, NavigableSet<String> actions, NavigableSet<ArnPattern> resources) {
  /** The characters of a document without statements. */
  static final int EMPTY_DOCUMENT = PolicyWriter.size(PolicyDocument.of(List.of()));

  private static final int BARE = bare(List.of());

  /** Room for the number in a Sid, which is only known in the end. */
  private static final int MAX_DIGITS = 3;

  /**
   * What statements have in common that may be merged.
   *
   * @param purpose what they are for
   * @param necessity whether only AWS knows that they are needed
   * @param conditions their conditions
   */
  record Subject(String purpose, Necessity necessity, List<Condition> conditions)
      implements Comparable<Subject> {
    private static final Comparator<Subject> ORDER =
        Comparator.comparing(Subject::purpose)
            .thenComparing(Subject::necessity)
            .thenComparing(subject -> subject.conditions().toString());

    @Override
    public int compareTo(Subject other) {
      return ORDER.compare(this, other);
    }

    /** The characters of a statement without its actions and resources. */
    int frame() {
      int sid = new Sids().next(purpose, necessity).length() + MAX_DIGITS;
      return sid + (conditions.isEmpty() ? BARE : bare(conditions));
    }
  }

  Grant {
    actions = Collections.unmodifiableNavigableSet(new TreeSet<>(actions));
    resources = Collections.unmodifiableNavigableSet(new TreeSet<>(resources));
  }

  /** Whether a statement can be taken apart: others are kept as they are. */
  static boolean isPlain(Statement statement) {
    return statement.effect() == Effect.ALLOW
        && statement.principal().isEmpty()
        && !statement.actions().negated()
        && statement.resources().filter(resources -> !resources.negated()).isPresent()
        && statement.actions().patterns().stream().allMatch(action -> action.contains(":"))
        && statement.resources().get().patterns().stream().allMatch(Grant::isArn);
  }

  private static boolean isArn(String text) {
    // Policy variables are not taken for the wildcards that they may hold.
    return text.equals("*")
        || (text.startsWith("arn:") && text.split(":", 6).length == 6 && !text.contains("${"));
  }

  /** A plain statement, taken apart. */
  static Grant of(Statement statement) {
    NavigableSet<ArnPattern> resources = new TreeSet<>();
    statement
        .resources()
        .orElseThrow()
        .patterns()
        .forEach(resource -> resources.add(new ArnPattern(resource)));
    return new Grant(
        new Subject(purpose(statement), Sids.necessity(statement), statement.conditions()),
        new TreeSet<>(statement.actions().patterns()),
        resources);
  }

  /** What a statement is for: its Sid says it, or else its actions do. */
  static String purpose(Statement statement) {
    return Sids.purpose(statement)
        .or(
            () ->
                statement.actions().patterns().stream()
                    .filter(action -> action.contains(":"))
                    .sorted()
                    .findFirst()
                    .map(action -> Purposes.embedded().ofService(service(action))))
        .orElse("ManageAll");
  }

  /** The service of an action or a pattern of actions. */
  static String service(String action) {
    return action.substring(0, action.indexOf(':'));
  }

  /** The statement. */
  Statement statement(Sids sids) {
    return Statement.allow(
        sids.next(subject.purpose(), subject.necessity()),
        List.copyOf(actions),
        resources.stream().map(ArnPattern::text).toList(),
        subject.conditions());
  }

  /** The characters of the statement, at most. */
  int size() {
    return subject.frame() + length(actions) + length(texts(resources));
  }

  private static int bare(List<Condition> conditions) {
    return size(Statement.allow("", List.of(), List.of(), conditions));
  }

  /** The characters of a statement. */
  static int size(Statement statement) {
    return PolicyWriter.size(PolicyDocument.of(List.of(statement))) - EMPTY_DOCUMENT;
  }

  /** The characters of the elements of a JSON array. */
  static int length(Collection<String> texts) {
    int length = Math.max(0, texts.size() - 1);
    for (String text : texts) {
      length += length(text);
    }
    return length;
  }

  private static int length(String text) {
    boolean plain = text.chars().allMatch(c -> c >= ' ' && c <= '~' && c != '"' && c != '\\');
    return plain ? text.length() + 2 : JsonWriter.compact(json -> json.writeString(text)).length();
  }

  static List<String> texts(Collection<ArnPattern> arns) {
    return arns.stream().map(ArnPattern::text).toList();
  }
}
