package io.github.sstiam.reader.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sstiam.app.Text;
import io.github.sstiam.app.Value;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.json.JsonValue;
import io.github.sstiam.json.JsonValue.JsonObject;
import io.github.sstiam.json.JsonValue.JsonString;
import io.github.sstiam.json.JsonValue.Member;
import io.github.sstiam.json.Position;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnknownValueTest {
  private static JsonObject object(String name, JsonValue value) {
    return new JsonObject(Map.of(name, new Member(Position.NONE, value)), Position.NONE);
  }

  /** The value of an output of a template. */
  private static Value evaluated(JsonValue json) throws TemplateException {
    JsonObject template = object("Outputs", object("Name", object("Value", json)));
    TemplateScope scope =
        new TemplateScope(
            Text.of("shop"),
            TemplateFixture.KNOWN,
            name -> Optional.empty(),
            Map.of(),
            (location, metadata) -> Optional.empty(),
            List.of());
    return new TemplateResolver(template, scope, Catalog.embedded()).output("Name");
  }

  @ParameterizedTest
  @ValueSource(strings = {"orders", "prod-*", "*", "*-orders-*", ""})
  void theJsonOfATextEvaluatesToTheText(String pattern) throws TemplateException {
    Text text = new Text(List.of(pattern.split("\\*", -1)));

    assertThat(evaluated(UnknownValue.of(text))).isEqualTo(new Value.Scalar(text));
  }

  @Test
  void aVariableOfSubMayBeUnknown() throws TemplateException {
    JsonString text = new JsonString("${SstIam::Unknown}-orders", Position.NONE);

    assertThat(evaluated(object("Fn::Sub", text)).text()).hasToString("*-orders");
  }
}
