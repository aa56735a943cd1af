package io.github.sstiam.app.source;

import io.github.sstiam.app.Environment;
import io.github.sstiam.app.SstApp;
import io.github.sstiam.app.source.ReadRequest.Target;
import io.github.sstiam.catalog.Catalog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads an SST app from its cloud assembly, or from CloudFormation templates. */
public final class SstAppReader {
  /** Where the generations of SST and CDK put the cloud assembly, the newest first. */
  private static final List<String> ASSEMBLIES = List.of(".sst/dist", ".build/cdk.out", "cdk.out");

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
    List<String> remarks = new ArrayList<>();
    SstApp app =
        request.templates().isEmpty()
            ? new AssemblyReader(assembly(request, remarks), request, catalog).read()
            : TemplateStacks.read(request, catalog);
    remarks.addAll(app.remarks());
    checkStage(request, app);
    return new SstApp(app.name(), app.stage(), app.version(), app.stacks(), app.lookups(), remarks);
  }

  private static Path assembly(ReadRequest request, List<String> remarks) throws AppReadException {
    if (request.assembly().isPresent()) {
      Path given = request.assembly().get();
      if (!Files.isDirectory(given)) {
        throw new AppReadException(
            given
                + " is not a folder. Give -Dsst-iam.assembly the folder that holds manifest.json.");
      }
      return given;
    }
    List<String> found =
        ASSEMBLIES.stream()
            .filter(
                folder ->
                    Files.exists(request.appDirectory().resolve(folder).resolve("manifest.json")))
            .toList();
    if (found.size() > 1) {
      remarks.add(
          "The app's folder has several cloud assemblies: "
              + found.get(0)
              + " is read, "
              + String.join(" and ", found.subList(1, found.size()))
              + " left aside. Choose with -Dsst-iam.assembly=DIR.");
    }
    if (!found.isEmpty()) {
      return request.appDirectory().resolve(found.get(0));
    }
    throw new AppReadException(
        "No cloud assembly in "
            + request.appDirectory()
            + " (looked for manifest.json in "
            + String.join(", ", ASSEMBLIES)
            + "). Run \"npx sst build\" in the app's folder first, or give"
            + " -Dsst-iam.appDirectory=DIR, -Dsst-iam.assembly=DIR or -Dsst-iam.templates=FILE.");
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
  static Environment environment(
      Target target, Optional<String> declaredAccount, Optional<String> declaredRegion) {
    Optional<String> region = target.region().or(() -> declaredRegion);
    String partition = target.partition().orElse(region.map(SstAppReader::partition).orElse("aws"));
    return new Environment(partition, target.account().or(() -> declaredAccount), region);
  }

  /**
   * The partition of a region
   * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html; the partitions that it
   * leaves out: https://github.com/boto/botocore/blob/develop/botocore/data/partitions.json).
   */
  private static String partition(String region) {
    return PARTITIONS.entrySet().stream()
        .filter(entry -> region.startsWith(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("aws");
  }
}
