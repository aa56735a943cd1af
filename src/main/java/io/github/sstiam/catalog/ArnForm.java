package io.github.sstiam.catalog;

import io.github.sstiam.app.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What becomes of a property's text in an ARN. */
enum ArnForm {
  /** The text as it is. */
  ASIS,
  /** What stands after the last slash: the queue's name in a queue URL. */
  BASENAME,
  /** What stands after the last colon: the name in the ARN of a topic. */
  TAIL,
  /** Lower-cased, as RDS keeps its identifiers. */
  LOWER,
  /** Without a slash at its beginning: a parameter's name, {@code /app/key} or {@code key}. */
  BARE,
  /** A bus before the name of a rule: nothing for the default bus, else its name and a slash. */
  BUS,
  /** Nothing: the template holds only where the property is declared. */
  GATE,
  /** The bucket and key of an object's URL, in any spelling. */
  S3PATH,
  /** The scope of a web ACL as its ARN spells it: {@code regional}, or {@code global}. */
  SCOPE,
  /** Region, account and repository of an image's URI, as they stand in the repository's ARN. */
  IMAGE,
  /** The first ARN of a key of AWS KMS in a longer text, such as a policy in JSON. */
  KMSKEY,
  /** The bucket in the ARN of a bucket or an object. */
  S3BUCKET,
  /** A key's identifier or ARN; an alias tells nothing of the key behind it. */
  KEY;

  private static final String REGISTRY = ".dkr.ecr.";

  /**
   * The form of a name as templates spell it, in small letters.
   *
   * @throws IllegalArgumentException if there is no such form
   */
  static ArnForm named(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  /** What becomes of a text. */
  Text of(Text text) {
    String first = text.literals().get(0);
    return switch (this) {
      case ASIS -> text;
      case BASENAME -> after(text, '/');
      case TAIL -> after(text, ':');
      case LOWER -> lower(text);
      case BARE -> first.startsWith("/") ? replaced(text, first.substring(1)) : text;
      case BUS -> bus(after(text, '/'));
      case GATE -> Text.of("");
      case S3PATH -> S3ObjectUrl.path(text);
      case SCOPE -> scope(text);
      case KMSKEY -> kmsKey(text);
      case S3BUCKET -> bucket(after(text, ':'));
      case IMAGE -> image(text);
      case KEY -> first.startsWith("alias/") || first.contains(":alias/") ? Text.UNKNOWN : text;
    };
  }

  private static Text bus(Text name) {
    if (!name.isKnown()) {
      return Text.UNKNOWN;
    }
    return name.pattern().equals("default") ? Text.of("") : name.then(Text.of("/"));
  }

  private static Text scope(Text scope) {
    return switch (scope.pattern()) {
      case "REGIONAL" -> Text.of("regional");
      case "CLOUDFRONT" -> Text.of("global");
      default -> Text.UNKNOWN;
    };
  }

  /** {@code ACCOUNT.dkr.ecr.REGION.amazonaws.com/NAME:TAG}; images elsewhere have no ARN. */
  private static Text image(Text uri) {
    String first = uri.literals().get(0);
    int host = first.indexOf(REGISTRY);
    int region = host + REGISTRY.length();
    int dot = first.indexOf('.', region);
    int slash = first.indexOf('/');
    if (host < 0 || dot < 0 || slash < dot) {
      return Text.UNKNOWN;
    }
    String repository = first.substring(region, dot) + ":" + first.substring(0, host);
    return Text.of(repository + ":repository/").then(untagged(uri, slash + 1));
  }

  private static Text untagged(Text uri, int from) {
    List<String> name = new ArrayList<>();
    for (String literal : replaced(uri, uri.literals().get(0).substring(from)).literals()) {
      int end = literal.indexOf('@') < 0 ? literal.indexOf(':') : literal.indexOf('@');
      name.add(end < 0 ? literal : literal.substring(0, end));
      if (end >= 0) {
        break;
      }
    }
    return new Text(name);
  }

  /** A key whose ARN is known only in part may be any key. */
  private static Text kmsKey(Text text) {
    for (String literal : text.literals()) {
      int service = literal.indexOf(":kms:");
      int from = literal.lastIndexOf("arn:", service);
      int to = literal.indexOf('"', Math.max(service, 0));
      if (service >= 0 && from >= 0 && to > service) {
        return Text.of(literal.substring(from, to));
      }
    }
    return Text.UNKNOWN;
  }

  private static Text bucket(Text path) {
    int slash = path.literals().get(0).indexOf('/');
    return slash < 0 ? path : Text.of(path.literals().get(0).substring(0, slash));
  }

  private static Text lower(Text text) {
    List<String> literals = new ArrayList<>(text.literals().size());
    for (String literal : text.literals()) {
      literals.add(literal.toLowerCase(Locale.ROOT));
    }
    return new Text(literals);
  }

  private static Text after(Text text, char separator) {
    List<String> literals = text.literals();
    for (int i = literals.size() - 1; i >= 0; i--) {
      int at = literals.get(i).lastIndexOf(separator);
      if (at >= 0) {
        Text rest = new Text(literals.subList(i, literals.size()));
        return replaced(rest, literals.get(i).substring(at + 1));
      }
    }
    return text;
  }

  private static Text replaced(Text text, String first) {
    List<String> literals = new ArrayList<>(text.literals());
    literals.set(0, first);
    return new Text(literals);
  }
}
