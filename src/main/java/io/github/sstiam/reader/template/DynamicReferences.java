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

  /** An ARN has seven parts up to the name of a secret, which colons follow as they do a name. */
  private static final int PARTS_OF_AN_ARN = 7;

  /** Stands for an unknown part while a reference that holds one is looked for. */
  private static final String UNKNOWN_PART = "\0";

  private final NavigableSet<DynamicReference> found = new TreeSet<>();

  /** The references that were come across, sorted. */
  NavigableSet<DynamicReference> found() {
    return Collections.unmodifiableNavigableSet(found);
  }

  /** Notes one that is written in another way. */
  void add(DynamicReference reference) {
    found.add(reference);
  }

  /** The text with an unknown part in the place of every dynamic reference. */
  Text opened(String text) {
    return text.contains(START) ? opened(Text.of(text)) : Text.of(text);
  }

  /** The same for a text whose references may themselves hold unknown parts. */
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

  /** Joined to nothing, neighbouring unknown parts become one. */
  private static Text open(String text) {
    return Text.of("").then(new Text(List.of(text.split(UNKNOWN_PART, -1))));
  }
}
