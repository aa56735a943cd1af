package io.github.sstiam.catalog;

import io.github.sstiam.catalog.HandlerAction.Status;
import io.github.sstiam.catalog.ResourceTypeEntry.ArnRule;
import io.github.sstiam.catalog.ResourceTypeEntry.Naming;
import io.github.sstiam.catalog.ResourceTypeEntry.OwnArn;
import io.github.sstiam.catalog.ResourceTypeEntry.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Lays the rules of one type over the facts that AWS publishes. */
final class RuledType {
  private final TypeFacts facts;
  private final List<AddedAction> unconditional = new ArrayList<>();
  private final List<AddedAction> added = new ArrayList<>();
  private final List<ArnRule> places = new ArrayList<>();
  private final List<NeedRule> needs = new ArrayList<>();
  private final Map<String, String> variables = new TreeMap<>();
  private final Map<String, String> attributes = new TreeMap<>();
  private Optional<Rule> arn = Optional.empty();
  private Optional<Rule> ref = Optional.empty();
  private Optional<Naming> naming = Optional.empty();
  private boolean described;
  private boolean tagged;

  private RuledType(TypeFacts facts) {
    this.facts = facts;
  }

  /**
   * The entry of a type.
   *
   * @param facts what AWS publishes of it
   * @param project the project's own rules of the type, which win
   * @param reviewed the plugin's rules of the type
   * @throws io.github.sstiam.table.TableException if a rule is malformed
   */
  static ResourceTypeEntry entry(TypeFacts facts, List<Rule> project, List<Rule> reviewed) {
    RuledType type = new RuledType(facts);
    type.addAll(project);
    int places = type.places.size();
    type.addAll(reviewed);
    type.dropRuled(places);
    return type.entry();
  }

  private void addAll(List<Rule> rules) {
    for (Rule rule : rules) {
      switch (rule.kind()) {
        case NEED -> needs.add(rule.need());
        case ADD -> add(rule);
        case WHERE -> places.add(new ArnRule(rule.subject(), new ArnTemplate(rule.value())));
        case ARN -> arn = arn.isPresent() ? arn : Optional.of(rule);
        case VARIABLE -> variables.putIfAbsent(rule.subject(), rule.value());
        case NAME -> naming = naming.isPresent() ? naming : Optional.of(rule.naming());
        case REF -> ref = ref.isPresent() ? ref : Optional.of(rule);
        case ATTRIBUTE -> attributes.putIfAbsent(rule.subject(), rule.value());
        case TYPE -> {
          described = true;
          tagged |= rule.value().equals("tags");
        }
      }
    }
  }

  private void add(Rule rule) {
    described = true;
    if (!rule.decides()) {
      unconditional.add(rule.added());
      return;
    }
    needs.add(rule.need());
    for (AddedAction known : added) {
      if (known.action().equals(rule.subject()) && known.operations().equals(rule.operations())) {
        return;
      }
    }
    added.add(rule.added());
  }

  /** A project's rules about where an action acts replace all reviewed ones about it. */
  private void dropRuled(int ofProject) {
    for (int i = places.size() - 1; i >= ofProject && ofProject > 0; i--) {
      for (ArnRule own : places.subList(0, ofProject)) {
        if (own.scope().equalsIgnoreCase(places.get(i).scope())) {
          places.remove(i);
          break;
        }
      }
    }
  }

  private ResourceTypeEntry entry() {
    boolean unknown = facts.source() == Source.NONE || facts.source() == Source.GUESS;
    boolean manual = unknown && described;
    List<HandlerAction> actions = actions(manual ? List.of() : facts.actions());
    Optional<OwnArn> own = ownArn();
    return new ResourceTypeEntry(
        facts.type(),
        manual ? Source.MANUAL : facts.source(),
        actions,
        added,
        manual ? isUpdated(actions) : facts.updatable(),
        facts.taggable() || tagged,
        facts.identifier(),
        facts.readOnly(),
        facts.createOnly(),
        ref(),
        own,
        places,
        naming.isPresent() ? naming : facts.naming(),
        needs,
        facts.handlerRole(),
        attributes(own));
  }

  private List<HandlerAction> actions(List<HandlerAction> named) {
    if (unconditional.isEmpty()) {
      return named;
    }
    HandlerActions all = new HandlerActions();
    for (HandlerAction action : named) {
      all.add(action.pattern(), action.operations(), action.status());
    }
    for (AddedAction action : unconditional) {
      all.add(action.action(), action.operations(), Status.LISTED);
    }
    return all.sorted();
  }

  private boolean isUpdated(List<HandlerAction> actions) {
    for (HandlerAction action : actions) {
      if (action.operations().contains(Operation.UPDATE)) {
        return true;
      }
    }
    for (AddedAction action : added) {
      if (action.operations().contains(Operation.UPDATE)) {
        return true;
      }
    }
    return false;
  }

  private Optional<OwnArn> ownArn() {
    if (arn.isPresent()) {
      Rule rule = arn.get();
      return rule.value().equals(Rule.NOTHING)
          ? Optional.empty()
          : Optional.of(
              new OwnArn(
                  new ArnTemplate(rule.value()),
                  rule.subject().equals(Rule.NOTHING)
                      ? Optional.empty()
                      : Optional.of(rule.subject())));
    }
    Optional<String> generated = facts.arn(variables::get);
    return generated.isPresent()
        ? Optional.of(new OwnArn(new ArnTemplate(generated.get()), facts.iamResource()))
        : Optional.empty();
  }

  private Optional<String> ref() {
    if (ref.isEmpty()) {
      return facts.ref();
    }
    String value = ref.get().value();
    return value.equals(Rule.NOTHING) ? Optional.empty() : Optional.of(value);
  }

  private Map<String, ArnTemplate> attributes(Optional<OwnArn> own) {
    Map<String, ArnTemplate> all = new TreeMap<>();
    String name = facts.type().substring(facts.type().lastIndexOf(':') + 1);
    for (String attribute : facts.getAtt()) {
      boolean isOwn = attribute.equals("Arn") || attribute.equals(name + "Arn");
      if (isOwn && own.isPresent()) {
        all.put(attribute, own.get().template());
      }
      if (naming.isPresent() && naming.get().property().equals(attribute)) {
        all.put(attribute, new ArnTemplate("${" + attribute + "}"));
      }
    }
    facts.attributes().forEach((key, text) -> all.put(key, new ArnTemplate(text)));
    attributes.forEach((key, text) -> all.put(key, new ArnTemplate(text)));
    return all;
  }
}
