package io.github.sstiam.aws;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A proxy for requests to AWS.
 *
 * @param address its address
 * @param user the user's name, if it demands one
 * @param password the user's password
 * @param directHosts patterns of hosts that are connected to directly
 */
public record HttpProxy(
    URI address, Optional<String> user, Optional<String> password, Set<String> directHosts) {
  public HttpProxy {
    requireNonNull(address, "address is null");
    requireNonNull(user, "user is null");
    requireNonNull(password, "password is null");
    directHosts = Set.copyOf(directHosts);
  }

  /** The proxy without the password. */
  @Override
  public String toString() {
    return address + " (not for " + new TreeSet<>(directHosts) + ")";
  }
}
