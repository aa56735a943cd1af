package io.github.sstiam.evaluation.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.sstiam.evaluation.CompiledPolicy;
import io.github.sstiam.json.JsonReader;
import io.github.sstiam.json.JsonSyntaxException;
import io.github.sstiam.json.JsonValue;
import io.github.sstiam.json.JsonValue.JsonString;
import io.github.sstiam.json.Position;
import io.github.sstiam.policy.PolicyKind;
import io.github.sstiam.policy.PolicyReader;
import io.github.sstiam.policy.PolicyReader.Reading;
import java.net.URLDecoder;

/** Reads policies as IAM returns them: as JSON, or URL-encoded. */
public final class StoredPolicy {
  private StoredPolicy() {}

  /**
   * Reads a policy.
   *
   * @param name the policy's name or ARN
   * @param encoded its text, URL-encoded
   * @throws AuthorizationDetailsException if it is not a valid policy
   */
  public static CompiledPolicy of(String name, String encoded)
      throws AuthorizationDetailsException {
    return of(name, new JsonString(encoded, Position.NONE), PolicyKind.IDENTITY);
  }

  /**
   * Reads a policy.
   *
   * @param name the policy's name or ARN
   * @param document its text, or the JSON itself
   * @param kind what it is attached to
   */
  static CompiledPolicy of(String name, JsonValue document, PolicyKind kind)
      throws AuthorizationDetailsException {
    try {
      JsonValue json =
          document instanceof JsonString encoded
              ? JsonReader.read(URLDecoder.decode(encoded.value(), UTF_8))
              : document;
      Reading reading = PolicyReader.interpret(json, kind);
      if (reading.problems().isEmpty()) {
        return CompiledPolicy.of(name, reading.document());
      }
      throw new AuthorizationDetailsException("policy " + name + ", " + reading.problems().get(0));
    } catch (JsonSyntaxException | IllegalArgumentException e) {
      throw new AuthorizationDetailsException(
          "policy " + name + " is not a valid policy: " + e.getMessage());
    }
  }
}
