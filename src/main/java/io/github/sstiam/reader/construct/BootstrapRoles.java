package io.github.sstiam.reader.construct;

import io.github.sstiam.app.Asset;
import io.github.sstiam.app.DeployingTool;
import io.github.sstiam.app.DeploymentRoles;
import io.github.sstiam.app.DeploymentRoles.Bootstrap;
import io.github.sstiam.app.Environment;
import io.github.sstiam.app.RoleArn;
import io.github.sstiam.app.Text;
import io.github.sstiam.reader.script.ScriptException;
import io.github.sstiam.reader.script.ScriptValue;
import io.github.sstiam.reader.script.ScriptValue.Obj;
import io.github.sstiam.reader.script.ScriptValue.Str;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The roles and the places for assets that synthesis names for a stack: those of CDK's bootstrap
 * stack (https://docs.aws.amazon.com/cdk/v2/guide/bootstrapping-customizing.html), or what the
 * member {@code cdk} of SST 2's configuration says.
 */
final class BootstrapRoles {
  /** The bootstrap version that CDK asks for where a stack has assets or none. */
  private static final int BOOTSTRAP_VERSION = 6;

  private final DeployingTool tool;
  private final Environment environment;
  private final Obj given;

  /**
   * @param tool the tool that deploys the app
   * @param environment where the stacks are deployed to
   * @param cdk the configuration's member {@code cdk}
   */
  BootstrapRoles(DeployingTool tool, Environment environment, ScriptValue cdk) {
    this.tool = tool;
    this.environment = environment;
    this.given = cdk instanceof Obj object ? object : new Obj();
  }

  private Optional<String> given(String name) {
    return given.members().get(name) instanceof Str string && string.text().isKnown()
        ? Optional.of(string.text().literals().get(0))
        : Optional.empty();
  }

  private String qualifier() {
    return given("qualifier").orElse("hnb659fds");
  }

  private Optional<RoleArn> role(String option, String name) {
    Text arn =
        Text.of("arn:" + environment.partition() + ":iam::")
            .then(environment.accountText())
            .then(Text.of(":role/cdk-" + qualifier() + "-" + name + "-"))
            .then(environment.accountText())
            .then(Text.of("-"))
            .then(environment.regionText());
    Optional<String> text = given(option);
    if (text.isEmpty()) {
      return RoleArn.of(arn.pattern());
    }
    return Optional.of(
        RoleArn.of(text.get())
            .orElseThrow(
                () ->
                    new ScriptException(
                        "The configuration names the role \""
                            + text.get()
                            + "\" as cdk."
                            + option
                            + "; the ARN of a role is written like"
                            + " arn:aws:iam::123456789012:role/deploy.")));
  }

  /** The roles that synthesis names. */
  DeploymentRoles roles() {
    if (!tool.namesRoles()) {
      return DeploymentRoles.NONE;
    }
    return new DeploymentRoles(
        role("deployRoleArn", "deploy-role"),
        role("cloudFormationExecutionRole", "cfn-exec-role"),
        role("lookupRoleArn", "lookup-role"),
        Optional.of(
            new Bootstrap(
                BOOTSTRAP_VERSION,
                given("bootstrapStackVersionSsmParameter")
                    .or(() -> Optional.of("/cdk-bootstrap/" + qualifier() + "/version")))));
  }

  /**
   * What is uploaded for a stack. Templates are uploaded, too, where synthesis names roles.
   *
   * @param files whether constructs upload files
   * @param images whether constructs upload images
   */
  List<Asset> assets(boolean files, boolean images) {
    List<Asset> assets = new ArrayList<>();
    if (tool.isPulumi()) {
      // Files are resources of their own there.
      return images
          ? List.of(new Asset.ImageAsset(Text.of("sst-asset"), Optional.empty()))
          : List.of();
    }
    if (files || tool.namesRoles()) {
      assets.add(
          new Asset.FileAsset(
              assetBucket(),
              Text.UNKNOWN,
              tool.namesRoles()
                  ? role("fileAssetPublishingRoleArn", "file-publishing-role")
                  : Optional.empty()));
    }
    if (images) {
      Text repository =
          tool.namesRoles()
              ? given("imageAssetsRepositoryName")
                  .map(Text::of)
                  .orElseGet(() -> place("container-assets"))
              : Text.of("aws-cdk/assets");
      assets.add(
          new Asset.ImageAsset(
              repository,
              tool.namesRoles()
                  ? role("imageAssetPublishingRoleArn", "image-publishing-role")
                  : Optional.empty()));
    }
    return assets;
  }

  /** The bucket that files are uploaded to. */
  Text assetBucket() {
    return given("fileAssetsBucketName").map(Text::of).orElseGet(() -> place("assets"));
  }

  private Text place(String kind) {
    return Text.of("cdk-" + qualifier() + "-" + kind + "-")
        .then(environment.accountText())
        .then(Text.of("-"))
        .then(environment.regionText());
  }
}
