package io.github.sstiam.composition;

import io.github.sstiam.policy.ArnPattern;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Which resources cover others. Whatever a pattern covers starts with the text before its first
 * wildcard, so that only neighbours in the order of texts are compared: comparing every pair would
 * take minutes for a large app.
 */
public final class ArnCoverage {
  private final NavigableSet<ArnPattern> all;
  private final List<ArnPattern> sorted;
  private final BitSet covered = new BitSet();

  private ArnCoverage(NavigableSet<ArnPattern> arns) {
    all = arns;
    sorted = new ArrayList<>(arns);
  }

  /** The resources that no other of them covers. */
  public static NavigableSet<ArnPattern> widest(NavigableSet<ArnPattern> arns) {
    if (arns.size() <= 1) {
      return arns;
    }
    ArnCoverage coverage = new ArnCoverage(arns);
    for (int i = 0; i < coverage.sorted.size(); i++) {
      ArnPattern arn = coverage.sorted.get(i);
      if (!coverage.covered.get(i) && prefix(arn).length() < arn.text().length()) {
        coverage.cover(arn);
        coverage.covered.clear(i);
      }
    }
    return coverage.rest();
  }

  /** The resources that no pattern of another collection covers. */
  public static NavigableSet<ArnPattern> uncovered(
      NavigableSet<ArnPattern> arns, Collection<ArnPattern> others) {
    if (arns.isEmpty()) {
      return arns;
    }
    ArnCoverage coverage = new ArnCoverage(arns);
    for (ArnPattern other : others) {
      coverage.cover(other);
    }
    return coverage.rest();
  }

  private NavigableSet<ArnPattern> rest() {
    if (covered.isEmpty()) {
      return all;
    }
    NavigableSet<ArnPattern> rest = new TreeSet<>();
    for (int i = covered.nextClearBit(0); i < sorted.size(); i = covered.nextClearBit(i + 1)) {
      rest.add(sorted.get(i));
    }
    return rest;
  }

  private void cover(ArnPattern wide) {
    if (wide.isAny()) {
      covered.set(0, sorted.size());
      return;
    }
    String prefix = prefix(wide);
    boolean exact = prefix.length() == wide.text().length();
    for (int i = firstFrom(prefix); i < sorted.size(); i++) {
      ArnPattern arn = sorted.get(i);
      if (exact ? !arn.equals(wide) : !arn.text().startsWith(prefix)) {
        return;
      }
      if (!covered.get(i) && (arn.equals(wide) || wide.covers(arn))) {
        covered.set(i);
      }
    }
  }

  /** The index of the first resource whose text is not less than a text. */
  private int firstFrom(String text) {
    int low = 0;
    int high = sorted.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted.get(middle).text().compareTo(text) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static String prefix(ArnPattern arn) {
    String text = arn.text();
    int any = text.indexOf('*');
    int one = text.indexOf('?');
    int end = any < 0 || (one >= 0 && one < any) ? one : any;
    return end < 0 ? text : text.substring(0, end);
  }
}
