package io.github.sstiam.reader.template;

import static io.github.sstiam.reader.template.TemplateFixture.property;
import static io.github.sstiam.reader.template.TemplateFixture.template;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Macros run at the deployment, so that what they do is not read; this is never silent. */
class MacrosTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "AWS::Serverless-2016-10-31|AWS::Serverless-2016-10-31",
        "[AWS::LanguageExtensions, Mine]|Mine",
        "{Name: AWS::Include, Parameters: {Location: 's3://b/k'}}|AWS::Include",
      })
  void aMacroOfTheWholeTemplateIsReported(String transform, String name) throws TemplateException {
    assertThat(template("Transform: " + transform + "\nResources: {}").resolver().remarks())
        .singleElement()
        .asString()
        .contains("\"" + name + "\"")
        .contains("--template-stage Processed");
  }

  @Test
  void languageExtensionsAreNotReported() throws TemplateException {
    String text = "Transform: AWS::LanguageExtensions\nResources: {}";

    assertThat(template(text).resolver().remarks()).isEmpty();
  }

  @Test
  void aMacroInAValueIsReportedOnce() throws TemplateException {
    TemplateResolver resolver =
        property("[!Transform {Name: Mine}, !Transform {Name: Mine}]").resolver();
    assertThat(resolver.resources(logicalId -> Optional.empty())).hasSize(1);

    assertThat(resolver.remarks()).singleElement().asString().contains("\"Mine\"");
  }
}
