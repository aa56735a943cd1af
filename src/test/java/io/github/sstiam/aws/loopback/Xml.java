package io.github.sstiam.aws.loopback;

/** Writes the little XML that answers take. */
final class Xml {
  private Xml() {}

  static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  static String element(String name, String text) {
    return "<" + name + ">" + escaped(text) + "</" + name + ">";
  }

  /** An answer as both services wrap it. */
  static String response(String namespace, String action, String result) {
    return "<"
        + action
        + "Response xmlns=\""
        + namespace
        + "\"><"
        + action
        + "Result>"
        + result
        + "</"
        + action
        + "Result><ResponseMetadata><RequestId>00000000-0000-0000-0000-000000000000</RequestId>"
        + "</ResponseMetadata></"
        + action
        + "Response>";
  }
}
