package io.github.sstiam.composition.fitting;

import io.github.sstiam.composition.ComposedStatement;
import io.github.sstiam.policy.ArnPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A statement that is assigned to a document.
 *
 * @param purpose what it is for
 * @param size its characters, at most
 * @param splittable the statement, if it can be split
 * @param kept the statement, if it cannot
 */
record Piece(
    String purpose,
    int size,
    Optional<AllowStatement> splittable,
    Optional<ComposedStatement> kept) {
  static Piece of(AllowStatement statement) {
    return new Piece(
        statement.subject().purpose(), statement.size(), Optional.of(statement), Optional.empty());
  }

  static Piece of(ComposedStatement kept) {
    return new Piece(
        kept.purpose(), AllowStatement.size(kept.statement()), Optional.empty(), Optional.of(kept));
  }

  /** The statement as part of a policy. */
  ComposedStatement composed() {
    return splittable.isPresent() ? splittable.get().composed() : kept.orElseThrow();
  }

  /**
   * Pieces that grant the same, none larger than a document if that can be.
   *
   * @param room the characters of a document
   */
  List<Piece> toFit(int room) {
    List<Piece> pieces = new ArrayList<>();
    if (size <= room || splittable.isEmpty()) {
      pieces.add(this);
      return pieces;
    }
    AllowStatement own = splittable.get();
    boolean byResource =
        own.actions().size() == 1
            || (own.resources().size() > 1
                && AllowStatement.length(ArnPattern.texts(own.resources()))
                    >= AllowStatement.length(own.actions()));
    int count = byResource ? own.resources().size() : own.actions().size();
    if (count == 1) {
      pieces.add(this);
      return pieces;
    }
    for (Piece half : cut(own, byResource, count / 2)) {
      pieces.addAll(half.toFit(room));
    }
    return pieces;
  }

  /**
   * Two pieces that grant the same, the first as large as fits.
   *
   * @param room the characters that there are
   * @return the pieces, or empty where nothing fits
   */
  Optional<List<Piece>> cut(int room) {
    if (splittable.isEmpty()) {
      return Optional.empty();
    }
    AllowStatement own = splittable.get();
    int actions = AllowStatement.length(own.actions());
    List<String> arns = ArnPattern.texts(own.resources());
    int resources = AllowStatement.length(arns);
    int frame = size - actions - resources;
    int byResource = fitting(arns, room - frame - actions);
    int byAction = fitting(List.copyOf(own.actions()), room - frame - resources);
    if (byResource == 0 && byAction == 0) {
      return Optional.empty();
    }
    boolean more = byResource * own.actions().size() >= byAction * own.resources().size();
    return Optional.of(cut(own, more, more ? byResource : byAction));
  }

  /** How many texts there is room for, at least one of which is left. */
  private static int fitting(List<String> texts, int room) {
    int count = 0;
    int left = room;
    while (count < texts.size() - 1) {
      left -= AllowStatement.length(texts.get(count)) + (count == 0 ? 0 : 1);
      if (left < 0) {
        break;
      }
      count++;
    }
    return count;
  }

  private static List<Piece> cut(AllowStatement grant, boolean byResource, int at) {
    return byResource
        ? List.of(
            of(new AllowStatement(grant.subject(), grant.actions(), first(grant.resources(), at))),
            of(new AllowStatement(grant.subject(), grant.actions(), rest(grant.resources(), at))))
        : List.of(
            of(new AllowStatement(grant.subject(), first(grant.actions(), at), grant.resources())),
            of(new AllowStatement(grant.subject(), rest(grant.actions(), at), grant.resources())));
  }

  private static <T> NavigableSet<T> first(NavigableSet<T> all, int count) {
    return new TreeSet<>(List.copyOf(all).subList(0, count));
  }

  private static <T> NavigableSet<T> rest(NavigableSet<T> all, int count) {
    return new TreeSet<>(List.copyOf(all).subList(count, all.size()));
  }
}
