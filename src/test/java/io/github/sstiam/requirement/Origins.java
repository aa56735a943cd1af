package io.github.sstiam.requirement;

import io.github.sstiam.app.Construct;
import io.github.sstiam.app.SourcePlace;
import io.github.sstiam.catalog.Evidence;
import io.github.sstiam.catalog.NeedRule.Strength;
import io.github.sstiam.catalog.Operation;
import io.github.sstiam.requirement.Origin.CallOrigin;
import io.github.sstiam.requirement.Origin.ResourceOrigin;
import java.util.Optional;
import java.util.Set;

/** Origins for requirements that tests make. */
public final class Origins {
  private static final String PAGE =
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/control-access-with-iam.html";

  /** A reason that a page of AWS documents. */
  public static final Reason DOCUMENTED =
      new Reason(Strength.REQUIRED, "the handler changes it", Evidence.DOCUMENTED, PAGE);

  private Origins() {}

  /** A documented call of the deploying tool. */
  public static CallOrigin call(String stack, String purpose) {
    return new CallOrigin(stack, purpose, Evidence.DOCUMENTED, PAGE);
  }

  /**
   * A declared resource whose operations all need the permission for the same documented reason.
   */
  public static ResourceOrigin resource(
      String stack,
      String logicalId,
      String type,
      Optional<Construct> construct,
      Set<Operation> operations,
      Optional<SourcePlace> place) {
    return new ResourceOrigin(
        new ResourceReference(stack, logicalId, type, construct, place),
        OperationReasons.same(operations, DOCUMENTED));
  }
}
