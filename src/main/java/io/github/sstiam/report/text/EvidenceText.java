package io.github.sstiam.report.text;

import io.github.sstiam.catalog.Evidence;

/** The words for evidence. */
public final class EvidenceText {
  private EvidenceText() {}

  /** The word for a kind of evidence, which the JSON report uses, too. */
  public static String name(Evidence evidence) {
    return switch (evidence) {
      case OBSERVED -> "observed";
      case HANDLER -> "handler";
      case DOCUMENTED -> "documented";
      case REGISTRY -> "registry";
      case INFERRED -> "inferred";
    };
  }
}
