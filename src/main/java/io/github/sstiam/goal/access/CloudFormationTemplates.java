package io.github.sstiam.goal.access;

import io.github.sstiam.app.Environment;
import io.github.sstiam.aws.account.StackTemplate;
import io.github.sstiam.reader.change.DeployedTemplates;
import io.github.sstiam.reader.files.AppReadException;
import io.github.sstiam.simulation.SimulationUnavailableException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The deployed templates, from CloudFormation; each is queried once. */
public final class CloudFormationTemplates implements DeployedTemplates {
  private record Key(String stack, Environment environment) {}

  private final AwsAccess access;
  private final Map<Key, Optional<DeployedTemplate>> asked = new HashMap<>();

  /**
   * @param access how AWS is reached
   */
  public CloudFormationTemplates(AwsAccess access) {
    this.access = access;
  }

  @Override
  public Optional<DeployedTemplate> of(String stack, Environment environment)
      throws AppReadException {
    Key key = new Key(stack, environment);
    Optional<DeployedTemplate> known = asked.get(key);
    if (known == null) {
      known = ask(stack, environment);
      asked.put(key, known);
    }
    return known;
  }

  private Optional<DeployedTemplate> ask(String stack, Environment environment)
      throws AppReadException {
    if (access.offline()) {
      throw new AppReadException(
          "-Dsst-iam.changesOnly=true compares with the templates that are deployed, and Maven works"
              + " offline (-o), so CloudFormation is not queried. Give their folder with"
              + " -Dsst-iam.deployedTemplates=DIR, or leave -o out.");
    }
    try {
      return access
          .ask(environment, aws -> StackTemplate.of(aws, environment.region(), stack))
          .map(text -> new DeployedTemplate("the deployed template of " + stack, text));
    } catch (SimulationUnavailableException e) {
      throw new AppReadException(e.getMessage(), e);
    }
  }
}
