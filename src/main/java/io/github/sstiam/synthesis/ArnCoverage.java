package io.github.sstiam.synthesis;

import io.github.sstiam.policy.ArnPattern;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which resources others cover. Whatever a pattern covers starts with the text before its first
 * wildcard, so that only neighbours in the order of texts are compared: asking this of every pair
 * would take minutes for a large app.
 */
public final class ArnCoverage {
  private final NavigableMap<String, ArnPattern> rest = new TreeMap<>();

  private ArnCoverage(Collection<ArnPattern> arns) {
    for (ArnPattern arn : arns) {
      rest.put(arn.text(), arn);
    }
  }

  /** The resources without those that another of them covers. */
  public static NavigableSet<ArnPattern> widest(Collection<ArnPattern> arns) {
    if (arns.size() <= 1) {
      return new TreeSet<>(arns);
    }
    ArnCoverage coverage = new ArnCoverage(arns);
    for (ArnPattern arn : List.copyOf(coverage.rest.values())) {
      if (coverage.rest.containsKey(arn.text()) && prefix(arn).length() < arn.text().length()) {
        coverage.remove(arn);
        coverage.rest.put(arn.text(), arn);
      }
    }
    return new TreeSet<>(coverage.rest.values());
  }

  /** The resources that none of others covers. */
  public static NavigableSet<ArnPattern> uncovered(
      Collection<ArnPattern> arns, Collection<ArnPattern> others) {
    ArnCoverage coverage = new ArnCoverage(arns);
    for (ArnPattern other : others) {
      coverage.remove(other);
    }
    return new TreeSet<>(coverage.rest.values());
  }

  private void remove(ArnPattern wide) {
    if (wide.isAny()) {
      rest.clear();
      return;
    }
    String prefix = prefix(wide);
    if (prefix.length() == wide.text().length()) {
      rest.remove(wide.text());
      return;
    }
    Iterator<ArnPattern> candidates = rest.tailMap(prefix, true).values().iterator();
    while (candidates.hasNext()) {
      ArnPattern candidate = candidates.next();
      if (!candidate.text().startsWith(prefix)) {
        break;
      }
      if (wide.covers(candidate)) {
        candidates.remove();
      }
    }
  }

  private static String prefix(ArnPattern arn) {
    String text = arn.text();
    int end = 0;
    while (end < text.length() && text.charAt(end) != '*' && text.charAt(end) != '?') {
      end++;
    }
    return text.substring(0, end);
  }
}
