package io.github.sstiam.reader.template;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.app.Change;
import io.github.sstiam.json.JsonValue;
import io.github.sstiam.json.JsonValue.JsonArray;
import io.github.sstiam.json.JsonValue.JsonObject;
import io.github.sstiam.json.JsonValue.JsonString;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What differs between a template and the one that is deployed. A resource is changed if its
 * declaration is another, or if it refers to something that is changed: a replaced resource has
 * another identifier.
 *
 * @param change what happens to the resource
 * @param properties the names of the properties that have, or may have, another value
 */
public record TemplateChange(Change change, Set<String> properties) {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z0-9:]+)[.}]");

  public TemplateChange {
    requireNonNull(change, "change is null");
    properties = Collections.unmodifiableSet(new TreeSet<>(properties));
  }

  /**
   * Compares two templates.
   *
   * @param template the template that is to be deployed
   * @param deployed the template that is deployed
   * @return what happens to each resource, by logical ID; those that stay as they are are left out
   */
  public static Map<String, TemplateChange> between(JsonObject template, JsonObject deployed) {
    Map<String, JsonObject> now = section(template, "Resources");
    Map<String, JsonObject> before = section(deployed, "Resources");
    Map<String, Change> changes = new TreeMap<>();
    before.keySet().stream()
        .filter(name -> !now.containsKey(name))
        .forEach(name -> changes.put(name, Change.REMOVED));
    now.forEach(
        (name, declaration) -> {
          if (!before.containsKey(name)) {
            changes.put(name, Change.ADDED);
          } else if (!declaration.sameAs(before.get(name))) {
            changes.put(name, Change.CHANGED);
          }
        });
    Set<String> other = new HashSet<>(changes.keySet());
    for (String section : Set.of("Parameters", "Mappings", "Conditions")) {
      Map<String, JsonObject> old = section(deployed, section);
      section(template, section)
          .forEach(
              (name, value) -> {
                if (!old.containsKey(name) || !value.sameAs(old.get(name))) {
                  other.add(name);
                }
              });
    }
    spread(now, changes, other);
    Map<String, TemplateChange> found = new TreeMap<>();
    changes.forEach(
        (name, change) ->
            found.put(
                name,
                new TemplateChange(
                    change,
                    change == Change.CHANGED
                        ? properties(now.get(name), before.get(name), other)
                        : Set.of())));
    return found;
  }

  /** The properties that differ themselves or refer to something that is changed. */
  private static Set<String> properties(JsonObject now, JsonObject before, Set<String> changed) {
    Map<String, JsonValue> own = properties(now);
    Map<String, JsonValue> old = properties(before);
    Set<String> names = new TreeSet<>(own.keySet());
    names.addAll(old.keySet());
    names.removeIf(
        name ->
            own.containsKey(name)
                && old.containsKey(name)
                && own.get(name).sameAs(old.get(name))
                && references(own.get(name)).stream().noneMatch(changed::contains));
    return names;
  }

  private static Map<String, JsonValue> properties(JsonObject declaration) {
    Map<String, JsonValue> properties = new TreeMap<>();
    declaration
        .object("Properties")
        .ifPresent(
            object ->
                object.members().forEach((name, member) -> properties.put(name, member.value())));
    return properties;
  }

  private static Set<String> references(JsonValue value) {
    Set<String> found = new HashSet<>();
    collect(value, found);
    return found;
  }

  private static void spread(
      Map<String, JsonObject> resources, Map<String, Change> changes, Set<String> other) {
    Map<String, Set<String>> references = new TreeMap<>();
    resources.forEach((name, declaration) -> references.put(name, references(declaration)));
    boolean grows = true;
    while (grows) {
      grows = false;
      for (Map.Entry<String, Set<String>> entry : references.entrySet()) {
        boolean reached =
            !changes.containsKey(entry.getKey())
                && entry.getValue().stream().anyMatch(other::contains);
        if (reached) {
          changes.put(entry.getKey(), Change.CHANGED);
          other.add(entry.getKey());
          grows = true;
        }
      }
    }
  }

  /** Every name that a value may refer to. */
  private static void collect(JsonValue value, Set<String> names) {
    if (value instanceof JsonArray array) {
      array.elements().forEach(element -> collect(element, names));
    } else if (value instanceof JsonString string) {
      Matcher variables = VARIABLE.matcher(string.value());
      while (variables.find()) {
        names.add(variables.group(1));
      }
    } else if (value instanceof JsonObject object) {
      object
          .members()
          .forEach(
              (name, member) -> {
                reference(name, member.value()).ifPresent(names::add);
                collect(member.value(), names);
              });
    }
  }

  private static Optional<String> reference(String function, JsonValue argument) {
    return switch (function) {
      case "Ref", "Condition" -> first(argument);
      case "Fn::GetAtt" -> first(argument).map(text -> text.split("\\.", 2)[0]);
      case "Fn::If", "Fn::FindInMap" -> first(argument);
      default -> Optional.empty();
    };
  }

  private static Optional<String> first(JsonValue argument) {
    JsonValue value =
        argument instanceof JsonArray array && !array.elements().isEmpty()
            ? array.elements().get(0)
            : argument;
    return value instanceof JsonString string ? Optional.of(string.value()) : Optional.empty();
  }

  private static Map<String, JsonObject> section(JsonObject template, String name) {
    Map<String, JsonObject> found = new TreeMap<>();
    template
        .object(name)
        .ifPresent(
            section ->
                section
                    .members()
                    .forEach(
                        (key, member) -> {
                          if (member.value() instanceof JsonObject object) {
                            found.put(key, object);
                          }
                        }));
    return found;
  }
}
