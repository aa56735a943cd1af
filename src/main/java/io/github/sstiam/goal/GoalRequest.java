package io.github.sstiam.goal;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.goal.access.AwsOptions;
import io.github.sstiam.goal.app.AppRequest;
import io.github.sstiam.goal.deployment.DeploymentRequest;
import java.nio.file.Path;

/**
 * The part of a request that all goals share: which app, how it is deployed, and where.
 *
 * @param app the app
 * @param deployment how it is deployed
 * @param aws how AWS is called
 * @param project the project's folder
 * @param output the folder that the goal writes to
 */
public record GoalRequest(
    AppRequest app, DeploymentRequest deployment, AwsOptions aws, Path project, Path output) {
  public GoalRequest {
    requireNonNull(app, "app is null");
    requireNonNull(deployment, "deployment is null");
    requireNonNull(aws, "aws is null");
    requireNonNull(project, "project is null");
    requireNonNull(output, "output is null");
  }
}
