package io.github.sstiam.composition.fitting;

import static java.util.stream.Collectors.toCollection;

import io.github.sstiam.catalog.ActionEntry;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.catalog.IamResourceType;
import io.github.sstiam.policy.Action;
import io.github.sstiam.policy.ArnPattern;
import io.github.sstiam.requirement.ContextEntry;
import io.github.sstiam.requirement.DeployingPrincipal;
import io.github.sstiam.requirement.Necessity;
import io.github.sstiam.requirement.Origins;
import io.github.sstiam.requirement.PermissionRequirement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** Permission requirements drawn from the real catalogue: its actions on resources of their own. */
final class RandomNeeds {
  private static final List<String> SERVICES =
      List.of(
          "apigateway",
          "cloudformation",
          "cognito-idp",
          "dynamodb",
          "ec2",
          "ecs",
          "events",
          "iam",
          "lambda",
          "logs",
          "rds",
          "s3",
          "sns",
          "sqs",
          "ssm",
          "sts");
  private static final List<String> NAMES =
      List.of("prod-*", "prod-orders", "prod-shop-Api*", "prod-shop-Fn?", "prod-shop-Table-*");

  private final Catalog catalog;
  private final Random random;
  private final List<List<Action>> services = new ArrayList<>();
  private final List<String> names = new ArrayList<>();
  private final boolean alike;

  /** Of few services and resources, so that many actions come together on the same resources. */
  RandomNeeds(Catalog catalog, long seed) {
    this.catalog = catalog;
    this.random = new Random(seed);
    for (int i = 0; i < 1 + random.nextInt(5); i++) {
      services.add(catalog.matching(one(SERVICES) + ":*"));
    }
    int count = random.nextBoolean() ? 3 : 60;
    for (int i = 0; i < count; i++) {
      names.add(one(NAMES).replace("prod", "prod" + i));
    }
    names.add(one(NAMES));
    alike = random.nextBoolean();
  }

  /** So many more. */
  List<PermissionRequirement> draw(int count) {
    List<PermissionRequirement> needs = new ArrayList<>();
    while (needs.size() < count) {
      List<Action> service = one(services);
      Action action = one(service);
      List<String> own = alike ? names : List.of(one(names));
      Necessity necessity = one(List.of(Necessity.values()));
      for (ArnPattern resource : resources(catalog.action(action).orElseThrow(), own)) {
        needs.add(
            new PermissionRequirement(
                DeployingPrincipal.CALLER,
                action,
                resource,
                context(action),
                necessity,
                List.of(Origins.call("prod-shop", "test"))));
      }
    }
    return needs;
  }

  private List<ContextEntry> context(Action action) {
    return action.toString().equals("iam:PassRole") && random.nextBoolean()
        ? List.of(
            ContextEntry.string(
                "iam:PassedToService",
                one(List.of("lambda.amazonaws.com", "apigateway.amazonaws.com"))))
        : List.of();
  }

  private Set<ArnPattern> resources(ActionEntry action, List<String> own) {
    Optional<IamResourceType> type =
        action.resourceTypes().stream()
            .findFirst()
            .flatMap(resource -> catalog.iamResource(action.action().service(), resource.name()));
    return type.map(IamResourceType::arn).filter(arn -> arn.startsWith("arn:")).isEmpty()
        ? Set.of(ArnPattern.ANY)
        : own.stream()
            .map(name -> new ArnPattern(arn(type.get().arn(), name)))
            .collect(toCollection(TreeSet::new));
  }

  private static String arn(String template, String name) {
    return template
        .replace("${Partition}", "aws")
        .replace("${Region}", "us-east-1")
        .replace("${Account}", "123456789012")
        .replaceAll("\\$\\{[^}]*}", name.replace("$", ""));
  }

  private <T> T one(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
