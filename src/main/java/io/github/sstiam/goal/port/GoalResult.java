package io.github.sstiam.goal.port;

import java.util.Optional;

/** What a goal that ran leaves. */
public interface GoalResult {
  /** Why the build must fail, in words for the user; empty where the goal passed. */
  Optional<String> failure();
}
