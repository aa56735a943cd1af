package io.github.sstiam.report.ci;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.sstiam.requirement.PermissionRequirement;
import io.github.sstiam.simulation.gate.Suppression;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Identifies a finding by its content and not by its location, so that it stays the same when lines
 * move.
 */
final class Fingerprint {
  /** Half of the digest: enough that no two findings of a report share it. */
  private static final int LENGTH = 32;

  private Fingerprint() {}

  static String of(PermissionRequirement requirement) {
    return digest(
        requirement.principal().toString(),
        requirement.action().toString(),
        requirement.resource().text(),
        requirement.context().toString());
  }

  static String of(Suppression suppression) {
    return digest("suppression", suppression.action(), suppression.resource().text());
  }

  private static String digest(String... parts) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(String.join("\n", parts).getBytes(UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
