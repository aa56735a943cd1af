package io.github.sstiam.app;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * The tool that deploys an app, by the generations that differ in who calls what.
 *
 * <p>The version borders were read from the packages on npm: SST 0.57.4 brings CDK 1.138 and 0.58.1
 * CDK 2.7, whose stacks name the roles of the bootstrap stack; 2.49.0 calls CloudFormation with the
 * caller's credentials and names no role; 2.49.4 names the execution role; SST 3 and newer have
 * Pulumi create the resources with the caller's credentials.
 */
public enum DeployingTool {
  /** SST 0 to 0.57, on CDK 1. */
  SST_0_CDK_1("sst-0.9", 0, 0, 0),
  /** SST 0.58 to 0.69, on CDK 2. */
  SST_0_CDK_2("sst-0.58", 0, 58, 0),
  /** SST 1. */
  SST_1("sst-1", 1, 0, 0),
  /** SST 2 to 2.48. */
  SST_2("sst-2", 2, 0, 0),
  /** SST 2.49.0 to 2.49.3: the caller calls CloudFormation, and no role is named. */
  SST_2_BY_CALLER("sst-2.49.0", 2, 49, 0),
  /** SST 2.49.4 and later versions of SST 2: the caller calls CloudFormation with a role. */
  SST_2_WITH_ROLE("sst-2.49.4", 2, 49, 4),
  /** SST 3, on Pulumi. */
  SST_3("sst-3", 3, 0, 0),
  /** SST 4, on Pulumi. */
  SST_4("sst-4", 4, 0, 0),
  /** CDK 2 without SST, as far as known: an assembly that names roles, with no version of SST. */
  CDK_2("cdk-2"),
  /** The bootstrap command of the CDK's command line, which deploys the bootstrap stack. */
  CDK_BOOTSTRAP("cdk-bootstrap"),
  /** Plain CloudFormation: templates that no other tool is known to deploy. */
  CLOUDFORMATION("cloudformation");

  private static final int NO_SST = -1;

  private final String label;
  private final int major;
  private final int minor;
  private final int patch;

  DeployingTool(String label) {
    this(label, NO_SST, 0, 0);
  }

  DeployingTool(String label, int major, int minor, int patch) {
    this.label = label;
    this.major = major;
    this.minor = minor;
    this.patch = patch;
  }

  /** The generation of a version of SST. */
  public static DeployingTool ofSst(SstVersion version) {
    DeployingTool found = SST_0_CDK_1;
    for (DeployingTool tool : values()) {
      if (tool.major != NO_SST && version.isAtLeast(tool.major, tool.minor, tool.patch)) {
        found = tool;
      }
    }
    return found;
  }

  /**
   * The tool that deploys a stack.
   *
   * @param version the version of SST; empty where it is not known or the app has no SST
   * @param roles the roles that the stack names
   */
  public static DeployingTool of(Optional<SstVersion> version, DeploymentRoles roles) {
    if (version.isPresent()) {
      return ofSst(version.get());
    }
    return roles.executionRole().isPresent() ? CDK_2 : CLOUDFORMATION;
  }

  /**
   * The tool with a label.
   *
   * @throws IllegalArgumentException if no tool has it
   */
  public static DeployingTool labelled(String label) {
    for (DeployingTool tool : values()) {
      if (tool.label.equals(label)) {
        return tool;
      }
    }
    throw new IllegalArgumentException("no deploying tool is labelled " + label);
  }

  /** How tables name the generation: by its first version, such as {@code sst-2.49.4}. */
  public String label() {
    return label;
  }

  /** Whether Pulumi creates the resources, so that no stack, role or synthesis takes part. */
  public boolean isPulumi() {
    return this == SST_3 || this == SST_4;
  }

  /** The major version of SST; empty without SST. */
  public OptionalInt sstMajor() {
    return major == NO_SST ? OptionalInt.empty() : OptionalInt.of(major);
  }

  /** The major version of CDK; empty where CDK takes no part. */
  public OptionalInt cdkMajor() {
    if (isPulumi() || this == CLOUDFORMATION) {
      return OptionalInt.empty();
    }
    return OptionalInt.of(this == SST_0_CDK_1 ? 1 : 2);
  }

  /** Whether synthesis names the roles of CDK's bootstrap stack, as CDK 2 does by default. */
  public boolean namesRoles() {
    return cdkMajor().orElse(0) == 2;
  }

  /** Whether the tool assumes the deploy role that a stack names to call CloudFormation. */
  public boolean assumesDeployRole() {
    return !isPulumi() && this != SST_2_BY_CALLER && this != SST_2_WITH_ROLE;
  }

  /** Whether the tool gives CloudFormation the execution role that a stack names. */
  public boolean passesExecutionRole() {
    return !isPulumi() && this != SST_2_BY_CALLER;
  }
}
