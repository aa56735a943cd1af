package io.github.sstiam.report.text;

import io.github.sstiam.app.SstVersion;
import io.github.sstiam.composition.template.ServiceRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Commands that create a service role and deploy with it. */
public final class ServiceRoleText {
  /** Why the role does not cover the bootstrap stacks. */
  public static final String BOOTSTRAP =
      "The role does not cover the bootstrap stacks, because their roles have more permissions than"
          + " the app needs: deploy these stacks once with your own credentials, or set"
          + " -Dsst-iam.bootstrap=include.";

  private ServiceRoleText() {}

  /**
   * The commands that create the role and deploy with it.
   *
   * @param role the role
   * @param roleArn the role's ARN as far as it is known
   * @param stack the name of the role's stack
   * @param template the template's file
   * @param large whether the template is too large for a request, so that it must be uploaded
   * @param region the region to deploy to
   * @param version the version of SST
   */
  public static List<String> commands(
      ServiceRole role,
      String roleArn,
      String stack,
      String template,
      boolean large,
      Optional<String> region,
      Optional<SstVersion> version) {
    String place = region.map(name -> " --region " + name).orElse("");
    List<String> lines = new ArrayList<>();
    lines.add("Create the role:");
    lines.add(
        "  aws cloudformation deploy --template-file "
            + quoted(template)
            + " --stack-name "
            + stack
            + " --capabilities "
            + role.capability()
            + (large ? " --s3-bucket BUCKET" : "")
            + place);
    if (large) {
      lines.add("  (templates of more than 51,200 bytes must be uploaded to a bucket)");
    }
    boolean open = roleArn.contains("*");
    String arn = open ? "ARN" : roleArn;
    if (open) {
      lines.add("Its ARN:");
      lines.add(
          "  aws cloudformation describe-stacks --stack-name "
              + stack
              + " --query \"Stacks[0].Outputs[?OutputKey=='ServiceRoleArn'].OutputValue\""
              + " --output text"
              + place);
    }
    lines.add("Verify it: mvn sst-iam:verify-permissions -Dsst-iam.roleArn=" + arn);
    if (version.isPresent() && version.get().isAtLeast(2, 0, 0)) {
      lines.add(
          "SST 2 has no option --role-arn (its --role is the role that SST itself uses). Name the role"
              + " as cdk.cloudFormationExecutionRole in sst.config.ts, or grant the permissions to"
              + " the execution role of CDK's bootstrap stack:");
      lines.add(
          "  npx cdk bootstrap --cloudformation-execution-policies ARN,ARN (the managed policies of"
              + " the template)");
    } else {
      lines.add("Deploy with it: npx sst deploy --role-arn " + arn);
    }
    return List.copyOf(lines);
  }

  /** Quotes a path for a shell. */
  private static String quoted(String path) {
    return path.matches("[A-Za-z0-9_./:=@+-]+") ? path : "'" + path.replace("'", "'\\''") + "'";
  }
}
