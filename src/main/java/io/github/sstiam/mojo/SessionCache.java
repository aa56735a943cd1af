package io.github.sstiam.mojo;

import io.github.sstiam.goal.port.BuildCache;
import org.apache.maven.execution.MavenSession;
import org.eclipse.aether.SessionData;

/** The cache that all goals and modules of one Maven session share. */
final class SessionCache {
  private SessionCache() {}

  /**
   * The cache of a session.
   *
   * @param session the Maven session; with null, as in tests, nothing is shared
   */
  static BuildCache of(MavenSession session) {
    if (session == null || session.getRepositorySession() == null) {
      return new BuildCache();
    }
    SessionData data = session.getRepositorySession().getData();
    // Sets the cache unless the session has one.
    data.set(BuildCache.class, null, new BuildCache());
    return (BuildCache) data.get(BuildCache.class);
  }
}
