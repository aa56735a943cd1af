package io.github.sstiam.composition.fitting;

import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.composition.Sids;
import io.github.sstiam.composition.fitting.FittedPolicy.AddedAction;
import io.github.sstiam.composition.fitting.FittedPolicy.FittedDocument;
import io.github.sstiam.policy.PolicyDocument;
import io.github.sstiam.policy.PolicyWriter;
import io.github.sstiam.policy.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Fits a policy into IAM's quotas. A policy that fits is left alone. Any other is merged without
 * loss, then shrunk with action wildcards, then split by purpose; and no further than it takes:
 *
 * <ul>
 *   <li>wildcards that add nothing are used as far as they bring the policy into one document, or
 *       all of them where they save a document; for what adds nothing today may add an action that
 *       AWS makes tomorrow;
 *   <li>wildcards that add actions are used only where even the allowed number of documents is not
 *       enough, fewest added actions for the characters saved first; with {@link
 *       WildcardMode#ALWAYS} wherever they save a document.
 * </ul>
 *
 * <p>Statements other than plain Allows are kept as they are.
 */
public final class PolicyFitting {
  /** A way to write the policy: its statements, and the same spread over documents. */
  private record Draft(List<Piece> pieces, List<List<Piece>> documents, List<AddedAction> added) {}

  private final FittingOptions options;
  private final Catalog catalog;
  private final PolicyDocument policy;
  private final DocumentPacking packing;
  private final List<Grant> grants;
  private final List<Piece> kept = new ArrayList<>();

  private PolicyFitting(PolicyDocument policy, FittingOptions options, Catalog catalog) {
    this.policy = policy;
    this.options = options;
    this.catalog = catalog;
    this.packing = new DocumentPacking(options.quota());
    List<Grant> plain = new ArrayList<>();
    for (Statement statement : policy.statements()) {
      if (Grant.isPlain(statement)) {
        plain.add(Grant.of(statement));
      } else {
        kept.add(Piece.of(statement));
      }
    }
    this.grants = GrantMerge.merge(plain);
  }

  /**
   * Fits a policy.
   *
   * @param policy the policy
   * @param options what it is to fit into
   * @param catalog knows what action wildcards stand for
   * @return documents that together grant the policy, and all that they grant beyond it
   * @throws PolicyTooLargeException if the policy does not fit; the message says by how much and
   *     what to do
   */
  public static FittedPolicy fit(PolicyDocument policy, FittingOptions options, Catalog catalog)
      throws PolicyTooLargeException {
    boolean fits = PolicyWriter.size(policy) <= options.quota().characters();
    boolean done = options.wildcards() != WildcardMode.ALWAYS || policy.statements().isEmpty();
    if (fits && done) {
      return new FittedPolicy(List.of(document(policy)), List.of());
    }
    PolicyFitting fitting = new PolicyFitting(policy, options, catalog);
    Draft draft =
        switch (options.wildcards()) {
          case NEVER -> fitting.draft(fitting.grants, List.of());
          case FIT -> fitting.shrunkToFit();
          case ALWAYS -> fitting.shrunk();
        };
    return fitting.written(draft);
  }

  private Draft draft(List<Grant> shrunk, List<AddedAction> added) {
    List<Piece> pieces = pieces(shrunk);
    return new Draft(
        pieces,
        fitsIntoOne(pieces) ? List.of(pieces) : packing.pack(pieces, options.documents()),
        added);
  }

  private Draft draft(ActionShrinking shrinking) {
    return draft(shrinking.grants(), shrinking.added());
  }

  private List<Piece> pieces(List<Grant> shrunk) {
    List<Piece> pieces = new ArrayList<>();
    for (Grant grant : shrunk) {
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

  /** The sizes of pieces are upper bounds; of one document the size is known. */
  private boolean fitsIntoOne(List<Piece> pieces) {
    return PolicyWriter.size(document(pieces, sids())) <= options.quota().characters();
  }

  private Sids sids() {
    Set<String> taken = new HashSet<>();
    for (Piece piece : kept) {
      piece.kept().flatMap(Statement::sid).ifPresent(taken::add);
    }
    return new Sids(taken);
  }

  private PolicyDocument document(List<Piece> pieces, Sids sids) {
    List<Statement> statements = new ArrayList<>(pieces.size());
    for (Piece piece : pieces) {
      statements.add(piece.statement(sids));
    }
    return new PolicyDocument(policy.version(), Optional.empty(), statements);
  }

  private Draft shrunkToFit() {
    Draft plain = draft(grants, List.of());
    if (plain.documents().size() == 1) {
      return plain;
    }
    ActionShrinking shrinking = new ActionShrinking(catalog, grants);
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
    ActionShrinking shrinking = new ActionShrinking(catalog, grants);
    while (shrinking.shrink(false)) {
      // What adds nothing is applied wherever it shortens.
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
      documents.add(document(document(pieces, sids)));
    }
    int excess = excess(draft, documents);
    if (excess > 0) {
      throw new PolicyTooLargeException(options, excess);
    }
    return new FittedPolicy(documents, draft.added());
  }

  private int excess(Draft draft, List<FittedDocument> documents) {
    if (options.documents() == 1 && documents.size() > 1) {
      return PolicyWriter.size(document(draft.pieces(), sids())) - options.quota().characters();
    }
    int excess = 0;
    for (int i = 0; i < documents.size(); i++) {
      int size = PolicyWriter.size(documents.get(i).policy());
      excess +=
          i < options.documents()
              ? Math.max(0, size - options.quota().characters())
              : size - Grant.EMPTY_DOCUMENT;
    }
    return excess;
  }

  private static FittedDocument document(PolicyDocument policy) {
    Set<String> purposes = new TreeSet<>();
    for (Statement statement : policy.statements()) {
      purposes.add(Grant.purpose(statement));
    }
    return new FittedDocument(policy, List.copyOf(purposes));
  }
}
