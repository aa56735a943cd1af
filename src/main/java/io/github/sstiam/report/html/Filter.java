package io.github.sstiam.report.html;

import io.github.sstiam.report.VerificationText;
import io.github.sstiam.requirement.Necessity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A choice that narrows the list of permissions.
 *
 * @param key what it looks at
 * @param label what it is called
 * @param options the values that occur
 */
record Filter(String key, String label, List<Option> options) {
  /**
   * A value.
   *
   * @param value the value as permissions carry it
   * @param label the value in words
   */
  record Option(String value, String label) {}

  /** The filters of a page. */
  static List<Filter> of(List<PermissionEntry> permissions, Page.Index index) {
    List<Filter> filters = new ArrayList<>();
    filters.add(
        counted(
            "outcome",
            "Outcome",
            options(Mark.OUTCOMES, Mark::key, VerificationText::name),
            permissions,
            PermissionEntry::outcome));
    filters.add(
        counted(
            "standing",
            "Standing",
            options(Mark.STANDINGS, Mark::key, Mark::words),
            permissions,
            PermissionEntry::standing));
    filters.add(
        counted(
            "necessity",
            "Necessity",
            options(List.of(Necessity.values()), VerificationText::name, VerificationText::name),
            permissions,
            PermissionEntry::necessity));
    filters.add(
        counted(
            "principal",
            "Identity",
            options(
                List.copyOf(index.principals().keySet()),
                principal -> Integer.toString(index.number(principal)),
                Object::toString),
            permissions,
            permission -> Integer.toString(permission.principalNumber())));
    filters.add(
        counted(
            "service",
            "Service",
            options(List.copyOf(index.services()), service -> service, service -> service),
            permissions,
            PermissionEntry::service));
    List<Option> owners = new ArrayList<>();
    index
        .owners()
        .forEach((owner, number) -> owners.add(new Option(number.toString(), owner.name())));
    filters.add(new Filter("owner", "Construct", List.copyOf(owners)));
    return List.copyOf(filters);
  }

  private static <T> List<Option> options(
      List<T> values, Function<T, String> key, Function<T, String> words) {
    return values.stream().map(value -> new Option(key.apply(value), words.apply(value))).toList();
  }

  private static Filter counted(
      String key,
      String label,
      List<Option> options,
      List<PermissionEntry> permissions,
      Function<PermissionEntry, String> value) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    permissions.forEach(permission -> counts.merge(value.apply(permission), 1, Integer::sum));
    return new Filter(
        key,
        label,
        options.stream()
            .filter(option -> counts.containsKey(option.value()))
            .map(
                option ->
                    new Option(
                        option.value(), option.label() + " (" + counts.get(option.value()) + ")"))
            .toList());
  }
}
