package io.github.sstiam.policy;

/** What a statement does to the requests that it matches. */
public enum Effect {
  ALLOW("Allow"),
  DENY("Deny");

  private final String text;

  Effect(String text) {
    this.text = text;
  }

  /** The word that policy JSON uses. */
  public String text() {
    return text;
  }
}
