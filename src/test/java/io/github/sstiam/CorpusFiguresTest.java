package io.github.sstiam;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sstiam.app.DeclaredResource;
import io.github.sstiam.app.SstApp;
import io.github.sstiam.app.Stack;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.catalog.HandlerAction;
import io.github.sstiam.catalog.Operation;
import io.github.sstiam.reader.ReadRequest;
import io.github.sstiam.reader.SstAppReader;
import io.github.sstiam.requirement.Necessity;
import io.github.sstiam.requirement.Origin;
import io.github.sstiam.requirement.Origin.ResourceOrigin;
import io.github.sstiam.requirement.PermissionRequirement;
import io.github.sstiam.requirement.resolution.RequirementResolver;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The figures of docs/corpus.md: what the handlers' lists name for real apps, and what of it is
 * needed. Runs in the profile {@code corpus}; {@code -Dgolden.rewrite=true} writes the page anew.
 */
@EnabledIfSystemProperty(named = "corpus.directory", matches = ".+")
class CorpusFiguresTest {
  private static final Path PAGE = Path.of("docs/corpus.md");
  private static final Catalog CATALOG = Catalog.embedded();

  @Test
  void thePageShowsTheFigures() throws Exception {
    Path folder = Path.of(System.getProperty("corpus.directory"));
    StringBuilder page =
        new StringBuilder(
            """
            # How much of the handlers' lists real apps need

            Made by `CorpusFiguresTest` (`mvn -Pcorpus verify`) over synthesised apps of four SST generations; do not
            edit it by hand. One permission is one action for one resource. *Named* are those of the create, read,
            update, delete and tag handlers of the declared resources' types; of these, the declared properties make
            some *required*, some *conditional*, and leave the rest out. *With an ARN* is the share of the resulting
            permission requirements, the deploying tool's own calls included, whose resource is tighter than `*`.

            | assembly | resources | named | required | conditional | with an ARN |
            | --- | ---: | ---: | ---: | ---: | ---: |
            """);
    int[] totals = new int[6];
    for (Path assembly : CloudAssemblies.below(folder)) {
      int[] figures = figures(assembly);
      for (int i = 0; i < totals.length; i++) {
        totals[i] += figures[i];
      }
      page.append(row("`" + folder.relativize(assembly) + "`", figures));
    }
    page.append(row("all", totals));
    if (Boolean.getBoolean("golden.rewrite")) {
      Files.writeString(PAGE, page);
    }

    assertThat(Files.readString(PAGE)).isEqualTo(page.toString());
  }

  private static String row(String name, int[] figures) {
    return String.format(
        Locale.ROOT,
        "| %s | %,d | %,d | %,d | %,d | %d %% |%n",
        name,
        figures[0],
        figures[1],
        figures[2],
        figures[3],
        Math.round(100.0 * figures[4] / Math.max(1, figures[5])));
  }

  /** Resources, named, required, conditional, requirements with an ARN, requirements. */
  private static int[] figures(Path assembly) throws Exception {
    SstApp app = SstAppReader.read(ReadRequest.ofAssembly(assembly), CATALOG);
    List<PermissionRequirement> requirements =
        new RequirementResolver(CATALOG).resolve(app).requirements();
    int[] figures = new int[6];
    for (Stack stack : app.stacks()) {
      figures[0] += stack.resources().size();
      for (DeclaredResource resource : stack.resources()) {
        figures[1] +=
            CATALOG
                .resourceType(resource.type())
                .map(type -> type.actions().stream().filter(CorpusFiguresTest::counts).count())
                .orElse(0L)
                .intValue();
      }
    }
    Set<String> required = new HashSet<>();
    Set<String> conditional = new HashSet<>();
    for (PermissionRequirement requirement : requirements) {
      boolean certain = requirement.necessity() == Necessity.REQUIRED;
      for (Origin origin : requirement.origins()) {
        if (origin instanceof ResourceOrigin) {
          (certain ? required : conditional).add(origin.label() + " " + requirement.action());
        }
      }
    }
    conditional.removeAll(required);
    figures[2] = required.size();
    figures[3] = conditional.size();
    figures[4] =
        (int) requirements.stream().filter(requirement -> !requirement.resource().isAny()).count();
    figures[5] = requirements.size();
    return figures;
  }

  private static boolean counts(HandlerAction action) {
    return !action.operations().equals(Set.of(Operation.LIST))
        && action.status() != HandlerAction.Status.UNVERIFIED;
  }
}
