package io.github.sstiam.reader;

/** Where an app is read from, where the user says it. */
public enum Source {
  /**
   * Templates where they are given, else the cloud assembly, else the constructs of the app's
   * sources, else the resources that the POM declares: the first that is there.
   */
  AUTO,
  /** The cloud assembly. */
  ASSEMBLY,
  /** The app's sources, without its synthesis. */
  CONSTRUCTS,
  /** The resources that the POM declares, and nothing else. */
  DECLARED
}
