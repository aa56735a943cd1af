package io.github.sstiam.reader.construct;

import io.github.sstiam.reader.script.Instance;
import io.github.sstiam.reader.script.ScriptValue.External;
import java.util.Optional;
import java.util.Set;

/**
 * The name that the tables have for a class of another package.
 *
 * @param text the name, such as {@code Api}, {@code aws_s3.Bucket} or {@code sst.aws.Function}
 * @param origin who provides the class
 */
record ConstructName(String text, Origin origin) {
  /** The module of the names that SST 3 declares for all files. */
  static final String GLOBAL_MODULE = "%sst";

  private static final Set<String> STACKS = Set.of("Stack", "cdk.Stack", "cdk.NestedStack");

  /** Who provides a class. */
  enum Origin {
    /** A construct of SST 0, 1 or 2. */
    SST,
    /** A construct of the CDK, or another class of it. */
    CDK,
    /** A component of SST 3 or 4, or a resource of Pulumi. */
    PULUMI,
    /** A class of any other package. */
    OTHER
  }

  /** The name of the class that an object is of; empty if it is of a class of the app alone. */
  static Optional<ConstructName> of(Instance instance) {
    return instance.external().map(ConstructName::of);
  }

  /** The name of a class, or of a member of one. */
  static ConstructName of(External type) {
    String module = type.module();
    String path = type.path();
    if (module.startsWith("@serverless-stack/resources")
        || module.equals("sst")
        || module.startsWith("sst/constructs")) {
      return new ConstructName(path.replaceFirst("^constructs\\.", ""), Origin.SST);
    }
    if (module.equals("aws-cdk-lib") || module.equals("@aws-cdk/core")) {
      boolean inModule = path.startsWith("aws_") || path.startsWith("custom_resources.");
      return new ConstructName(inModule ? path : "cdk." + path, Origin.CDK);
    }
    return library(module, "aws-cdk-lib/")
        .or(() -> library(module, "@aws-cdk/"))
        .map(library -> new ConstructName(library + "." + path, Origin.CDK))
        .orElseGet(() -> other(module, path));
  }

  private static ConstructName other(String module, String path) {
    if (module.equals("constructs")) {
      return new ConstructName("constructs." + path, Origin.CDK);
    }
    if (module.equals(GLOBAL_MODULE)) {
      return new ConstructName(path, Origin.PULUMI);
    }
    if (module.equals("@pulumi/aws") || module.startsWith("@pulumi/aws/")) {
      String prefix = module.length() > 12 ? module.substring(12).replace('/', '.') + "." : "";
      return new ConstructName("aws." + prefix + path, Origin.PULUMI);
    }
    return new ConstructName(module.isEmpty() ? path : module + "." + path, Origin.OTHER);
  }

  private static Optional<String> library(String module, String prefix) {
    if (!module.startsWith(prefix)) {
      return Optional.empty();
    }
    String library = module.substring(prefix.length()).replaceFirst("/.*", "");
    String plain = library.replaceFirst("-alpha$", "").replace('-', '_');
    return Optional.of(plain.equals("core") ? "cdk" : plain);
  }

  /** Whether the class is a stack. */
  boolean isStack() {
    return STACKS.contains(text);
  }

  /** Whether the class is a construct that creates no resources itself. */
  boolean createsNothing() {
    return text.equals("constructs.Construct")
        || text.equals("cdk.Construct")
        || text.equals("cdk.CfnOutput")
        || text.equals("cdk.CfnParameter")
        || text.equals("cdk.CfnCondition")
        || text.equals("cdk.CfnMapping")
        || text.equals("cdk.Stage")
        || text.equals("App")
        || text.equals("cdk.App");
  }
}
