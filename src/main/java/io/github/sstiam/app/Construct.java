package io.github.sstiam.app;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * The construct that a developer wrote and that owns a resource.
 *
 * @param path its construct path, such as {@code prod-shop-Api/Api}
 * @param type its class as the assembly names it, such as {@code @serverless-stack/resources.Api};
 *     empty if the assembly does not name it
 * @param place where the app makes it, such as {@code stacks/Orders.ts:12}, where its sources were
 *     read
 */
public record Construct(String path, String type, Optional<SourcePlace> place)
    implements Comparable<Construct> {
  public Construct {
    requireNonNull(path, "path is null");
    requireNonNull(type, "type is null");
    requireNonNull(place, "place is null");
  }

  /** A construct whose place in the sources is not known. */
  public Construct(String path, String type) {
    this(path, type, Optional.empty());
  }

  @Override
  public int compareTo(Construct other) {
    int byPath = path.compareTo(other.path);
    if (byPath != 0) {
      return byPath;
    }
    int byType = type.compareTo(other.type);
    if (byType != 0 || place.isEmpty() || other.place.isEmpty()) {
      return byType != 0 ? byType : Boolean.compare(place.isPresent(), other.place.isPresent());
    }
    return place.get().compareTo(other.place.get());
  }
}
