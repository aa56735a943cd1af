package io.github.sstiam;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sstiam.app.SstApp;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.catalog.Rule;
import io.github.sstiam.catalog.source.RuleFiles;
import io.github.sstiam.reader.TemplateApps;
import io.github.sstiam.requirement.Necessity;
import io.github.sstiam.requirement.RequirementSet;
import io.github.sstiam.requirement.resolution.RequirementResolver;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of docs/rules.md does what the page says. */
class RulesPageTest {
  @TempDir private Path folder;

  @Test
  void theExampleDoesWhatThePageSays() throws Exception {
    String page = Files.readString(Path.of("docs/rules.md"));
    Path file = Files.writeString(folder.resolve("sst-iam-rules.tsv"), block(page, "tsv"));
    Catalog catalog = new RuleFiles(folder, List.of(file)).over(Catalog.embedded());
    SstApp app = TemplateApps.of(folder, block(page, "yaml"), catalog);
    RequirementSet set = new RequirementResolver(catalog).resolve(app);

    Set<String> required = new TreeSet<>();
    set.requirements().stream()
        .filter(need -> need.necessity() == Necessity.REQUIRED)
        .forEach(need -> required.add(need.action() + " " + need.resource()));
    Set<String> sources = set.sources();

    assertThat(required)
        .contains(
            "s3:CreateBucket arn:aws:s3:::shop-site",
            "s3:PutBucketWebsite arn:aws:s3:::shop-site",
            "s3:DeleteBucket arn:aws:s3:::shop-site")
        .anyMatch(need -> need.startsWith("sqs:GetQueueUrl "));
    assertThat(page).contains(catalog.projectRules().get(0).summary(sources));
    assertThat(sources).anyMatch(source -> source.contains("sst-iam-rules.tsv, line 6"));
  }

  @Test
  void thePageExplainsEveryColumnAndEveryKind() throws Exception {
    String page = Files.readString(Path.of("docs/rules.md"));

    for (String column : Rule.COLUMNS) {
      assertThat(page).contains("| `" + column + "` |");
    }
    for (Rule.Kind kind : Rule.Kind.values()) {
      assertThat(page).contains("| `" + kind.name().toLowerCase(java.util.Locale.ROOT) + "` |");
    }
  }

  private static String block(String page, String language) {
    Matcher block = Pattern.compile("(?s)```" + language + "\n(.*?)```").matcher(page);
    assertThat(block.find()).as("a block of %s", language).isTrue();
    return block.group(1);
  }
}
