package io.github.sstiam.aws.loopback;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A request of AWS's query protocol: an action and parameters, form-encoded. */
record QueryRequest(Map<String, String> parameters) {
  static QueryRequest of(String body) {
    Map<String, String> parameters = new TreeMap<>();
    for (String pair : body.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        parameters.put(
            URLDecoder.decode(pair.substring(0, equals), UTF_8),
            URLDecoder.decode(pair.substring(equals + 1), UTF_8));
      }
    }
    return new QueryRequest(parameters);
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(parameters.get(name));
  }

  String required(String name) throws QueryException {
    return text(name)
        .filter(text -> !text.isEmpty())
        .orElseThrow(
            () ->
                new QueryException(
                    400,
                    "ValidationError",
                    "1 validation error detected: Value null at '"
                        + name
                        + "' failed to satisfy constraint: Member must not be null"));
  }

  /** A list {@code Name.member.1}, {@code Name.member.2} and so on. */
  List<String> list(String name) {
    List<String> items = new ArrayList<>();
    Optional<String> item = text(name + ".member.1");
    while (item.isPresent()) {
      items.add(item.get());
      item = text(name + ".member." + (items.size() + 1));
    }
    return items;
  }

  /** Fails for a parameter that the action does not have. */
  void allowOnly(Set<String> names) throws QueryException {
    for (String name : parameters.keySet()) {
      int dot = name.indexOf('.');
      String base = dot < 0 ? name : name.substring(0, dot);
      if (!names.contains(base) && !base.equals("Action") && !base.equals("Version")) {
        throw new QueryException(400, "ValidationError", "unknown parameter " + name);
      }
    }
  }
}
