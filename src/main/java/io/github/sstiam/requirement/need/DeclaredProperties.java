package io.github.sstiam.requirement.need;

import io.github.sstiam.app.DeclaredResource;
import io.github.sstiam.app.Stack;
import io.github.sstiam.app.Value;
import io.github.sstiam.catalog.ResourceTypeEntry;
import io.github.sstiam.requirement.need.PropertyCondition.Answer;
import java.util.IdentityHashMap;
import java.util.Optional;

/** The declared properties of one resource, and the answers that they give to conditions. */
public final class DeclaredProperties {
  private static final PropertyCondition OWN_TAGS = PropertyCondition.parse("*Tags|TagList");

  private final Value.Members properties;
  private final Answer tags;
  private final Optional<Stack> stack;
  // Most actions of a type depend on the same few conditions.
  private final IdentityHashMap<PropertyCondition, Answer> answers = new IdentityHashMap<>();

  DeclaredProperties(Value.Members properties, Answer tags) {
    this(properties, tags, Optional.empty());
  }

  private DeclaredProperties(Value.Members properties, Answer tags, Optional<Stack> stack) {
    this.properties = properties;
    this.tags = tags;
    this.stack = stack;
  }

  /**
   * The properties of a resource.
   *
   * @param stack the stack that declares it, whose tags a taggable resource inherits
   * @param resource the resource
   * @param type the catalogue's entry of its type
   */
  public static DeclaredProperties of(
      Stack stack, DeclaredResource resource, ResourceTypeEntry type) {
    Answer tags =
        type.taggable() && !stack.tags().isEmpty()
            ? Answer.YES
            : OWN_TAGS.evaluate(resource.properties(), Answer.NO);
    return new DeclaredProperties(resource.properties(), tags, Optional.of(stack));
  }

  /** Whether a condition holds; evaluated once for each condition. */
  Answer answer(PropertyCondition condition) {
    Answer known = answers.get(condition);
    if (known == null) {
      known = condition.evaluate(properties, tags, stack);
      answers.put(condition, known);
    }
    return known;
  }
}
