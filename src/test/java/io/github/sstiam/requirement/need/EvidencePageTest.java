package io.github.sstiam.requirement.need;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.catalog.Evidence;
import io.github.sstiam.catalog.HandlerAction.Status;
import io.github.sstiam.catalog.NeedRule;
import io.github.sstiam.catalog.NeedRule.Strength;
import io.github.sstiam.catalog.ResourceTypeEntry;
import io.github.sstiam.catalog.ResourceTypeEntry.Source;
import io.github.sstiam.requirement.need.HandlerCalls.ActionGroup;
import io.github.sstiam.requirement.need.HandlerCalls.Call;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * docs/evidence.md says on what the needs of the catalogue's types rest. {@code
 * -Dgolden.rewrite=true} writes the page anew.
 */
class EvidencePageTest {
  private static final Path PAGE = Path.of("docs/evidence.md");
  private static final Catalog CATALOG = Catalog.embedded();
  private static final NeedTable NEEDS = NeedTable.embedded();

  private final Map<Evidence, NavigableSet<String>> types = new EnumMap<>(Evidence.class);
  private final Map<Evidence, Integer> required = new EnumMap<>(Evidence.class);
  private final Map<Evidence, Integer> conditional = new EnumMap<>(Evidence.class);

  @Test
  void thePageShowsTheFigures() throws Exception {
    for (Evidence evidence : Evidence.values()) {
      types.put(evidence, new TreeSet<>());
      required.put(evidence, 0);
      conditional.put(evidence, 0);
    }
    for (String name : CATALOG.resourceTypes()) {
      ResourceTypeEntry type = CATALOG.resourceType(name).orElseThrow();
      if (type.source() != Source.NONE) {
        count(type);
      }
    }
    if (Boolean.getBoolean("golden.rewrite")) {
      Files.writeString(PAGE, page());
    }

    assertThat(Files.readString(PAGE)).isEqualTo(page());
    assertThat(types.get(Evidence.OBSERVED).size() + types.get(Evidence.HANDLER).size())
        .isGreaterThanOrEqualTo(350);
  }

  /** A permission rests on its strongest rule, and a type on its strongest permission. */
  private void count(ResourceTypeEntry type) {
    Optional<Evidence> strongest = Optional.empty();
    for (ActionGroup group : HandlerCalls.prepare(type, CATALOG, NEEDS).groups()) {
      for (Call call : group.calls()) {
        List<NeedRule> rules = NEEDS.rules(type, group.handlerAction(), call.action());
        // What is guessed, or matches a pattern of the handlers, is never required.
        boolean certain =
            type.source() != Source.GUESS && group.handlerAction().status() == Status.LISTED;
        Optional<Evidence> requires =
            certain ? strongest(rules, Strength.REQUIRED, type) : Optional.empty();
        Optional<Evidence> may = strongest(rules, Strength.CONDITIONAL, type);
        if (!certain) {
          may = stronger(may, strongest(rules, Strength.REQUIRED, type));
        }
        if (requires.isPresent()) {
          required.merge(requires.get(), 1, Integer::sum);
        } else if (may.isPresent()) {
          conditional.merge(may.get(), 1, Integer::sum);
        }
        strongest = stronger(strongest, stronger(requires, may));
      }
    }
    strongest.ifPresent(evidence -> types.get(evidence).add(type.type()));
  }

  private static Optional<Evidence> strongest(
      List<NeedRule> rules, Strength strength, ResourceTypeEntry type) {
    Optional<Evidence> strongest = Optional.empty();
    for (NeedRule rule : rules) {
      if (rule.strength() == strength) {
        Evidence evidence = type.source() == Source.GUESS ? Evidence.INFERRED : rule.evidence();
        strongest = stronger(strongest, Optional.of(evidence));
      }
    }
    return strongest;
  }

  private static Optional<Evidence> stronger(Optional<Evidence> one, Optional<Evidence> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return one.or(() -> other);
    }
    return one.get().compareTo(other.get()) < 0 ? one : other;
  }

  private String page() {
    int allTypes = types.values().stream().mapToInt(NavigableSet::size).sum();
    int allRequired = required.values().stream().mapToInt(Integer::intValue).sum();
    int allConditional = conditional.values().stream().mapToInt(Integer::intValue).sum();
    StringBuilder page =
        new StringBuilder(
            """
            # On what the needs of resource types rest

            Made by `EvidencePageTest` over the catalogue; `-Dgolden.rewrite=true` writes it anew. A permission is one action that
            the handlers of a type call. It is *required* if some declared properties make it so, and rests on the strongest rule
            about it; a type rests on its strongest permission. [rules.md](rules.md) explains the kinds of evidence.

            | evidence | types | required permissions | share | conditional permissions |
            | --- | ---: | ---: | ---: | ---: |
            """);
    for (Evidence evidence : Evidence.values()) {
      int share = required.get(evidence);
      page.append(
          String.format(
              Locale.ROOT,
              "| %s | %,d | %,d | %.1f %% | %,d |%n",
              evidence.name().toLowerCase(Locale.ROOT),
              types.get(evidence).size(),
              share,
              100.0 * share / allRequired,
              conditional.get(evidence)));
    }
    page.append(
        String.format(
            Locale.ROOT, "| all | %,d | %,d | | %,d |%n", allTypes, allRequired, allConditional));
    appendNames(page, "observed", "A deployment was seen to fail or to work without a permission:");
    appendNames(page, "handler", "The public source of AWS's resource handlers was read:");
    return page.toString();
  }

  private void appendNames(StringBuilder page, String kind, String text) {
    NavigableSet<String> names = types.get(Evidence.valueOf(kind.toUpperCase(Locale.ROOT)));
    page.append("\n## ").append(kind).append("\n\n").append(text).append("\n\n");
    for (String name : names) {
      page.append("- `").append(name).append("`\n");
    }
  }
}
