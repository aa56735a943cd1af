package io.github.sstiam.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.sstiam.mojo.console.SanitizedFault;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.Test;

/** Names of an app and of a policy that contain control sequences of a terminal. */
@MojoTest
class HostileNamesTest extends VerifyPermissionsDefaults {
  private static final String HOSTILE = "src/test/resources/io/github/sstiam/mojo/hostile";

  /** Keeps what is logged. */
  private static final class Notes extends SystemStreamLog {
    private final StringBuilder text = new StringBuilder();

    private void note(CharSequence content) {
      text.append(content).append('\n');
    }

    @Override
    public void info(CharSequence content) {
      note(content);
    }

    @Override
    public void warn(CharSequence content) {
      note(content);
    }

    @Override
    public void error(CharSequence content) {
      note(content);
    }
  }

  @Test
  @InjectMojo(goal = "verify-permissions")
  @MojoParameter(name = "appDirectory", value = HOSTILE)
  @MojoParameter(name = "policies", value = HOSTILE + "/policy.json")
  @MojoParameter(name = "templates", value = HOSTILE + "/prod-shop.template.json")
  @MojoParameter(name = "account", value = "123456789012")
  @MojoParameter(name = "region", value = "eu-west-1")
  @MojoParameter(name = "outputDirectory", value = "target/hostile-names-test")
  @MojoParameter(name = "failOn", value = "required")
  void controlCharactersOfNamesAreEscapedOnTheConsole(VerifyPermissionsMojo mojo) {
    Notes notes = new Notes();
    mojo.setLog(notes);

    Throwable failure = catchThrowable(mojo::execute);

    assertThat(failure).isInstanceOf(MojoFailureException.class);
    String console = notes.text + messages(failure);
    assertThat(console)
        .contains("Queue\\u001b[2J\\u001b[1;32m\\n[INFO] BUILD SUCCESS\\u202e")
        .doesNotContain("\n[INFO] BUILD SUCCESS")
        .doesNotContain("\n[ERROR]");
    assertThat(console.chars().filter(c -> c != '\n'))
        .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT);
  }

  @Test
  void controlCharactersOfFaultsAndTheirCausesAreEscaped() {
    Exception cause = new IllegalStateException("b\u001b[2J");

    Throwable plain =
        SanitizedFault.of(new MojoExecutionException("a\u009b2J: " + "b\u001b[2J", cause));

    assertThat(plain).hasMessage("a\\u009b2J: b\\u001b[2J").hasNoCause();
    MojoExecutionException sound = new MojoExecutionException("a", new Exception("b"));
    assertThat(SanitizedFault.of(sound)).isSameAs(sound);
  }

  private static String messages(Throwable fault) {
    return Stream.iterate(fault, Objects::nonNull, Throwable::getCause)
        .map(Throwable::getMessage)
        .filter(Objects::nonNull)
        .reduce("", (one, other) -> one + "\n" + other);
  }
}
