package io.github.sstiam.composition.fitting;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Distributes statements over documents. Statements for one purpose stay together if a document has
 * room for them. If that takes too many documents, statements are distributed one by one. If that
 * still does, statements are split to fill every document.
 */
final class DocumentPacking {
  /**
   * Splitting a statement costs the frame of another one, which is not worthwhile for less room.
   */
  private static final int WORTH_SPLITTING = 300;

  /**
   * Statements that go into the same document.
   *
   * @param pieces the statements
   * @param cost the characters that they take
   */
  private record Unit(List<Piece> pieces, int cost) implements Comparable<Unit> {
    /** The largest first. */
    @Override
    public int compareTo(Unit other) {
      return Integer.compare(other.cost, cost);
    }
  }

  private final int room;

  /**
   * @param quota the characters of a document
   */
  DocumentPacking(PolicyQuota quota) {
    // n statements have n - 1 commas; the room for the last comma is added here.
    this.room = quota.characters() - AllowStatement.EMPTY_DOCUMENT + 1;
  }

  /**
   * Distributes statements.
   *
   * @param pieces the statements in their order
   * @param documents how many documents there may be
   * @return the documents, each with its statements in their order; more than there may be only
   *     where the statements need more
   */
  List<List<Piece>> pack(List<Piece> pieces, int documents) {
    List<Piece> fitting = new ArrayList<>();
    for (Piece piece : pieces) {
      fitting.addAll(piece.toFit(room - 1));
    }
    List<List<Piece>> packed = spread(byPurpose(fitting), fitting);
    if (packed.size() > documents) {
      packed = spread(oneByOne(fitting), fitting);
    }
    return packed.size() > documents ? filled(fitting) : packed;
  }

  /** Whether the statements may fit into a number of documents. */
  boolean mayFit(List<Piece> pieces, int documents) {
    return cost(pieces) <= (long) room * documents;
  }

  private List<List<Piece>> byPurpose(List<Piece> pieces) {
    Map<String, List<Piece>> purposes = new LinkedHashMap<>();
    for (Piece piece : pieces) {
      List<Piece> purpose = purposes.get(piece.purpose());
      if (purpose == null) {
        purpose = new ArrayList<>();
        purposes.put(piece.purpose(), purpose);
      }
      purpose.add(piece);
    }
    List<List<Piece>> units = new ArrayList<>();
    for (List<Piece> purpose : purposes.values()) {
      if (cost(purpose) <= room) {
        units.add(purpose);
      } else {
        units.addAll(oneByOne(purpose));
      }
    }
    return units;
  }

  private static List<List<Piece>> oneByOne(List<Piece> pieces) {
    List<List<Piece>> units = new ArrayList<>(pieces.size());
    for (Piece piece : pieces) {
      units.add(List.of(piece));
    }
    return units;
  }

  /** The largest first, each into the first document that has room. */
  private List<List<Piece>> spread(List<List<Piece>> units, List<Piece> order) {
    List<Unit> sorted = new ArrayList<>(units.size());
    for (List<Piece> unit : units) {
      sorted.add(new Unit(unit, cost(unit)));
    }
    Collections.sort(sorted);
    IdentityHashMap<Piece, Integer> places = new IdentityHashMap<>();
    List<Integer> left = new ArrayList<>();
    for (Unit unit : sorted) {
      int at = 0;
      while (at < left.size() && left.get(at) < unit.cost()) {
        at++;
      }
      if (at == left.size()) {
        left.add(room);
      }
      left.set(at, left.get(at) - unit.cost());
      for (Piece piece : unit.pieces()) {
        places.put(piece, at);
      }
    }
    Map<Integer, List<Piece>> documents = new LinkedHashMap<>();
    for (Piece piece : order) {
      List<Piece> document = documents.get(places.get(piece));
      if (document == null) {
        document = new ArrayList<>();
        documents.put(places.get(piece), document);
      }
      document.add(piece);
    }
    return List.copyOf(documents.values());
  }

  private List<List<Piece>> filled(List<Piece> pieces) {
    List<List<Piece>> documents = new ArrayList<>();
    documents.add(new ArrayList<>());
    int left = room;
    for (Piece piece : pieces) {
      Piece rest = piece;
      while (rest.size() + 1 > left && !documents.get(documents.size() - 1).isEmpty()) {
        if (left > WORTH_SPLITTING) {
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
    int cost = pieces.size();
    for (Piece piece : pieces) {
      cost += piece.size();
    }
    return cost;
  }
}
