package io.github.sstiam.catalog;

import io.github.sstiam.app.Text;
import java.util.List;

/**
 * The URL of an object in S3: {@code s3://bucket/key}, or with the bucket in the path or in the
 * host, of any endpoint
 * (https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html).
 */
final class S3ObjectUrl {
  private static final Text ANY_OBJECT = new Text(List.of("", "/", ""));
  private static final String UNKNOWN = "\0";

  private S3ObjectUrl() {}

  /**
   * The bucket and the key, with a slash between them, as they stand in the ARN of an object.
   *
   * @param url the URL; parts of it may be unknown
   * @return the path; any object where the URL does not tell the bucket's place
   */
  static Text path(Text url) {
    String text = String.join(UNKNOWN, url.literals());
    int host = text.indexOf("://") + 3;
    int slash = text.indexOf('/', host);
    String path;
    if (text.startsWith("s3://")) {
      path = text.substring(host);
    } else if (!text.startsWith("http") || host < 3 || slash < 0) {
      return ANY_OBJECT;
    } else {
      path = path(text.substring(host, slash), text.substring(slash + 1));
    }
    return object(path);
  }

  /** The path for a host; empty if the host does not tell whether it begins with the bucket. */
  private static String path(String host, String path) {
    int service = Math.max(host.lastIndexOf(".s3."), host.lastIndexOf(".s3-"));
    if (host.startsWith(".s3-accesspoint", service)) {
      return "";
    }
    if (service > 0) {
      return host.substring(0, service) + "/" + path;
    }
    boolean ofService =
        ((host.startsWith("s3.") || host.startsWith("s3-")) && host.contains("amazonaws."))
            || host.startsWith("s3." + UNKNOWN)
            || host.startsWith("s3.dualstack." + UNKNOWN);
    return ofService ? path : "";
  }

  private static Text object(String path) {
    int query = path.indexOf('?');
    String plain = query < 0 ? path : path.substring(0, query);
    int encoded = plain.indexOf('%');
    String known = encoded < 0 ? plain : plain.substring(0, encoded) + UNKNOWN;
    int key = known.indexOf('/');
    if (key < 0 && known.endsWith(UNKNOWN) && known.length() > 1) {
      return new Text(List.of(known.split(UNKNOWN, -1)));
    }
    return key <= 0 || key == known.length() - 1
        ? ANY_OBJECT
        : new Text(List.of(known.split(UNKNOWN, -1)));
  }
}
