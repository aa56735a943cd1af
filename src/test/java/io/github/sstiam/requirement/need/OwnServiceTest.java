package io.github.sstiam.requirement.need;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sstiam.app.SstApp;
import io.github.sstiam.catalog.AccessLevel;
import io.github.sstiam.catalog.ActionEntry;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.catalog.HandlerAction;
import io.github.sstiam.catalog.NeedRule;
import io.github.sstiam.catalog.NeedRule.Strength;
import io.github.sstiam.catalog.Operation;
import io.github.sstiam.catalog.ResourceTypeEntry;
import io.github.sstiam.catalog.ResourceTypeEntry.Source;
import io.github.sstiam.policy.Action;
import io.github.sstiam.reader.TemplateApps;
import io.github.sstiam.requirement.Origin;
import io.github.sstiam.requirement.Origin.ResourceOrigin;
import io.github.sstiam.requirement.PermissionRequirement;
import io.github.sstiam.requirement.Reason;
import io.github.sstiam.requirement.RequirementSet;
import io.github.sstiam.requirement.resolution.RequirementResolver;
import io.github.sstiam.table.Table;
import io.github.sstiam.table.Table.Row;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The service of every type, and what follows from it for every type of the catalogue whose
 * handlers are published: its own actions that make and remove a resource are required, and those
 * of other services are not without a property, a reference or a reviewed row.
 */
class OwnServiceTest {
  private static final Catalog CATALOG = Catalog.embedded();
  private static final NeedTable NEEDS = NeedTable.embedded();
  private static final Pattern MAKES =
      Pattern.compile(
          "(?:Create|Put|Register|Add|Associate|Attach|Request|Import|Run|Enable|Allocate)(.+)");

  /** Tag actions change tags, unless tagging is what the type is about. */
  private static final Pattern TAGS =
      Pattern.compile("(?:Un)?[Tt]ag[A-Z].*|(?:Add|Remove|Create|Delete)Tags.*");

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "AWS::Transfer::Server, transfer",
    "AWS::Synthetics::Canary, synthetics",
    "AWS::KafkaConnect::Connector, kafkaconnect",
    "AWS::OpenSearchServerless::SecurityConfig, aoss",
    "AWS::Amplify::App, amplify",
    "AWS::Athena::DataCatalog, athena",
    "AWS::Cognito::UserPoolClient, cognito-idp",
    "AWS::Cognito::IdentityPoolRoleAttachment, cognito-identity",
    "AWS::Timestream::InfluxDBInstance, timestream-influxdb",
    "AWS::InspectorV2::Filter, inspector2",
    "aws.lb.LoadBalancer, elasticloadbalancing",
  })
  void theServiceOfATypeIsThatOfItsArnItsRowOrItsNamespace(String type, String service) {
    assertThat(NEEDS.ownService(entry(type))).contains(service);
  }

  /** Its handlers name no action but the one that makes a service-linked role. */
  @Test
  void everyTypeWithPublishedHandlersHasAServiceButOne() {
    assertThat(published())
        .filteredOn(type -> NEEDS.ownService(type).isEmpty())
        .extracting(ResourceTypeEntry::type)
        .containsExactly("AWS::EMR::WALWorkspace");
  }

  @Test
  void aTypeWithoutAServiceIsReported() throws Exception {
    SstApp app = TemplateApps.of(folder, "Resources: {It: {Type: 'AWS::EMR::WALWorkspace'}}");

    assertThat(new RequirementResolver(CATALOG).resolve(app).coverage().remarks())
        .anyMatch(remark -> remark.contains("which service AWS::EMR::WALWorkspace belongs to"));
  }

  @Test
  void everyRowTellsTheServiceOfAType() {
    List<ResourceTypeEntry> types = new ArrayList<>(published());
    CATALOG.pulumiTypes().forEach(type -> types.add(entry(type)));

    assertThat(Table.embedded(OwnService.class, "services.tsv").rows())
        .allSatisfy(
            row ->
                assertThat(types)
                    .as(row.place())
                    .anyMatch(
                        type ->
                            type.type().matches(Pattern.quote(row.get("type")) + "((::|\\.).+)?")
                                && NEEDS.ownService(type).equals(Optional.of(row.get("service")))));
  }

  /**
   * The actions that make a resource are those whose name is a verb of making and the type's name,
   * {@code Create} and {@code Allocate} before all others. Where the handlers name none like that,
   * one of the writes of the type's own service must be required.
   */
  @Test
  void whatMakesAResourceIsRequired() throws Exception {
    Map<String, Map<String, Reason>> needed = needed(Operation.CREATE, true);
    List<String> problems = new ArrayList<>();
    for (ResourceTypeEntry type : published()) {
      List<String> writes = ownWrites(type, Operation.CREATE);
      List<String> makers = makers(type, writes);
      Map<String, Reason> reasons = needed.getOrDefault(type.type(), Map.of());
      boolean required =
          makers.isEmpty()
              ? writes.isEmpty() || writes.stream().anyMatch(write -> isRequired(reasons, write))
              : makers.stream().allMatch(maker -> isRequired(reasons, maker));
      if (!required) {
        problems.add(type.type() + " " + (makers.isEmpty() ? writes : makers));
      }
    }
    assertThat(problems).isEmpty();
  }

  @Test
  void whatRemovesAResourceIsRequired() throws Exception {
    Map<String, Map<String, Reason>> needed = needed(Operation.DELETE, true);
    List<String> problems = new ArrayList<>();
    for (ResourceTypeEntry type : published()) {
      List<String> writes = ownWrites(type, Operation.DELETE);
      Map<String, Reason> reasons = needed.getOrDefault(type.type(), Map.of());
      if (!writes.isEmpty() && writes.stream().noneMatch(write -> isRequired(reasons, write))) {
        problems.add(type.type() + " " + writes);
      }
    }
    assertThat(problems).isEmpty();
  }

  @Test
  void anotherServicesActionIsRequiredByAReviewedRowAlone() throws Exception {
    List<String> problems = new ArrayList<>();
    for (Operation operation : Operation.values()) {
      needed(operation, false)
          .forEach(
              (name, reasons) -> {
                ResourceTypeEntry type = entry(name);
                String own = NEEDS.ownService(type).orElse("");
                reasons.forEach(
                    (action, reason) -> {
                      if (reason.strength() == Strength.REQUIRED
                          && !action.startsWith(own + ":")
                          && type.needs().stream().noneMatch(rule -> isOf(reason, rule))) {
                        problems.add(name + " " + action + ": " + reason.text());
                      }
                    });
              });
    }
    assertThat(problems).isEmpty();
  }

  private static boolean isOf(Reason reason, NeedRule rule) {
    return rule.reason().equals(reason.text()) && rule.source().equals(reason.source());
  }

  private static boolean isRequired(Map<String, Reason> reasons, String action) {
    return reasons.containsKey(action) && reasons.get(action).strength() == Strength.REQUIRED;
  }

  private static List<String> makers(ResourceTypeEntry type, List<String> writes) {
    String name = type.type().substring(type.type().lastIndexOf(':') + 1);
    List<String> makers = new ArrayList<>();
    for (String write : writes) {
      var matcher = MAKES.matcher(write.substring(write.indexOf(':') + 1));
      if (matcher.matches()
          && (matcher.group(1).equalsIgnoreCase(name)
              || matcher.group(1).equalsIgnoreCase(name + "s"))) {
        makers.add(write);
      }
    }
    List<String> create =
        makers.stream().filter(maker -> maker.matches(".+:(Create|Allocate).+")).toList();
    return create.isEmpty() ? makers : create;
  }

  private static List<String> ownWrites(ResourceTypeEntry type, Operation operation) {
    String own = NEEDS.ownService(type).orElse("");
    List<String> writes = new ArrayList<>();
    for (HandlerAction action : type.actions()) {
      Optional<ActionEntry> entry =
          action.status() == HandlerAction.Status.LISTED
              ? CATALOG.action(Action.of(action.pattern()))
              : Optional.empty();
      if (action.operations().contains(operation)
          && entry.isPresent()
          && entry.get().action().service().equals(own)
          && entry.get().accessLevel() != AccessLevel.READ
          && entry.get().accessLevel() != AccessLevel.LIST
          && !TAGS.matcher(entry.get().action().name()).matches()) {
        writes.add(action.pattern());
      }
    }
    return writes;
  }

  /** Why each type needs its actions in an operation, by type and action. */
  private Map<String, Map<String, Reason>> needed(Operation operation, boolean minimal)
      throws Exception {
    Table properties = Table.embedded(OwnServiceTest.class, "minimal.tsv");
    StringBuilder template = new StringBuilder("Resources:\n");
    for (ResourceTypeEntry type : published()) {
      List<Row> rows = minimal ? properties.rows(type.type()) : List.of();
      template.append(
          String.format(
              Locale.ROOT,
              "  %s: {Type: '%s', Properties: %s}%n",
              type.type().replace(":", ""),
              type.type(),
              rows.isEmpty() ? "{}" : rows.get(0).get("properties")));
    }
    RequirementSet set =
        new RequirementResolver(CATALOG).resolve(TemplateApps.of(folder, template.toString()));
    Map<String, Map<String, Reason>> needed = new TreeMap<>();
    for (PermissionRequirement requirement : set.requirements()) {
      for (Origin origin : requirement.origins()) {
        if (origin instanceof ResourceOrigin resource
            && resource.operations().contains(operation)) {
          needed
              .computeIfAbsent(resource.type(), type -> new TreeMap<>())
              .put(
                  requirement.action().toString(), resource.reasons().byOperation().get(operation));
        }
      }
    }
    return needed;
  }

  private static List<ResourceTypeEntry> published() {
    List<ResourceTypeEntry> published = new ArrayList<>();
    for (String name : CATALOG.resourceTypes()) {
      if (entry(name).source() == Source.SCHEMA) {
        published.add(entry(name));
      }
    }
    return published;
  }

  private static ResourceTypeEntry entry(String type) {
    return CATALOG.resourceType(type).orElseThrow();
  }
}
