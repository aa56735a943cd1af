package io.github.sstiam.requirement;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sstiam.app.SstApp;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.catalog.NeedRule.Strength;
import io.github.sstiam.policy.Action;
import io.github.sstiam.reader.ReadRequest;
import io.github.sstiam.reader.SstAppReader;
import io.github.sstiam.requirement.resolution.RequirementResolver;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class NeedExplanationTest {
  private final Catalog catalog = Catalog.embedded();

  @Test
  void whatIsExcludedHasAReasonAndASource() throws Exception {
    List<NeedExplanation> explanations = explain("kms:Decrypt");

    assertThat(explanations).isNotEmpty();
    assertThat(explanations)
        .allSatisfy(
            each -> {
              assertThat(each.strength()).isEqualTo(Strength.EXCLUDED);
              assertThat(each.reason()).startsWith("not declared: ");
              assertThat(each.source()).startsWith("https://");
            });
  }

  @Test
  void whatIsNeededIsExplainedForEachResource() throws Exception {
    assertThat(explain("dynamodb:CreateTable"))
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.strength()).isEqualTo(Strength.REQUIRED);
              assertThat(each.origin().type()).isEqualTo("AWS::DynamoDB::Table");
            });
  }

  @Test
  void whatNoHandlerNamesHasNoExplanation() throws Exception {
    assertThat(explain("sagemaker:CreateModel")).isEmpty();
  }

  private List<NeedExplanation> explain(String action) throws Exception {
    SstApp app =
        SstAppReader.read(ReadRequest.ofAssembly(Path.of("examples/crud-api/.sst/dist")), catalog);
    return new RequirementResolver(catalog)
        .explain(app, Deployment.BY_CALLER, Action.of(action)::equals);
  }
}
