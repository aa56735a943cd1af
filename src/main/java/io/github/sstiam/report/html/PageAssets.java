package io.github.sstiam.report.html;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The style sheet and the script of the page.
 *
 * @param style the style sheet
 * @param script the script
 */
record PageAssets(String style, String script) {
  /** The hash of the style; PageAssetsTest says what it must be. */
  private static final String STYLE_HASH = "sha256-dZNFwiszb2Tzd60dGG0spdMz7hYIui0+i9Y58F7IAmI=";

  /** The hash of the script. */
  private static final String SCRIPT_HASH = "sha256-T9fNcJzHTcsCoEnViiGmF1r6h59rFYiKGVPkd4LOyds=";

  /** Loads those of the plugin. */
  static PageAssets load() {
    return new PageAssets(text("report.css"), text("report.js"));
  }

  /**
   * The Content-Security-Policy: this style and this script and nothing else, above all no network
   * (https://www.w3.org/TR/CSP3/#framework-directive-source-list).
   */
  String securityPolicy() {
    return "default-src 'none'; style-src '"
        + STYLE_HASH
        + "'; script-src '"
        + SCRIPT_HASH
        + "'; img-src data:; base-uri 'none'; form-action 'none'";
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
