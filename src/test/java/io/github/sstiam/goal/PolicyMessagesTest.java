package io.github.sstiam.goal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.goal.access.PolicyFiles;
import io.github.sstiam.goal.port.GoalException;
import io.github.sstiam.policy.PolicyKind;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the goals print about policies, case by case as {@code policy-messages.txt} has it. A case
 * is a kind and a title after {@code ##}, the text of the policy, and after {@code =>} what is
 * printed; {@code accepted} if nothing is. A text {@code Allow: ...} or {@code Deny: ...} is the
 * inside of a statement, <code>&#92;u00A0</code> a character. Written anew with {@code
 * -Dgolden.rewrite=true}.
 */
class PolicyMessagesTest {
  private static final Path CASES =
      Path.of("src/test/resources/io/github/sstiam/goal/policy-messages.txt");

  private static final Pattern CHARACTER = Pattern.compile("\\\\u([0-9A-F]{4})");
  private static final Pattern BODY = Pattern.compile("(Allow|Deny): (.*)", Pattern.DOTALL);

  @TempDir Path folder;

  @Test
  void everyTextIsRefusedOrWarnedOfOrAccepted() throws Exception {
    String cases = Files.readString(CASES);
    StringBuilder printed = new StringBuilder();
    for (String block : cases.split("(?m)^## ", -1)) {
      if (printed.isEmpty()) {
        printed.append(block);
        continue;
      }
      String head = block.substring(0, block.indexOf('\n'));
      int end = block.indexOf("\n=>\n");
      String text = block.substring(head.length() + 1, end);
      PolicyKind kind = PolicyKind.valueOf(head.substring(0, head.indexOf(' ')));
      printed.append("## ").append(block, 0, end).append("\n=>\n");
      printed.append(answer(kind, policy(text))).append("\n\n");
    }
    if (Boolean.getBoolean("golden.rewrite")) {
      Files.writeString(CASES, printed);
    }
    assertThat(printed.toString()).isEqualTo(Files.readString(CASES));
  }

  private static String policy(String text) {
    Matcher body = BODY.matcher(text);
    String whole =
        body.matches()
            ? """
            {
              "Version": "2012-10-17",
              "Statement": [
                {"Effect": "%s", %s}
              ]
            }
            """
                .formatted(body.group(1), body.group(2))
            : text;
    return CHARACTER
        .matcher(whole)
        .replaceAll(
            code ->
                Matcher.quoteReplacement(
                    String.valueOf((char) Integer.parseInt(code.group(1), 16))));
  }

  private String answer(PolicyKind kind, String policy) throws IOException {
    Path file = Files.writeString(folder.resolve("policy.json"), policy);
    RecordingLog log = new RecordingLog();
    List<String> lines = new ArrayList<>();
    try {
      new PolicyFiles(log, Catalog.embedded()).read(parameter(kind), List.of(file), kind);
      lines.add("accepted");
    } catch (GoalException e) {
      lines.add(e.getMessage());
    }
    for (String warning : log.warnings()) {
      lines.add("warning: " + warning);
    }
    return String.join("\n", lines).replace(folder + File.separator, "");
  }

  private static String parameter(PolicyKind kind) {
    return kind == PolicyKind.IDENTITY ? "policies" : kind.name().toLowerCase(Locale.ROOT);
  }
}
