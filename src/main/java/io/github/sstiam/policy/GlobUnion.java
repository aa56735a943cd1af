package io.github.sstiam.policy;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What several globs match together, or what none of them matches.
 *
 * @param globs the globs
 * @param negated whether the texts are meant that no glob matches
 */
public record GlobUnion(List<Glob> globs, boolean negated) {
  /** More states than patterns of names need; beyond it, the answer is that they do not cover. */
  private static final int MAX_STATES = 5000;

  /** Stands for every character that no glob spells out. */
  private static final char OTHER = '\uFFFF';

  public GlobUnion {
    globs = List.copyOf(globs);
  }

  /**
   * Whether every text that a glob matches belongs to one of several unions: for example {@code a*}
   * to those of {@code a} and {@code a?*}.
   *
   * @param glob the glob
   * @param unions the unions
   * @return true only if it is certain; false also where the search would take too long
   */
  public static boolean cover(Glob glob, List<GlobUnion> unions) {
    return new Search(glob, unions).covers();
  }

  /**
   * Follows all globs through all texts at once, as sets of places in each (the subset
   * construction).
   */
  private static final class Search {
    private final List<GlobUnion> unions;
    private final List<String> globs = new ArrayList<>();
    private final String letters;

    Search(Glob glob, List<GlobUnion> unions) {
      this.unions = unions;
      globs.add(glob.compiled());
      for (GlobUnion union : unions) {
        for (Glob each : union.globs) {
          globs.add(each.compiled());
        }
      }
      StringBuilder used = new StringBuilder(":" + OTHER);
      for (String each : globs) {
        for (int i = 0; i < each.length(); i++) {
          char letter = each.charAt(i);
          if (!isWildcard(letter) && used.indexOf(String.valueOf(letter)) < 0) {
            used.append(letter);
          }
        }
      }
      this.letters = used.toString();
    }

    boolean covers() {
      List<BitSet> start = new ArrayList<>();
      for (String glob : globs) {
        BitSet places = new BitSet();
        reach(glob, 0, places);
        start.add(places);
      }
      Set<List<BitSet>> seen = new HashSet<>();
      List<List<BitSet>> open = new ArrayList<>(List.of(start));
      while (!open.isEmpty()) {
        List<BitSet> state = open.remove(open.size() - 1);
        if (state.get(0).isEmpty() || !seen.add(state)) {
          continue;
        }
        if (seen.size() > MAX_STATES || (ends(state, 0) && !isCovered(state))) {
          return false;
        }
        for (int i = 0; i < letters.length(); i++) {
          open.add(next(state, letters.charAt(i)));
        }
      }
      return true;
    }

    private boolean ends(List<BitSet> state, int glob) {
      return state.get(glob).get(globs.get(glob).length());
    }

    private boolean isCovered(List<BitSet> state) {
      int glob = 1;
      boolean covered = false;
      for (GlobUnion union : unions) {
        boolean matched = false;
        for (int i = 0; i < union.globs.size(); i++) {
          matched |= ends(state, glob++);
        }
        covered |= matched != union.negated;
      }
      return covered;
    }

    private List<BitSet> next(List<BitSet> state, char letter) {
      List<BitSet> next = new ArrayList<>(state.size());
      for (int i = 0; i < state.size(); i++) {
        String glob = globs.get(i);
        BitSet places = state.get(i);
        BitSet reached = new BitSet();
        for (int at = places.nextSetBit(0); at >= 0; at = places.nextSetBit(at + 1)) {
          step(glob, at, letter, reached);
        }
        next.add(reached);
        if (i == 0 && reached.isEmpty()) {
          return next;
        }
      }
      return next;
    }

    private static void step(String glob, int at, char letter, BitSet reached) {
      if (at == glob.length()) {
        return;
      }
      char own = glob.charAt(at);
      if (own == Glob.ANY || (own == Glob.ANY_IN_PART && letter != ':')) {
        reach(glob, at, reached);
      } else if (own == Glob.ONE || own == letter) {
        reach(glob, at + 1, reached);
      }
    }

    /** Adds a place, and those after wildcards that may stand for no text. */
    private static void reach(String glob, int place, BitSet reached) {
      int at = place;
      reached.set(at);
      while (at < glob.length()
          && (glob.charAt(at) == Glob.ANY || glob.charAt(at) == Glob.ANY_IN_PART)) {
        reached.set(++at);
      }
    }

    private static boolean isWildcard(char letter) {
      return letter == Glob.ANY || letter == Glob.ANY_IN_PART || letter == Glob.ONE;
    }
  }
}
