package io.github.sstiam.composition.fitting;

import io.github.sstiam.composition.ComposedStatement;
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
import java.util.TreeSet;

/**
 * An Allow statement in a form that can be split and merged.
 *
 * @param subject its purpose, necessity and conditions
 * @param actions the actions and patterns of actions, sorted
 * @param resources the resources, sorted
 */
record AllowStatement(
    Subject subject, NavigableSet<String> actions, NavigableSet<ArnPattern> resources) {
  /** The characters of a document without statements. */
  static final int EMPTY_DOCUMENT = PolicyWriter.size(PolicyDocument.of(List.of()));

  private static final int BARE = bare(List.of());

  /** Room for the number in a Sid, which is known only when the policy is rendered. */
  private static final int MAX_DIGITS = 3;

  AllowStatement {
    actions = Collections.unmodifiableNavigableSet(new TreeSet<>(actions));
    resources = Collections.unmodifiableNavigableSet(new TreeSet<>(resources));
  }

  /** Whether a statement can be split and merged; others are kept unchanged. */
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
      // A policy variable may have a value with wildcards, which count as literal characters.
      if (!text.equals("*") && (!ArnPattern.isArn(text) || text.contains("${"))) {
        return false;
      }
    }
    return true;
  }

  /** Takes a plain statement apart. */
  static AllowStatement of(ComposedStatement composed) {
    Statement statement = composed.statement();
    NavigableSet<ArnPattern> resources = new TreeSet<>();
    for (String resource : statement.resources().orElseThrow().patterns()) {
      resources.add(new ArnPattern(resource));
    }
    return new AllowStatement(
        composed.subject(), new TreeSet<>(statement.actions().patterns()), resources);
  }

  /** The service of an action or a pattern of actions. */
  static String service(String action) {
    return action.substring(0, action.indexOf(':'));
  }

  /** The statement as part of a policy. */
  ComposedStatement composed() {
    return ComposedStatement.allow(subject, List.copyOf(actions), ArnPattern.texts(resources));
  }

  /** The number of characters of the statement, at most. */
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
