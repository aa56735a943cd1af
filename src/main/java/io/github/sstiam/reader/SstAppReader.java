package io.github.sstiam.reader;

import io.github.sstiam.app.Environment;
import io.github.sstiam.app.SstApp;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.reader.ReadRequest.Target;
import io.github.sstiam.reader.assembly.AssemblyReader;
import io.github.sstiam.reader.declared.DeclaredStacks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Reads an SST app from its cloud assembly, from templates, or from its sources. */
public final class SstAppReader {
  /** The partitions other than {@code aws}, by what the codes of their regions begin with. */
  private static final Map<String, String> PARTITIONS =
      Map.of(
          "cn-", "aws-cn",
          "us-gov-", "aws-us-gov",
          "eusc-", "aws-eusc",
          "us-iso-", "aws-iso",
          "us-isob-", "aws-iso-b",
          "eu-isoe-", "aws-iso-e",
          "us-isof-", "aws-iso-f");

  private SstAppReader() {}

  /**
   * Reads an app.
   *
   * @param request which app
   * @param catalog knows what references to resources return
   * @return the app
   * @throws AppReadException if a file is missing or wrong, or is of another stage than asked for
   */
  public static SstApp read(ReadRequest request, Catalog catalog) throws AppReadException {
    checkTarget(request.target());
    SourceChoice choice = SourceChoice.of(request);
    SstApp app = read(choice, request, catalog);
    checkStage(request, app);
    SstApp all =
        DeclaredStacks.add(request.declaredResources(), app, environment(request), catalog);
    List<String> remarks = new ArrayList<>(choice.remarks());
    remarks.addAll(all.remarks());
    return new SstApp(all.name(), all.stage(), all.version(), all.stacks(), all.lookups(), remarks);
  }

  private static SstApp read(SourceChoice choice, ReadRequest request, Catalog catalog)
      throws AppReadException {
    return switch (choice.kind()) {
      case TEMPLATES -> TemplateStacks.read(request, catalog);
      case ASSEMBLY -> new AssemblyReader(choice.place().orElseThrow(), request, catalog).read();
      case CONSTRUCTS -> ConstructReader.read(request, catalog);
      case DECLARED ->
          new SstApp(
              new AppFolder(request.appDirectory()).name(),
              request.stage(),
              request.version(),
              List.of(),
              new TreeSet<>(),
              List.of());
    };
  }

  /** The environment of what no file places anywhere. */
  public static Environment environment(ReadRequest request) {
    return environment(request.target(), Optional.empty(), Optional.empty());
  }

  private static void checkStage(ReadRequest request, SstApp app) throws AppReadException {
    Optional<String> wanted = request.stage();
    if (wanted.isPresent() && app.stage().isPresent() && !wanted.equals(app.stage())) {
      throw new AppReadException(
          "The cloud assembly is of stage \""
              + app.stage().get()
              + "\", but -Dsst-iam.stage is \""
              + wanted.get()
              + "\". Run \"npx sst build --stage "
              + wanted.get()
              + "\" first, or give the stage of the assembly.");
    }
  }

  private static void checkTarget(Target target) throws AppReadException {
    if (target.account().isPresent() && !target.account().get().matches("[0-9]{12}")) {
      throw new AppReadException(
          "-Dsst-iam.account is \"" + target.account().get() + "\"; an account has 12 digits.");
    }
    if (target.region().isPresent()
        && !target.region().get().matches("[a-z]{2,}(-[a-z]+)+-[0-9]")) {
      throw new AppReadException(
          "-Dsst-iam.region is \""
              + target.region().get()
              + "\"; a region is written like us-east-1.");
    }
    if (target.partition().isPresent() && !target.partition().get().matches("aws(-[a-z]+)*")) {
      throw new AppReadException(
          "-Dsst-iam.partition is \""
              + target.partition().get()
              + "\"; valid are: aws, aws-cn, aws-us-gov.");
    }
  }

  /** The environment of a stack: what the user says, else what the files say. */
  public static Environment environment(
      Target target, Optional<String> declaredAccount, Optional<String> declaredRegion) {
    Optional<String> account = target.account().isPresent() ? target.account() : declaredAccount;
    Optional<String> region = target.region().isPresent() ? target.region() : declaredRegion;
    String partition =
        target.partition().isPresent() ? target.partition().get() : partition(region.orElse(""));
    return new Environment(partition, account, region);
  }

  /**
   * The partition of a region
   * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html; the partitions that it
   * leaves out: https://github.com/boto/botocore/blob/develop/botocore/data/partitions.json).
   */
  private static String partition(String region) {
    for (Map.Entry<String, String> partition : PARTITIONS.entrySet()) {
      if (region.startsWith(partition.getKey())) {
        return partition.getValue();
      }
    }
    return "aws";
  }
}
