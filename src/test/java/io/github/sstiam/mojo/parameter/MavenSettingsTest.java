package io.github.sstiam.mojo.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sstiam.aws.HttpProxy;
import io.github.sstiam.simulation.SimulationUnavailableException;
import java.util.List;
import java.util.Optional;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.settings.Proxy;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;
import org.codehaus.plexus.components.interactivity.Prompter;
import org.codehaus.plexus.components.interactivity.PrompterException;
import org.junit.jupiter.api.Test;

/** What settings.xml and the terminal say about reaching AWS. */
class MavenSettingsTest {
  @Test
  void theActiveProxyForHttpsIsTakenWithItsPasswordDecrypted() {
    Proxy http = proxy("http", "one", true);
    Proxy inactive = proxy("https", "two", false);
    Proxy https = proxy("https", "three", true);
    https.setUsername("me");
    https.setPassword("{encrypted}");
    https.setNonProxyHosts("localhost|*.corp.example");

    HttpProxy found = settings(http, inactive, https).proxy().orElseThrow();

    assertThat(found.address()).hasToString("http://three:3128");
    assertThat(found.user()).contains("me");
    assertThat(found.password()).contains("decrypted");
    assertThat(found.directHosts()).containsExactlyInAnyOrder("localhost", ".*\\.corp\\.example");
  }

  @Test
  void aProxyForHttpServesWhereThereIsNoOther() {
    assertThat(settings(proxy("http", "one", true)).proxy().orElseThrow().address())
        .hasToString("http://one:3128");
    assertThat(settings(proxy("http", "one", false)).proxy()).isEmpty();
    assertThat(new MavenSettings(null, () -> null, () -> null).proxy()).isEmpty();
  }

  @Test
  void theCodeIsAskedForAtTheTerminalUnlessItIsGiven() throws Exception {
    MavenSettings settings = settings();

    assertThat(settings.mfaCode(Optional.empty()).of("arn:mfa"))
        .isEqualTo("asked: MFA code of arn:mfa");
    assertThat(settings.mfaCode(Optional.of("123456")).of("arn:mfa")).isEqualTo("123456");
  }

  @Test
  void inBatchModeNobodyIsAsked() {
    MavenSettings settings = settings();
    settings.session().getRequest().setInteractiveMode(false);

    assertThatThrownBy(() -> settings.mfaCode(Optional.empty()).of("arn:mfa"))
        .isInstanceOf(SimulationUnavailableException.class)
        .hasMessageContaining(
            "asks for multi-factor authentication (arn:mfa), and Maven runs in batch mode")
        .hasMessageContaining("-Dsst-iam.mfaToken=CODE");
  }

  private static Proxy proxy(String protocol, String host, boolean active) {
    Proxy proxy = new Proxy();
    proxy.setProtocol(protocol);
    proxy.setHost(host);
    proxy.setPort(3128);
    proxy.setActive(active);
    return proxy;
  }

  @SuppressWarnings("deprecation") // Sessions have no other constructor that takes a request.
  private static MavenSettings settings(Proxy... proxies) {
    MavenExecutionRequest request = new DefaultMavenExecutionRequest();
    request.setProxies(List.of(proxies));
    request.setInteractiveMode(true);
    MavenSession session = new MavenSession(null, request, null, List.of());
    return new MavenSettings(session, MavenSettingsTest::prompter, MavenSettingsTest::decrypter);
  }

  private static SettingsDecrypter decrypter() {
    return request -> new Decrypted(request.getProxies().get(0));
  }

  private record Decrypted(Proxy proxy) implements SettingsDecryptionResult {
    @Override
    public Proxy getProxy() {
      Proxy decrypted = proxy.clone();
      decrypted.setPassword(proxy.getPassword() == null ? null : "decrypted");
      return decrypted;
    }

    @Override
    public org.apache.maven.settings.Server getServer() {
      return null;
    }

    @Override
    public List<org.apache.maven.settings.Server> getServers() {
      return List.of();
    }

    @Override
    public List<Proxy> getProxies() {
      return List.of(getProxy());
    }

    @Override
    public List<SettingsProblem> getProblems() {
      return List.of();
    }
  }

  private static Prompter prompter() {
    return new Prompter() {
      @Override
      public String prompt(String message) {
        return "asked: " + message;
      }

      @Override
      public String prompt(String message, String otherwise) throws PrompterException {
        throw new PrompterException(message);
      }

      @Override
      public String prompt(String message, List<String> values) throws PrompterException {
        throw new PrompterException(message);
      }

      @Override
      public String prompt(String message, List<String> values, String otherwise)
          throws PrompterException {
        throw new PrompterException(message);
      }

      @Override
      public String promptForPassword(String message) throws PrompterException {
        throw new PrompterException(message);
      }

      @Override
      public void showMessage(String message) throws PrompterException {
        throw new PrompterException(message);
      }
    };
  }
}
