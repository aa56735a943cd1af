package io.github.sstiam.mojo;

import io.github.sstiam.app.Environment;
import io.github.sstiam.app.SstApp;
import io.github.sstiam.aws.AwsConnection;
import io.github.sstiam.aws.AwsSettings;
import io.github.sstiam.aws.CallerIdentity;
import io.github.sstiam.aws.IamPermissionSimulator;
import io.github.sstiam.requirement.RequirementSet;
import io.github.sstiam.simulation.SimulationUnavailableException;
import io.github.sstiam.simulation.Verification;
import java.net.URI;
import java.util.Optional;

/**
 * A verification that IAM answers. A class of its own, so that the AWS SDK is only loaded where it
 * is used.
 *
 * @param app the app
 * @param principalArn who is asked about; the caller if empty
 * @param profile the profile of the AWS configuration files
 * @param endpoint the address that is asked in place of AWS
 */
record IamQuestion(
    SstApp app, Optional<String> principalArn, Optional<String> profile, Optional<URI> endpoint) {
  Verification ask(RequirementSet requirements) throws SimulationUnavailableException {
    Environment environment = app.stacks().get(0).environment();
    AwsSettings settings =
        new AwsSettings(endpoint, environment.region(), environment.partition(), profile);
    try (AwsConnection aws = AwsConnection.open(settings)) {
      return Verification.of(
          requirements, new IamPermissionSimulator(aws, policySource(aws, environment)));
    }
  }

  private String policySource(AwsConnection aws, Environment environment)
      throws SimulationUnavailableException {
    if (principalArn.isPresent()) {
      return CallerIdentity.policySource(principalArn.get());
    }
    CallerIdentity caller = CallerIdentity.of(aws);
    checkAccount(environment, caller);
    return caller.policySource();
  }

  private static void checkAccount(Environment environment, CallerIdentity caller)
      throws SimulationUnavailableException {
    if (environment.account().isPresent()
        && !environment.account().get().equals(caller.account())) {
      throw new SimulationUnavailableException(
          "The app is to be deployed to account "
              + environment.account().get()
              + " (its cloud assembly, or -Dsst-iam.account), but the AWS credentials belong to"
              + " account "
              + caller.account()
              + " ("
              + caller.arn()
              + "). Use credentials of the app's account, or synthesise the app for the other.");
    }
  }
}
