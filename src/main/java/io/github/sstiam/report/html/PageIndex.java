package io.github.sstiam.report.html;

import io.github.sstiam.report.VerificationReport;
import io.github.sstiam.requirement.DeployingPrincipal;
import io.github.sstiam.simulation.judgement.JudgedPermission;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * The numbers by which the page names what its permissions have in common.
 *
 * @param owners what needs permissions, sorted, each with its number
 * @param principals who needs them, sorted, each with its number
 * @param services the services of their actions
 */
record PageIndex(
    Map<Owner, Integer> owners,
    Map<DeployingPrincipal, Integer> principals,
    NavigableSet<String> services) {
  static PageIndex of(VerificationReport report) {
    NavigableSet<Owner> owners = new TreeSet<>();
    NavigableSet<DeployingPrincipal> principals = new TreeSet<>();
    NavigableSet<String> services = new TreeSet<>();
    for (JudgedPermission judged : report.judged().permissions()) {
      owners.addAll(PermissionEntry.ownersOf(judged));
      principals.add(judged.permission().requirement().principal());
      services.add(judged.permission().requirement().action().service());
    }
    return new PageIndex(numbered(owners), numbered(principals), services);
  }

  int number(Owner owner) {
    return owners.get(owner);
  }

  int number(DeployingPrincipal principal) {
    return principals.get(principal);
  }

  private static <T> Map<T, Integer> numbered(NavigableSet<T> things) {
    Map<T, Integer> numbers = new LinkedHashMap<>();
    things.forEach(thing -> numbers.put(thing, numbers.size()));
    return numbers;
  }
}
