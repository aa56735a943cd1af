package io.github.sstiam.mojo.parameter;

import io.github.sstiam.aws.HttpProxy;
import io.github.sstiam.aws.MfaCode;
import io.github.sstiam.simulation.SimulationUnavailableException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.inject.Provider;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.settings.Proxy;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.codehaus.plexus.components.interactivity.Prompter;
import org.codehaus.plexus.components.interactivity.PrompterException;

/**
 * What Maven's own settings say about reaching AWS.
 *
 * @param session the Maven session; null in tests that have none
 * @param prompter asks at the terminal
 * @param decrypter decrypts the passwords of settings.xml
 */
public record MavenSettings(
    MavenSession session, Provider<Prompter> prompter, Provider<SettingsDecrypter> decrypter) {
  /**
   * The active proxy, one for https before one for http
   * (https://maven.apache.org/settings.html#proxies).
   */
  public Optional<HttpProxy> proxy() {
    if (session != null && session.getSettings() != null) {
      for (String protocol : List.of("https", "http")) {
        for (Proxy proxy : session.getSettings().getProxies()) {
          if (proxy.isActive() && protocol.equalsIgnoreCase(proxy.getProtocol())) {
            return Optional.of(proxy(proxy));
          }
        }
      }
    }
    return Optional.empty();
  }

  private HttpProxy proxy(Proxy settings) {
    Proxy proxy =
        decrypter.get().decrypt(new DefaultSettingsDecryptionRequest(settings)).getProxy();
    return new HttpProxy(
        URI.create("http://" + proxy.getHost() + ":" + proxy.getPort()),
        Parameters.text(proxy.getUsername()),
        Parameters.text(proxy.getPassword()),
        directHosts(proxy.getNonProxyHosts()));
  }

  private static Set<String> directHosts(String nonProxyHosts) {
    return Arrays.stream(
            String.valueOf(nonProxyHosts == null ? "" : nonProxyHosts).split("[|,]", -1))
        .map(String::strip)
        .filter(host -> !host.isEmpty())
        .map(host -> host.replace(".", "\\.").replace("*", ".*"))
        .collect(Collectors.toSet());
  }

  /**
   * Who gives the code of a multi-factor authentication device: the parameter, else the terminal.
   *
   * @param given the parameter
   */
  public MfaCode mfaCode(Optional<String> given) {
    return serial -> given.isPresent() ? given.get() : asked(serial);
  }

  private String asked(String serial) throws SimulationUnavailableException {
    if (session == null || !session.getRequest().isInteractiveMode()) {
      throw new SimulationUnavailableException(
          "The AWS profile asks for multi-factor authentication ("
              + serial
              + "), and Maven runs in batch mode, so Maven cannot prompt for the code. Give it with"
              + " -Dsst-iam.mfaToken=CODE, or use credentials that need none (in CI: OIDC).");
    }
    try {
      return prompter.get().prompt("MFA code of " + serial);
    } catch (PrompterException e) {
      throw new SimulationUnavailableException(
          "The terminal gives no MFA code for "
              + serial
              + ". Give it with -Dsst-iam.mfaToken=CODE.",
          e);
    }
  }
}
