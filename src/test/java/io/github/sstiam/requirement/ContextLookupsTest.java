package io.github.sstiam.requirement;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sstiam.app.SstApp;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.reader.ReadRequest;
import io.github.sstiam.reader.SstAppReader;
import io.github.sstiam.requirement.resolution.RequirementResolver;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What synthesis looks up in the account may be needed, by whoever synthesises. */
class ContextLookupsTest {
  private static final Path APP =
      Path.of("src/test/resources/io/github/sstiam/reader/orders/1.18.4");

  @TempDir private Path folder;

  @BeforeEach
  void copyTheAssembly() throws Exception {
    Path assembly = Files.createDirectories(folder.resolve(".build/cdk.out"));
    try (var files = Files.list(APP.resolve(".build/cdk.out"))) {
      for (Path file : files.toList()) {
        Files.copy(file, assembly.resolve(file.getFileName()));
      }
    }
  }

  @Test
  void nothingIsLookedUpWhereNothingSaysSo() throws Exception {
    assertThat(lookups()).isEmpty();
  }

  @Test
  void whatTheManifestMissesIsLookedUp() throws Exception {
    Path manifest = folder.resolve(".build/cdk.out/manifest.json");
    String missing =
        "\"missing\": [{\"key\": \"vpc-provider:account=1\", \"provider\": \"vpc-provider\", \"props\": {}}],";
    Files.writeString(manifest, Files.readString(manifest).replaceFirst("\\{", "{" + missing));

    assertThat(lookups())
        .containsExactlyInAnyOrder(
            "ec2:DescribeRouteTables",
            "ec2:DescribeSubnets",
            "ec2:DescribeVpcs",
            "ec2:DescribeVpnGateways");
  }

  @Test
  void whatTheContextKeepsWasLookedUp() throws Exception {
    Files.writeString(
        folder.resolve("cdk.context.json"),
        """
        {"ssm:account=123456789012:parameterName=/network/id:region=us-east-1": "x",
         "hosted-zone:account=123456789012:domainName=example.com:region=us-east-1": {},
         "acknowledged-issue-numbers": [1]}
        """);

    assertThat(lookups())
        .containsExactlyInAnyOrder(
            "route53:GetHostedZone", "route53:ListHostedZonesByName", "ssm:GetParameter");
  }

  @Test
  void aContextThatIsNoneSaysNothing() throws Exception {
    Files.writeString(folder.resolve("cdk.context.json"), "{");

    assertThat(lookups()).isEmpty();
  }

  private List<String> lookups() throws Exception {
    SstApp app = SstAppReader.read(ReadRequest.in(folder).build(), Catalog.embedded());
    return new RequirementResolver(Catalog.embedded())
        .resolve(app).requirements().stream()
            .filter(
                need ->
                    need.origins().stream().anyMatch(origin -> origin.label().contains("look up")))
            .map(need -> need.action().toString())
            .toList();
  }
}
