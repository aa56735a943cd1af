package io.github.sstiam.report.html;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The style and the script that the page holds.
 *
 * @param style the style sheet
 * @param script the script
 */
record PageAssets(String style, String script) {
  /** Those of the plugin. */
  static PageAssets load() {
    return new PageAssets(text("report.css"), text("report.js"));
  }

  /**
   * The Content-Security-Policy: this style and this script and nothing else, above all no network
   * (https://www.w3.org/TR/CSP3/#framework-directive-source-list).
   */
  String securityPolicy() {
    return "default-src 'none'; style-src '"
        + hash(style)
        + "'; script-src '"
        + hash(script)
        + "'; img-src data:; base-uri 'none'; form-action 'none'";
  }

  private static String hash(String text) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JVM has SHA-256", e);
    }
  }

  private static String text(String name) {
    try (InputStream resource = PageAssets.class.getResourceAsStream(name)) {
      // Browsers hash the text with line feeds, whatever a checkout made of them.
      return new String(resource.readAllBytes(), UTF_8).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
