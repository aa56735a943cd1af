package io.github.sstiam.mojo;

import io.github.sstiam.mojo.access.AwsAccess;
import io.github.sstiam.mojo.console.Progress;
import io.github.sstiam.mojo.parameter.MavenSettings;
import io.github.sstiam.mojo.parameter.Parameters;
import java.time.Duration;
import javax.inject.Inject;
import javax.inject.Provider;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.codehaus.plexus.components.interactivity.Prompter;

/** The parameters of goals that may ask AWS: with which credentials, and where. */
abstract class AbstractAwsMojo extends AbstractMojo {
  /**
   * The profile of the AWS configuration files whose credentials are used. By default the AWS SDK's
   * own choice ({@code AWS_PROFILE}, else {@code default}).
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.profile")
  private String profile;

  /**
   * The address of an AWS-compatible endpoint that is asked in place of AWS, such as {@code
   * http://localhost:4566}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.endpoint")
  private String endpoint;

  /**
   * The code that your multi-factor authentication device shows, for a profile with {@code
   * mfa_serial}. By default it is asked for at the terminal.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.mfaToken")
  private String mfaToken;

  /**
   * The most seconds that asking AWS may take, all requests together.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.timeout", defaultValue = "300")
  private int timeout;

  /**
   * Whether Maven works offline ({@code -o}): AWS is not asked then.
   *
   * @since 0.1.0
   */
  @Parameter(defaultValue = "${settings.offline}", readonly = true)
  private boolean offline;

  /**
   * The Maven session: its settings name proxies, and its modules share answers.
   *
   * @since 0.1.0
   */
  @Parameter(defaultValue = "${session}", readonly = true)
  private MavenSession session;

  @Inject private Provider<Prompter> prompter;

  @Inject private Provider<SettingsDecrypter> decrypter;

  /** How AWS is reached. */
  final AwsAccess aws() throws MojoExecutionException {
    if (timeout < 1) {
      throw new MojoExecutionException(
          "<timeout> (-Dsst-iam.timeout) is " + timeout + "; give a number of seconds from 1 on.");
    }
    MavenSettings settings = new MavenSettings(session, prompter, decrypter);
    return new AwsAccess(
        Parameters.text(profile),
        Parameters.address("endpoint", endpoint),
        Duration.ofSeconds(timeout),
        offline,
        settings.proxy(),
        settings.mfaCode(Parameters.text(mfaToken)),
        () -> progress("AWS is asked"));
  }

  /** Says of work that takes long that it goes on; in batch mode nobody waits for it. */
  final Progress progress(String work) {
    return Progress.of(work, session != null && session.getRequest().isInteractiveMode(), getLog());
  }

  /** The Maven session; null in tests that have none. */
  final MavenSession session() {
    return session;
  }
}
