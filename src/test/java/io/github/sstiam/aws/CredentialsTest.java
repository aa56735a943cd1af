package io.github.sstiam.aws;

import static io.github.sstiam.aws.SimulationFixture.ALL;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.sstiam.aws.loopback.EndlessEndpoint;
import io.github.sstiam.aws.loopback.LoopbackAccount;
import io.github.sstiam.aws.loopback.LoopbackAws;
import io.github.sstiam.aws.loopback.LoopbackPrincipal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every kind of credentials that SST's page names, with real files and a real environment, each in
 * a JVM of its own.
 */
class CredentialsTest {
  private static final String KEYS =
      """
      aws_access_key_id = AKIAIOSFODNN7EXAMPLE
      aws_secret_access_key = wJalrXUtnFEMI-K7MDENG-bPxRfiCYEXAMPLEKEY
      """;
  private static final String ROLE = "arn:aws:iam::123456789012:role/ci/Deploy";
  private static final String SESSION = "arn:aws:sts::123456789012:assumed-role/Deploy/";
  private static final String SERIAL = "arn:aws:iam::123456789012:mfa/phone";

  private static LoopbackAws aws;

  @TempDir private Path home;

  @BeforeAll
  static void start() {
    LoopbackAccount account = LoopbackAccount.ofUser(ALL);
    for (String role : List.of("ci/Deploy", "Container", "Instance")) {
      account = account.with(LoopbackPrincipal.of("arn:aws:iam::123456789012:role/" + role, ALL));
    }
    aws = LoopbackAws.start(account);
  }

  @AfterAll
  static void stop() {
    aws.close();
  }

  @Test
  void keysOfTheEnvironment() throws Exception {
    assertThat(
            probe(
                Map.of(
                    "AWS_ACCESS_KEY_ID",
                    "AKIAIOSFODNN7EXAMPLE",
                    "AWS_SECRET_ACCESS_KEY",
                    SimulationFixture.SECRET)))
        .contains("caller " + LoopbackAccount.USER);
  }

  @Test
  void keysOfTheDefaultProfile() throws Exception {
    file(".aws/credentials", "[default]\n" + KEYS);

    assertThat(probe(Map.of())).contains("caller " + LoopbackAccount.USER);
  }

  @Test
  void aProfileOfTheEnvironmentAndOneOfTheParameter() throws Exception {
    file(".aws/credentials", "[work]\n" + KEYS);

    assertThat(probe(Map.of("AWS_PROFILE", "work"))).contains("caller " + LoopbackAccount.USER);
    assertThat(probe(Map.of(), "work", "-")).contains("caller " + LoopbackAccount.USER);
  }

  @Test
  void aRequestedProfileTakesPrecedenceOverTheEnvironment() throws Exception {
    file(".aws/config", roleProfile(""));

    assertThat(
            probe(
                Map.of("AWS_ACCESS_KEY_ID", "AKIAOTHER", "AWS_SECRET_ACCESS_KEY", "other"),
                "deploy",
                "-"))
        .contains("caller " + SESSION)
        .contains("source " + ROLE);
  }

  @Test
  void aRoleOverASourceProfile() throws Exception {
    file(".aws/config", roleProfile(""));

    assertThat(probe(Map.of(), "deploy", "-"))
        .contains("caller " + SESSION)
        .contains("source " + ROLE);
  }

  @Test
  void aRoleWithMultiFactorAuthentication() throws Exception {
    file(".aws/config", roleProfile("mfa_serial = " + SERIAL));

    assertThat(probe(Map.of(), "deploy", "123456"))
        .contains("caller " + SESSION)
        .contains("source " + ROLE);
    assertThat(probe(Map.of(), "deploy", "654321"))
        .contains("unavailable AWS refused sts:AssumeRole (AccessDenied)")
        .contains("the code of the MFA device");
    assertThat(probe(Map.of(), "deploy", "-")).contains("unavailable no code for " + SERIAL);
  }

  @Test
  void keysWithMultiFactorAuthentication() throws Exception {
    file(".aws/credentials", "[default]\n" + KEYS + "mfa_serial = " + SERIAL + "\n");

    assertThat(probe(Map.of(), "-", "123456")).contains("caller " + LoopbackAccount.USER);
    assertThat(aws.requests()).contains("GetSessionToken");
  }

  @Test
  void aWebIdentityOfACiSystem() throws Exception {
    file("token.jwt", "header.payload.signature");

    assertThat(
            probe(
                Map.of(
                    "AWS_ROLE_ARN",
                    ROLE,
                    "AWS_WEB_IDENTITY_TOKEN_FILE",
                    home.resolve("token.jwt").toString(),
                    "AWS_ROLE_SESSION_NAME",
                    "run-7",
                    "AWS_REGION",
                    "eu-west-1")))
        .contains("caller " + SESSION + "run-7")
        .contains("source " + ROLE);
  }

  @Test
  void aWebIdentityWithoutARegion() throws Exception {
    file("token.jwt", "header.payload.signature");

    assertThat(
            probe(
                Map.of(
                    "AWS_ROLE_ARN",
                    ROLE,
                    "AWS_WEB_IDENTITY_TOKEN_FILE",
                    home.resolve("token.jwt").toString(),
                    "AWS_ENDPOINT_URL_STS",
                    "http://127.0.0.1:1")))
        .contains("unavailable The web identity token")
        .contains("AWS_REGION");
  }

  @Test
  void anIdentityCenterSession() throws Exception {
    ssoProfile("2099-01-01T00:00:00Z");

    assertThat(probe(Map.of(), "sso", "-"))
        .contains("assumed-role/AWSReservedSSO_Deploy_0123456789abcdef/alice");
  }

  @Test
  void anIdentityCenterSessionThatHasExpired() throws Exception {
    ssoProfile("2001-01-01T00:00:00Z");

    assertThat(probe(Map.of(), "sso", "-")).contains("unavailable").contains("aws sso login");
  }

  private void ssoProfile(String expiry) throws IOException {
    file(
        ".aws/config",
        """
        [profile sso]
        sso_session = corp
        sso_account_id = 123456789012
        sso_role_name = Deploy
        region = us-east-1
        [sso-session corp]
        sso_region = us-east-1
        sso_start_url = https://corp.awsapps.example/start
        """);
    file(
        // The SHA-1 of the session's name "corp".
        ".aws/sso/cache/ee0bfd2552fbd840c02cc48b6e823320543c450f.json",
        "{\"startUrl\": \"https://corp.awsapps.example/start\", \"region\": \"us-east-1\","
            + " \"accessToken\": \"sso-token\", \"expiresAt\": \""
            + expiry
            + "\"}");
  }

  @Test
  void aCredentialProcessAsAwsVaultAndLeappUseIt() throws Exception {
    Path output =
        file(
            "vault.json",
            """
            {"Version": 1, "AccessKeyId": "AKIAIOSFODNN7EXAMPLE", "SecretAccessKey": "secret"}
            """);
    file(
        ".aws/config",
        "[profile vault]\nmfa_serial = " + SERIAL + "\ncredential_process = cat " + output + "\n");

    assertThat(probe(Map.of(), "vault", "-")).contains("caller " + LoopbackAccount.USER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"yes", "false", "echo {}", "no-such-command"})
  @DisabledOnOs(OS.WINDOWS)
  void aFailingOrEndlessCredentialProcessIsExplained(String command) throws Exception {
    file(".aws/config", "[profile vault]\ncredential_process = " + command + "\n");

    assertThat(probe(Map.of(), "vault", "-"))
        .contains(
            "unavailable The AWS credentials cannot be read: the command of credential_process"
                + " fails, or prints something else. Run it by hand, and check the profile, or give"
                + " -Dsst-iam.policies=FILE")
        .doesNotContain("Exception");
  }

  @Test
  void anEndlessResponseOfACredentialsEndpointIsExplained() throws Exception {
    try (EndlessEndpoint endless = EndlessEndpoint.of(200, "{\"a\": \"", "aaaaaaaaaaaaaaaa")) {
      String address = endless.address().toString();
      for (Map<String, String> place :
          List.of(
              Map.of("AWS_CONTAINER_CREDENTIALS_FULL_URI", address),
              Map.of(
                  "AWS_EC2_METADATA_DISABLED",
                  "false",
                  "AWS_EC2_METADATA_SERVICE_ENDPOINT",
                  address))) {
        assertThat(probe(place))
            .contains(
                "unavailable The AWS credentials cannot be read: the endpoint that provides"
                    + " them sends an endless response.")
            .doesNotContain("OutOfMemory");
      }
    }
  }

  @Test
  void theRoleOfAContainer() throws Exception {
    assertThat(probe(Map.of("AWS_CONTAINER_CREDENTIALS_FULL_URI", aws.address() + "/container")))
        .contains("caller arn:aws:sts::123456789012:assumed-role/Container/task");
  }

  @Test
  void theRoleOfAnInstance() throws Exception {
    assertThat(
            probe(
                Map.of(
                    "AWS_EC2_METADATA_DISABLED",
                    "false",
                    "AWS_EC2_METADATA_SERVICE_ENDPOINT",
                    aws.address().toString())))
        .contains("caller arn:aws:sts::123456789012:assumed-role/Instance/i-0123456789");
  }

  @Test
  void aSessionOfAUserWithoutMultiFactorAuthenticationIsExplained() throws Exception {
    Map<String, String> session =
        Map.of(
            "AWS_ACCESS_KEY_ID", "ASIASESSIONWITHOUTMF",
            "AWS_SECRET_ACCESS_KEY", "secret",
            "AWS_SESSION_TOKEN", "token");

    assertThat(probe(session, "-", "-", "simulate"))
        .contains("a session of the user " + LoopbackAccount.USER)
        .contains("mfa_serial = arn:aws:iam::123456789012:mfa/DEVICE")
        .contains("AWS Vault")
        .contains("Leapp");
  }

  @Test
  void theRegionOfTheEnvironmentPrecedesThatOfTheProfile() throws Exception {
    file(".aws/config", "[default]\nregion = eu-west-1\n");

    assertThat(probe(Map.of("AWS_REGION", "ap-south-1")))
        .contains("region ap-south-1 of AWS_REGION");
    assertThat(probe(Map.of())).contains("region eu-west-1 of the profile \"default\"");
  }

  @Test
  void noCredentialsAtAll() throws Exception {
    assertThat(probe(Map.of()))
        .contains("unavailable No AWS credentials and no policies")
        .contains("-Dsst-iam.policies=FILE");
  }

  @Test
  void aProfileThatDoesNotExist() throws Exception {
    file(".aws/credentials", "[default]\n" + KEYS);

    assertThat(probe(Map.of(), "nobody", "-"))
        .contains("hold no credentials for the profile \"nobody\"");
  }

  @Test
  void onlyOneOfTheTwoKeys() throws Exception {
    assertThat(probe(Map.of("AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE")))
        .contains("unavailable The AWS credentials are incomplete")
        .doesNotContain("AKIAIOSFODNN7EXAMPLE");
  }

  private static String roleProfile(String line) {
    return "[profile deploy]\nrole_arn = "
        + ROLE
        + "\nsource_profile = keys\nregion = us-east-1\n"
        + line
        + "\n[profile keys]\n"
        + KEYS;
  }

  private Path file(String name, String content) throws IOException {
    Path file = home.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, content);
  }

  private String probe(Map<String, String> environment) throws Exception {
    return probe(environment, "-", "-");
  }

  private String probe(Map<String, String> environment, String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx128m",
                "-Duser.home=" + home,
                "-cp",
                System.getProperty("java.class.path"),
                CallerProbe.class.getName(),
                aws.address().toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    Map<String, String> all = new TreeMap<>();
    all.put("HOME", home.toString());
    all.put("PATH", System.getenv("PATH"));
    all.put("AWS_EC2_METADATA_DISABLED", "true");
    all.put("AWS_ENDPOINT_URL_STS", aws.address().toString());
    all.put("AWS_ENDPOINT_URL_SSO", aws.address().toString());
    all.putAll(environment);
    builder.environment().clear();
    builder.environment().putAll(all);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }
}
