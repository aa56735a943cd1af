package io.github.sstiam.requirement;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sstiam.app.SstApp;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.reader.ReadRequest;
import io.github.sstiam.reader.SstAppReader;
import io.github.sstiam.requirement.DeployingPrincipal.Kind;
import io.github.sstiam.requirement.Deployment.Command;
import io.github.sstiam.requirement.Deployment.Roles;
import io.github.sstiam.requirement.Deployment.Stacks;
import io.github.sstiam.requirement.resolution.RequirementResolver;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The same app in the generations of SST, each synthesised with the real packages: the version is
 * read from the app's package files, and decides with the assembly who needs what.
 */
class GenerationsTest {
  private static final String APPS = "src/test/resources/io/github/sstiam/reader/orders/";

  private static final Catalog CATALOG = Catalog.embedded();

  @ParameterizedTest
  @CsvSource({
    "0.40.2, CALLER, CALLER, cloudformation:CreateChangeSet",
    "0.69.7, DEPLOY_ROLE, EXECUTION_ROLE, cloudformation:CreateChangeSet",
    "1.18.4, DEPLOY_ROLE, EXECUTION_ROLE, cloudformation:CreateChangeSet",
  })
  void theGenerationOfTheAppDecidesWhoNeedsWhat(
      String version, Kind calls, Kind creates, String call) throws Exception {
    Path folder = Path.of(APPS + version);
    SstApp app = read(folder);
    RequirementSet set = new RequirementResolver(CATALOG).resolve(app, deployment(app));
    Map<String, List<Kind>> needs = new TreeMap<>();
    set.requirements()
        .forEach(
            need ->
                needs.merge(
                    need.action().toString(),
                    List.of(need.principal().kind()),
                    GenerationsTest::joined));

    assertThat(app.version()).hasToString("Optional[" + version + "]");
    assertThat(set.coverage().unknownTypes()).isEmpty();
    assertThat(needs.get(call)).containsOnly(calls);
    assertThat(needs.get("dynamodb:CreateTable")).containsOnly(creates);
    assertThat(needs.get("lambda:CreateFunction")).containsOnly(creates);
    assertThat(needs.get("s3:CreateBucket")).containsOnly(creates);
    assertThat(needs.get("events:PutRule")).containsOnly(creates);
  }

  @ParameterizedTest
  @CsvSource({"0.40.2, false", "0.69.7, true", "1.18.4, true"})
  void onlyNewerGenerationsAssumeRoles(String version, boolean assumes) throws Exception {
    SstApp app = read(Path.of(APPS + version));
    RequirementSet set = new RequirementResolver(CATALOG).resolve(app, deployment(app));

    assertThat(
            set.of(DeployingPrincipal.CALLER).stream()
                .anyMatch(need -> need.action().toString().equals("sts:AssumeRole")))
        .isEqualTo(assumes);
  }

  @ParameterizedTest
  @CsvSource({"0.40.2, false", "0.69.7, false", "1.18.4, true"})
  void onlySst1LooksForItsOwnBootstrapStack(String version, boolean looks) throws Exception {
    SstApp app = read(Path.of(APPS + version));
    RequirementSet set = new RequirementResolver(CATALOG).resolve(app, deployment(app));

    assertThat(
            set.of(DeployingPrincipal.CALLER).stream()
                .anyMatch(need -> need.resource().text().contains(":parameter/sst/bootstrap/")))
        .isEqualTo(looks);
  }

  private static List<Kind> joined(List<Kind> one, List<Kind> other) {
    return one.equals(other) ? one : List.of(one.get(0), other.get(0));
  }

  private static Deployment deployment(SstApp app) {
    return new Deployment(
        Command.DEPLOY, Stacks.ANY, app.version(), Optional.empty(), Optional.empty(), Roles.AUTO);
  }

  private static SstApp read(Path folder) throws Exception {
    return SstAppReader.read(ReadRequest.in(folder).build(), CATALOG);
  }
}
