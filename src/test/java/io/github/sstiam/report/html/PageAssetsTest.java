package io.github.sstiam.report.html;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class PageAssetsTest {
  /** The hashes are constants, since a run that makes them loads the JDK's security for it. */
  @Test
  void thePolicyNamesTheHashesOfTheAssets() throws Exception {
    PageAssets assets = PageAssets.load();

    assertThat(assets.securityPolicy())
        .as("the constants of PageAssets are the hashes of report.css and report.js")
        .contains("style-src '" + hash(assets.style()) + "';")
        .contains("script-src '" + hash(assets.script()) + "';");
  }

  private static String hash(String text) throws Exception {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    return "sha256-" + Base64.getEncoder().encodeToString(digest);
  }
}
