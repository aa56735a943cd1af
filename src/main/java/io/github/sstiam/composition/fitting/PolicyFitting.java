package io.github.sstiam.composition.fitting;

import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.composition.ComposedPolicy;
import io.github.sstiam.composition.ComposedStatement;
import io.github.sstiam.composition.Sids;
import io.github.sstiam.composition.fitting.FittedPolicy.AddedAction;
import io.github.sstiam.composition.fitting.FittedPolicy.FittedDocument;
import io.github.sstiam.policy.PolicyDocument;
import io.github.sstiam.policy.PolicyWriter;
import io.github.sstiam.policy.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Fits a policy into IAM's quotas. A policy that fits is not changed. Any other is merged without
 * loss, then shrunk with action wildcards, then split by purpose, and no more than necessary:
 *
 * <ul>
 *   <li>wildcards that add no action are used until the policy fits into one document, or all of
 *       them if they save a document; not more, since AWS may publish an action that they match;
 *   <li>wildcards that add actions are used only if the allowed number of documents is too small,
 *       those with the fewest added actions for the saved characters first; with {@link
 *       WildcardMode#ALWAYS} whenever they save a document.
 * </ul>
 *
 * <p>Statements other than plain Allow statements are kept unchanged.
 */
public final class PolicyFitting {
  /** A way to write the policy: its statements, and the same spread over documents. */
  private record Draft(List<Piece> pieces, List<List<Piece>> documents, List<AddedAction> added) {}

  private final FittingOptions options;
  private final Catalog catalog;
  private final DocumentPacking packing;
  private final List<AllowStatement> statements;
  private final List<Piece> kept = new ArrayList<>();

  private PolicyFitting(ComposedPolicy policy, FittingOptions options, Catalog catalog) {
    this.options = options;
    this.catalog = catalog;
    this.packing = new DocumentPacking(options.quota());
    List<AllowStatement> plain = new ArrayList<>();
    for (ComposedStatement statement : policy.statements()) {
      if (AllowStatement.isPlain(statement.statement())) {
        plain.add(AllowStatement.of(statement));
      } else {
        kept.add(Piece.of(statement));
      }
    }
    this.statements = StatementMerge.merge(plain);
  }

  /**
   * Fits a policy.
   *
   * @param policy the policy
   * @param options the quota
   * @param catalog tells which actions a wildcard matches
   * @return documents that together grant the policy, and all that they grant beyond it
   * @throws PolicyTooLargeException if the policy does not fit; the message says by how much and
   *     what to do
   */
  public static FittedPolicy fit(ComposedPolicy policy, FittingOptions options, Catalog catalog)
      throws PolicyTooLargeException {
    boolean fits = PolicyWriter.size(policy.document()) <= options.quota().characters();
    boolean done = options.wildcards() != WildcardMode.ALWAYS || policy.statements().isEmpty();
    if (fits && done) {
      return new FittedPolicy(
          List.of(document(policy.statements(), Sids.besides(policy.statements()))), List.of());
    }
    PolicyFitting fitting = new PolicyFitting(policy, options, catalog);
    Draft draft =
        switch (options.wildcards()) {
          case NEVER -> fitting.draft(fitting.statements, List.of());
          case FIT -> fitting.shrunkToFit();
          case ALWAYS -> fitting.shrunk();
        };
    return fitting.written(draft);
  }

  private Draft draft(List<AllowStatement> shrunk, List<AddedAction> added) {
    List<Piece> pieces = pieces(shrunk);
    return new Draft(
        pieces,
        fitsIntoOne(pieces) ? List.of(pieces) : packing.pack(pieces, options.documents()),
        added);
  }

  private Draft draft(ActionShrinking shrinking) {
    return draft(shrinking.grants(), shrinking.added());
  }

  private List<Piece> pieces(List<AllowStatement> shrunk) {
    List<Piece> pieces = new ArrayList<>();
    for (AllowStatement grant : shrunk) {
      pieces.add(Piece.of(grant));
    }
    pieces.addAll(kept);
    return pieces;
  }

  private boolean fitsInto(int documents, ActionShrinking shrinking) {
    List<Piece> pieces = pieces(shrinking.grants());
    return documents == 1
        ? fitsIntoOne(pieces)
        : packing.mayFit(pieces, documents) && packing.pack(pieces, documents).size() <= documents;
  }

  /** The sizes of pieces are upper bounds; the size of a single document is known exactly. */
  private boolean fitsIntoOne(List<Piece> pieces) {
    return size(pieces) <= options.quota().characters();
  }

  private int size(List<Piece> pieces) {
    return PolicyWriter.size(document(composed(pieces), sids()).policy());
  }

  private Sids sids() {
    return Sids.besides(composed(kept));
  }

  private static List<ComposedStatement> composed(List<Piece> pieces) {
    List<ComposedStatement> composed = new ArrayList<>(pieces.size());
    for (Piece piece : pieces) {
      composed.add(piece.composed());
    }
    return composed;
  }

  private static FittedDocument document(List<ComposedStatement> composed, Sids sids) {
    List<Statement> statements = new ArrayList<>(composed.size());
    Set<String> purposes = new TreeSet<>();
    for (ComposedStatement statement : composed) {
      statements.add(sids.named(statement));
      purposes.add(statement.purpose());
    }
    return new FittedDocument(PolicyDocument.of(statements), List.copyOf(purposes));
  }

  private Draft shrunkToFit() {
    Draft plain = draft(statements, List.of());
    if (plain.documents().size() == 1) {
      return plain;
    }
    ActionShrinking shrinking = new ActionShrinking(catalog, statements);
    while (shrinking.shrink(false)) {
      if (fitsInto(1, shrinking)) {
        return draft(shrinking);
      }
    }
    Draft free = draft(shrinking);
    if (plain.documents().size() <= Math.min(options.documents(), free.documents().size())) {
      return plain;
    }
    while (!fitsInto(options.documents(), shrinking) && shrinking.shrink(true)) {
      // The cheapest pattern is applied, until there is room or no pattern left.
    }
    return draft(shrinking);
  }

  private Draft shrunk() {
    ActionShrinking shrinking = new ActionShrinking(catalog, statements);
    while (shrinking.shrink(false)) {
      // Every pattern that shortens without adding an action is applied.
    }
    Draft best = draft(shrinking);
    while (best.documents().size() > 1 && shrinking.shrink(true)) {
      if (fitsInto(best.documents().size() - 1, shrinking)) {
        best = draft(shrinking);
      }
    }
    return best.documents().size() <= options.documents() ? best : draft(shrinking);
  }

  private FittedPolicy written(Draft draft) throws PolicyTooLargeException {
    Sids sids = sids();
    List<FittedDocument> documents = new ArrayList<>();
    for (List<Piece> pieces : draft.documents()) {
      documents.add(document(composed(pieces), sids));
    }
    int excess = excess(draft, documents);
    if (excess > 0) {
      throw new PolicyTooLargeException(options, excess);
    }
    return new FittedPolicy(documents, draft.added());
  }

  private int excess(Draft draft, List<FittedDocument> documents) {
    if (options.documents() == 1 && documents.size() > 1) {
      return size(draft.pieces()) - options.quota().characters();
    }
    int excess = 0;
    for (int i = 0; i < documents.size(); i++) {
      int size = PolicyWriter.size(documents.get(i).policy());
      excess +=
          i < options.documents()
              ? Math.max(0, size - options.quota().characters())
              : size - AllowStatement.EMPTY_DOCUMENT;
    }
    return excess;
  }
}
