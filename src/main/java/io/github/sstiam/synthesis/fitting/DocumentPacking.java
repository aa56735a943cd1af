package io.github.sstiam.synthesis.fitting;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Spreads statements over documents. What is for one purpose stays together where a document has
 * room for it; where that takes too many documents, statements are spread one by one; where that
 * still does, statements are cut so that every document is full.
 */
final class DocumentPacking {
  /** A statement that is cut costs the frame of another, which is not worth it for less room. */
  private static final int WORTH_CUTTING = 300;

  private final int room;

  /**
   * @param quota the characters of a document
   */
  DocumentPacking(PolicyQuota quota) {
    // Of n statements n - 1 take a comma, so that each may take one.
    this.room = quota.characters() - Grant.EMPTY_DOCUMENT + 1;
  }

  /**
   * Spreads statements.
   *
   * @param pieces the statements in their order
   * @param documents how many documents there may be
   * @return the documents, each with its statements in their order; more than there may be only
   *     where the statements need more
   */
  List<List<Piece>> pack(List<Piece> pieces, int documents) {
    List<Piece> fitting = pieces.stream().flatMap(piece -> piece.toFit(room - 1).stream()).toList();
    List<List<Piece>> packed = spread(byPurpose(fitting), fitting);
    if (packed.size() > documents) {
      packed = spread(fitting.stream().map(List::of).toList(), fitting);
    }
    return packed.size() > documents ? filled(fitting) : packed;
  }

  /** Whether statements could fit into so many documents at all. */
  boolean mayFit(List<Piece> pieces, int documents) {
    return cost(pieces) <= (long) room * documents;
  }

  private List<List<Piece>> byPurpose(List<Piece> pieces) {
    Map<String, List<Piece>> purposes = new LinkedHashMap<>();
    pieces.forEach(
        piece -> purposes.computeIfAbsent(piece.purpose(), key -> new ArrayList<>()).add(piece));
    List<List<Piece>> units = new ArrayList<>();
    for (List<Piece> purpose : purposes.values()) {
      if (cost(purpose) <= room) {
        units.add(purpose);
      } else {
        purpose.forEach(piece -> units.add(List.of(piece)));
      }
    }
    return units;
  }

  /** The largest first, each into the first document that has room. */
  private List<List<Piece>> spread(List<List<Piece>> units, List<Piece> order) {
    List<List<Piece>> sorted = new ArrayList<>(units);
    sorted.sort(Comparator.comparing(DocumentPacking::cost, Comparator.reverseOrder()));
    List<List<Piece>> documents = new ArrayList<>();
    List<Integer> left = new ArrayList<>();
    for (List<Piece> unit : sorted) {
      int cost = cost(unit);
      int at = 0;
      while (at < documents.size() && left.get(at) < cost) {
        at++;
      }
      if (at == documents.size()) {
        documents.add(new ArrayList<>());
        left.add(room);
      }
      documents.get(at).addAll(unit);
      left.set(at, left.get(at) - cost);
    }
    IdentityHashMap<Piece, Integer> places = new IdentityHashMap<>();
    order.forEach(piece -> places.put(piece, places.size()));
    documents.forEach(document -> document.sort(Comparator.comparing(places::get)));
    documents.sort(Comparator.comparing(document -> places.get(document.get(0))));
    return documents;
  }

  private List<List<Piece>> filled(List<Piece> pieces) {
    List<List<Piece>> documents = new ArrayList<>();
    documents.add(new ArrayList<>());
    int left = room;
    for (Piece piece : pieces) {
      Piece rest = piece;
      while (rest.size() + 1 > left && !documents.get(documents.size() - 1).isEmpty()) {
        if (left > WORTH_CUTTING) {
          List<Piece> parts = rest.cut(left - 1).orElse(List.of(rest));
          if (parts.size() == 2) {
            documents.get(documents.size() - 1).add(parts.get(0));
            rest = parts.get(1);
          }
        }
        documents.add(new ArrayList<>());
        left = room;
      }
      documents.get(documents.size() - 1).add(rest);
      left -= rest.size() + 1;
    }
    return documents;
  }

  private static int cost(List<Piece> pieces) {
    return pieces.stream().mapToInt(Piece::size).sum() + pieces.size();
  }
}
