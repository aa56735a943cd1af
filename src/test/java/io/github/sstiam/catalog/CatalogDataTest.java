package io.github.sstiam.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sstiam.catalog.HandlerAction.Status;
import io.github.sstiam.catalog.ResourceTypeEntry.ArnRule;
import io.github.sstiam.catalog.ResourceTypeEntry.OwnArn;
import io.github.sstiam.catalog.ResourceTypeEntry.Source;
import io.github.sstiam.policy.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What must hold of every row of the catalogue's data. */
class CatalogDataTest {
  private final Catalog catalog = Catalog.embedded();
  private final List<ResourceTypeEntry> types =
      catalog.resourceTypes().stream()
          .map(catalog::resourceType)
          .map(Optional::orElseThrow)
          .toList();

  @Test
  void everyListedActionIsInTheReferenceInThisSpelling() {
    List<String> strangers = new ArrayList<>();
    for (ResourceTypeEntry type : types) {
      for (HandlerAction action : type.actions()) {
        if (action.status() == Status.LISTED && !isSpelled(action.pattern())) {
          strangers.add(type.type() + " " + action.pattern());
        }
      }
    }
    assertThat(strangers).isEmpty();
  }

  private boolean isSpelled(String action) {
    return catalog
        .action(Action.of(action))
        .filter(entry -> entry.action().toString().equals(action))
        .isPresent();
  }

  @Test
  void noActionOfAnotherStatusIsInTheReference() {
    assertThat(
            types.stream()
                .flatMap(type -> type.actions().stream())
                .filter(action -> action.status() != Status.LISTED)
                .filter(action -> catalog.action(Action.of(action.pattern())).isPresent()))
        .isEmpty();
  }

  @Test
  void everyWildcardMatchesSomething() {
    assertThat(
            types.stream()
                .flatMap(type -> type.actions().stream())
                .filter(action -> action.status() == Status.WILDCARD)
                .filter(action -> catalog.matching(action.pattern()).isEmpty()))
        .isEmpty();
  }

  @Test
  void everyRuleIsForAnActionOrAResourceTypeThatThereIs() {
    List<String> strangers = new ArrayList<>();
    for (ResourceTypeEntry type : types) {
      for (ArnRule rule : type.arnRules()) {
        boolean known =
            isResource(rule.scope())
                || type.actions().stream().anyMatch(action -> action.pattern().equals(rule.scope()))
                || type.added().stream().anyMatch(action -> action.action().equals(rule.scope()));
        if (!known) {
          strangers.add(type.type() + " " + rule.scope());
        }
      }
    }
    assertThat(strangers).isEmpty();
  }

  @Test
  void everyOwnArnIsOfAResourceTypeThatThereIs() {
    assertThat(
            types.stream()
                .flatMap(type -> type.arn().flatMap(OwnArn::iamResource).stream())
                .filter(resource -> !isResource(resource)))
        .isEmpty();
  }

  private boolean isResource(String scope) {
    int colon = scope.indexOf(':');
    return catalog.iamResource(scope.substring(0, colon), scope.substring(colon + 1)).isPresent();
  }

  @Test
  void everyTemplateCanBeRead() {
    assertThat(types)
        .allSatisfy(
            type -> {
              type.arn().ifPresent(arn -> arn.template().variables());
              type.arnRules().forEach(rule -> rule.template().variables());
              type.attributes().values().forEach(ArnTemplate::variables);
            });
  }

  @Test
  void everyActionAndResourceTypeOfTheReferenceCanBeRead() {
    List<String> strangers = new ArrayList<>();
    for (Action action : catalog.matching("*")) {
      ActionEntry entry = catalog.action(action).orElseThrow();
      for (ActionEntry.ActionResource resource : entry.resourceTypes()) {
        if (catalog.iamResource(action.service(), resource.name()).isEmpty()) {
          strangers.add(action + " " + resource.name());
        }
      }
    }
    assertThat(strangers).isEmpty();
  }

  @Test
  void thereIsAsMuchAsTheSourcesHold() {
    assertThat(types).hasSizeGreaterThanOrEqualTo(1665);
    assertThat(types)
        .filteredOn(type -> type.source() == Source.SCHEMA)
        .hasSizeGreaterThanOrEqualTo(1490);
    assertThat(types)
        .filteredOn(type -> type.source() == Source.MANUAL)
        .hasSizeGreaterThanOrEqualTo(50);
    assertThat(types).filteredOn(type -> type.arn().isPresent()).hasSizeGreaterThanOrEqualTo(929);
    assertThat(catalog.services()).hasSizeGreaterThanOrEqualTo(456);
    assertThat(catalog.matching("*")).hasSizeGreaterThanOrEqualTo(22_091);
  }
}
