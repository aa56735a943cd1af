package io.github.sstiam.composition.fitting;

import io.github.sstiam.composition.Sids;
import io.github.sstiam.policy.ArnPattern;
import io.github.sstiam.policy.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A statement on its way into a document.
 *
 * @param purpose what it is for
 * @param size its characters, at most
 * @param grant the statement where it can be taken apart
 * @param kept the statement where it cannot
 */
record Piece(String purpose, int size, Optional<Grant> grant, Optional<Statement> kept) {
  static Piece of(Grant grant) {
    return new Piece(grant.subject().purpose(), grant.size(), Optional.of(grant), Optional.empty());
  }

  static Piece of(Statement kept) {
    return new Piece(Grant.purpose(kept), Grant.size(kept), Optional.empty(), Optional.of(kept));
  }

  /** The statement, with the next Sid where it may have a new one. */
  Statement statement(Sids sids) {
    return grant.isPresent() ? grant.get().statement(sids) : kept.orElseThrow();
  }

  /**
   * Pieces that grant the same, none larger than a document if that can be.
   *
   * @param room the characters of a document
   */
  List<Piece> toFit(int room) {
    List<Piece> pieces = new ArrayList<>();
    if (size <= room || grant.isEmpty()) {
      pieces.add(this);
      return pieces;
    }
    Grant own = grant.get();
    boolean byResource =
        own.actions().size() == 1
            || (own.resources().size() > 1
                && Grant.length(ArnPattern.texts(own.resources())) >= Grant.length(own.actions()));
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
    if (grant.isEmpty()) {
      return Optional.empty();
    }
    Grant own = grant.get();
    int actions = Grant.length(own.actions());
    List<String> arns = ArnPattern.texts(own.resources());
    int resources = Grant.length(arns);
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
      left -= Grant.length(texts.get(count)) + (count == 0 ? 0 : 1);
      if (left < 0) {
        break;
      }
      count++;
    }
    return count;
  }

  private static List<Piece> cut(Grant grant, boolean byResource, int at) {
    return byResource
        ? List.of(
            of(new Grant(grant.subject(), grant.actions(), first(grant.resources(), at))),
            of(new Grant(grant.subject(), grant.actions(), rest(grant.resources(), at))))
        : List.of(
            of(new Grant(grant.subject(), first(grant.actions(), at), grant.resources())),
            of(new Grant(grant.subject(), rest(grant.actions(), at), grant.resources())));
  }

  private static <T> NavigableSet<T> first(NavigableSet<T> all, int count) {
    return new TreeSet<>(List.copyOf(all).subList(0, count));
  }

  private static <T> NavigableSet<T> rest(NavigableSet<T> all, int count) {
    return new TreeSet<>(List.copyOf(all).subList(count, all.size()));
  }
}
