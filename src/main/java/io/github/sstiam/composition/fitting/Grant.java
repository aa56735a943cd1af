package io.github.sstiam.composition.fitting;

import io.github.sstiam.composition.Purposes;
import io.github.sstiam.composition.Sids;
import io.github.sstiam.composition.Subject;
import io.github.sstiam.json.JsonWriter;
import io.github.sstiam.policy.ArnPattern;
import io.github.sstiam.policy.Condition;
import io.github.sstiam.policy.Effect;
import io.github.sstiam.policy.PolicyDocument;
import io.github.sstiam.policy.PolicyWriter;
import io.github.sstiam.policy.Statement;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
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

  Grant {
    actions = Collections.unmodifiableNavigableSet(new TreeSet<>(actions));
    resources = Collections.unmodifiableNavigableSet(new TreeSet<>(resources));
  }

  /** Whether a statement can be taken apart: others are kept as they are. */
  static boolean isPlain(Statement statement) {
    return statement.effect() == Effect.ALLOW
        && statement.principal().isEmpty()
        && !statement.actions().negated()
        && statement.resources().isPresent()
        && !statement.resources().get().negated()
        && areActions(statement.actions().patterns())
        && areArns(statement.resources().get().patterns());
  }

  private static boolean areActions(List<String> texts) {
    for (String text : texts) {
      if (text.indexOf(':') < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean areArns(List<String> texts) {
    for (String text : texts) {
      // Policy variables are not taken for the wildcards that they may hold.
      if (!text.equals("*") && (!ArnPattern.isArn(text) || text.contains("${"))) {
        return false;
      }
    }
    return true;
  }

  /** A plain statement, taken apart. */
  static Grant of(Statement statement) {
    NavigableSet<ArnPattern> resources = new TreeSet<>();
    for (String resource : statement.resources().orElseThrow().patterns()) {
      resources.add(new ArnPattern(resource));
    }
    return new Grant(
        new Subject(purpose(statement), Sids.necessity(statement), statement.conditions()),
        new TreeSet<>(statement.actions().patterns()),
        resources);
  }

  /** What a statement is for: its Sid says it, or else its actions do. */
  static String purpose(Statement statement) {
    Optional<String> named = Sids.purpose(statement);
    return named.isPresent() ? named.get() : purposeOfActions(statement.actions().patterns());
  }

  private static String purposeOfActions(List<String> actions) {
    return actions.stream()
        .filter(action -> action.contains(":"))
        .sorted()
        .findFirst()
        .map(action -> Purposes.embedded().ofService(service(action)))
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
        ArnPattern.texts(resources),
        subject.conditions());
  }

  /** The characters of the statement, at most. */
  int size() {
    return frame(subject) + length(actions) + length(ArnPattern.texts(resources));
  }

  /** The characters of a statement without its actions and resources. */
  private static int frame(Subject subject) {
    int sid = Sids.first(subject.purpose(), subject.necessity()).length() + MAX_DIGITS;
    return sid + (subject.conditions().isEmpty() ? BARE : bare(subject.conditions()));
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

  /** The characters of a string. */
  static int length(String text) {
    return isPlain(text)
        ? text.length() + 2
        : JsonWriter.compact(json -> json.writeString(text)).length();
  }

  /** Whether no character of a text is written as an escape. */
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~' || c == '"' || c == '\\') {
        return false;
      }
    }
    return true;
  }
}
