package io.github.sstiam.reader.template;

import io.github.sstiam.app.DynamicReference;
import io.github.sstiam.app.DynamicReference.Store;
import io.github.sstiam.app.Text;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dynamic references, whose values CloudFormation fetches while it deploys
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html).
 */
final class DynamicReferences {
  private static final String START = "{{resolve:";
  private static final Pattern REFERENCE =
      Pattern.compile("\\{\\{resolve:(?:(ssm|ssm-secure|secretsmanager):)?([^{}]*)}}");

  /** The ARN of a secret has seven parts up to its name; colons and options may follow. */
  private static final int PARTS_OF_AN_ARN = 7;

  /** Stands for an unknown part in the string that is searched for references. */
  private static final String UNKNOWN_PART = "\0";

  private final NavigableSet<DynamicReference> found = new TreeSet<>();

  /** The references that were read so far, sorted. */
  NavigableSet<DynamicReference> found() {
    return Collections.unmodifiableNavigableSet(found);
  }

  /** Adds a reference that is not written in a text. */
  void add(DynamicReference reference) {
    found.add(reference);
  }

  /** A text in which each dynamic reference is replaced by an unknown part. */
  Text opened(String text) {
    return text.contains(START) ? opened(Text.of(text)) : Text.of(text);
  }

  /** The same for a text whose references may contain unknown parts. */
  Text opened(Text text) {
    if (!holdsReference(text)) {
      return text;
    }
    Matcher references = REFERENCE.matcher(String.join(UNKNOWN_PART, text.literals()));
    while (references.find()) {
      note(references.group(1), references.group(2));
    }
    return open(references.replaceAll(UNKNOWN_PART));
  }

  private static boolean holdsReference(Text text) {
    for (String literal : text.literals()) {
      if (literal.contains(START)) {
        return true;
      }
    }
    return false;
  }

  private void note(String service, String reference) {
    if (service == null) {
      return;
    }
    Store store =
        switch (service) {
          case "ssm" -> Store.SSM;
          case "ssm-secure" -> Store.SSM_SECURE;
          default -> Store.SECRETS_MANAGER;
        };
    String[] parts = reference.split(":", -1);
    boolean arn = reference.startsWith("arn:") && parts.length >= PARTS_OF_AN_ARN;
    String name = arn ? String.join(":", List.of(parts).subList(0, PARTS_OF_AN_ARN)) : parts[0];
    found.add(new DynamicReference(store, open(name)));
  }

  /** Joining merges neighbouring unknown parts into one. */
  private static Text open(String text) {
    return Text.of("").then(new Text(List.of(text.split(UNKNOWN_PART, -1))));
  }
}
