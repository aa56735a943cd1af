package io.github.sstiam.app;

import static java.util.Objects.requireNonNull;

/**
 * The construct that a developer wrote and that owns a resource.
 *
 * @param path its construct path, such as {@code prod-shop-Api/Api}
 * @param type its class as the assembly names it, such as {@code @serverless-stack/resources.Api};
 *     blank where the assembly does not say
 */
public record Construct(String path, String type) implements Comparable<Construct> {
  public Construct {
    requireNonNull(path, "path is null");
    requireNonNull(type, "type is null");
  }

  @Override
  public int compareTo(Construct other) {
    int byPath = path.compareTo(other.path);
    return byPath != 0 ? byPath : type.compareTo(other.type);
  }
}
