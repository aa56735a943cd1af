package io.github.sstiam.requirement;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.app.Construct;
import io.github.sstiam.app.SourcePlace;
import io.github.sstiam.catalog.Evidence;
import io.github.sstiam.catalog.NeedRule.Strength;
import io.github.sstiam.catalog.Operation;
import java.util.Optional;
import java.util.Set;

/** Why a permission is needed. */
public sealed interface Origin extends Comparable<Origin> {
  /** The name of the stack that needs the permission, as a pattern. */
  String stack();

  /** A text that orders origins and names one in a message. */
  String label();

  /** The strongest evidence for the need. */
  Evidence evidence();

  /** The page, the report or the source file that the strongest evidence comes from. */
  String source();

  /** Whether the origin alone would give the permission this necessity. */
  boolean isFor(Necessity necessity);

  @Override
  default int compareTo(Origin other) {
    return label().compareTo(other.label());
  }

  /**
   * A declared resource whose handlers call the action.
   *
   * @param resource the resource
   * @param reasons why each operation needs the action
   */
  record ResourceOrigin(ResourceReference resource, OperationReasons reasons) implements Origin {
    public ResourceOrigin {
      requireNonNull(resource, "resource is null");
      requireNonNull(reasons, "reasons is null");
    }

    @Override
    public String stack() {
      return resource.stack();
    }

    /** The resource's logical ID. */
    public String logicalId() {
      return resource.logicalId();
    }

    /** The resource's type. */
    public String type() {
      return resource.type();
    }

    /** The construct that owns the resource; empty where no construct is known. */
    public Optional<Construct> construct() {
      return resource.construct();
    }

    /** The file and line that declare the resource; empty where these are not known. */
    public Optional<SourcePlace> place() {
      return resource.place();
    }

    /** The operations that need the action. */
    public Set<Operation> operations() {
      return reasons.operations();
    }

    @Override
    public String label() {
      return resource.label();
    }

    /** The reason with the strongest evidence, among those that make the need what it is. */
    private Reason strongest() {
      Necessity necessity = reasons.necessity();
      Reason strongest = null;
      for (Reason reason : reasons.byOperation().values()) {
        boolean counts =
            necessity == Necessity.CONDITIONAL || reason.strength() == Strength.REQUIRED;
        if (counts
            && (strongest == null || reason.evidence().compareTo(strongest.evidence()) < 0)) {
          strongest = reason;
        }
      }
      return strongest;
    }

    @Override
    public Evidence evidence() {
      return strongest().evidence();
    }

    @Override
    public String source() {
      return strongest().source();
    }

    @Override
    public boolean isFor(Necessity necessity) {
      return reasons.necessity() == necessity;
    }
  }

  /**
   * A call that the deploying tool makes itself.
   *
   * @param stack the stack that the call is for
   * @param purpose what the call is for, such as {@code publish file assets}
   * @param evidence how the call is known
   * @param source the page, or the version and file of the tool, that shows the call
   */
  record CallOrigin(String stack, String purpose, Evidence evidence, String source)
      implements Origin {
    public CallOrigin {
      requireNonNull(stack, "stack is null");
      requireNonNull(purpose, "purpose is null");
      requireNonNull(evidence, "evidence is null");
      requireNonNull(source, "source is null");
    }

    @Override
    public String label() {
      return stack + ": " + purpose;
    }

    /** A call is needed as much as the requirement is. */
    @Override
    public boolean isFor(Necessity necessity) {
      return true;
    }
  }
}
