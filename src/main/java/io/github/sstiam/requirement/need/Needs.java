package io.github.sstiam.requirement.need;

import io.github.sstiam.app.DeclaredResource;
import io.github.sstiam.app.Stack;
import io.github.sstiam.app.Value;
import io.github.sstiam.catalog.AccessLevel;
import io.github.sstiam.catalog.ActionEntry;
import io.github.sstiam.catalog.Evidence;
import io.github.sstiam.catalog.HandlerAction;
import io.github.sstiam.catalog.NeedRule;
import io.github.sstiam.catalog.NeedRule.Strength;
import io.github.sstiam.catalog.Operation;
import io.github.sstiam.catalog.ResourceTypeEntry;
import io.github.sstiam.requirement.Rows;
import io.github.sstiam.requirement.need.PropertyCondition.Answer;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Decides whether a deployment needs an action of a resource's handlers: by the reviewed rows of
 * its type, else by the general rows of {@code needs.tsv}.
 *
 * <p>Rows are tried in order, and the first one whose condition holds decides. Where the rows of an
 * action all do not hold it is not called; where that is not known before the deployment, it may
 * be.
 */
public final class Needs {
  private enum Owner {
    /** The service that the type belongs to. */
    OWN,
    /** Another service. */
    FOREIGN,
    ANY
  }

  private enum Kind {
    READ,
    WRITE,
    /** A write that only updates make, to take away what was declared before. */
    REVERSAL,
    TAGGING,
    ANY
  }

  private record GeneralRow(Owner owner, Kind kind, NeedRule rule) {}

  private static final Pattern REVERSAL =
      Pattern.compile("Delete|Detach|Disable|Disassociate|Remove|Stop|Unassign|Unmonitor");

  private static final Decision POINTED_TO =
      new Decision(
          Strength.REQUIRED,
          "a declared property points to what it acts on",
          "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/control-access-with-iam.html");

  private final List<GeneralRow> general;
  private final Map<String, String> ownServices = new ConcurrentHashMap<>();
  private final Map<String, PropertyCondition> conditions = new ConcurrentHashMap<>();

  private Needs(List<GeneralRow> general) {
    this.general = general;
  }

  /** The rows that the plugin brings along. */
  public static Needs embedded() {
    List<GeneralRow> general = new ArrayList<>();
    for (List<String> columns : Rows.of(Needs.class, "needs.tsv", 7)) {
      general.add(
          new GeneralRow(
              Owner.valueOf(columns.get(0)),
              Kind.valueOf(columns.get(1)),
              new NeedRule(
                  columns.get(2),
                  Set.of(),
                  columns.get(3),
                  Strength.valueOf(columns.get(4)),
                  columns.get(5),
                  columns.get(0).equals("OWN") ? Evidence.REGISTRY : Evidence.INFERRED,
                  columns.get(6))));
    }
    return new Needs(general);
  }

  /**
   * What decides about one action of a type's handlers.
   *
   * @param certain whether the handlers are known to name this very action
   * @param foreign whether it is a write in another service that no reviewed row speaks of
   * @param rows the rows, in the order in which they count; never empty
   */
  public record Question(boolean certain, boolean foreign, List<Row> rows) {
    /**
     * Whether the action is needed.
     *
     * @param subject the resource
     * @param declared whether the template itself points to what the action acts on
     */
    public Decision decide(Subject subject, boolean declared) {
      Decision decision = foreign && declared ? POINTED_TO : byRows(subject);
      return certain || decision.strength() != Strength.REQUIRED
          ? decision
          : decision.weakened(
              "the handlers name it by a pattern, or the type's permissions are guessed");
    }

    private Decision byRows(Subject subject) {
      for (Row row : rows) {
        Answer answer = subject.answer(row.when());
        if (answer == Answer.YES) {
          return row.decision();
        }
        if (answer == Answer.MAYBE) {
          return row.decision().weakened(row.decision().reason() + ", as the deployment shows");
        }
      }
      return rows.get(0).decision().notCalled();
    }
  }

  /**
   * A row that decides where its condition holds.
   *
   * @param when the condition
   * @param decision what it decides
   */
  record Row(PropertyCondition when, Decision decision) {}

  /** What decides about an action, for every resource of the type. */
  Question question(ResourceTypeEntry type, HandlerAction handlerAction, ActionEntry action) {
    boolean certain =
        handlerAction.status() == HandlerAction.Status.LISTED
            && type.source() != ResourceTypeEntry.Source.GUESS;
    boolean own = isOfOwnService(type, action);
    List<NeedRule> reviewed = reviewed(type, action);
    boolean foreign = !own && isWrite(action) && reviewed.isEmpty();
    List<Row> rows = new ArrayList<>();
    for (NeedRule rule : reviewed.isEmpty() ? general(own, handlerAction, action) : reviewed) {
      rows.add(new Row(condition(rule.when()), Decision.of(rule)));
    }
    return new Question(certain, foreign, rows);
  }

  private PropertyCondition condition(String when) {
    PropertyCondition known = conditions.get(when);
    if (known == null) {
      known = new PropertyCondition(when);
      conditions.put(when, known);
    }
    return known;
  }

  /**
   * The rows that decide about an action: those of its type, or else the general ones.
   *
   * @param type what the catalogue knows of a resource type
   * @param handlerAction the action as the handlers name it
   * @param action the action
   * @return the rows in the order in which they count; never empty
   */
  List<NeedRule> rows(ResourceTypeEntry type, HandlerAction handlerAction, ActionEntry action) {
    List<NeedRule> reviewed = reviewed(type, action);
    return reviewed.isEmpty()
        ? general(isOfOwnService(type, action), handlerAction, action)
        : reviewed;
  }

  private List<NeedRule> general(boolean own, HandlerAction handlerAction, ActionEntry action) {
    String name = action.action().toString();
    Kind kind = kind(action, handlerAction);
    List<NeedRule> rows = new ArrayList<>();
    for (GeneralRow row : general) {
      NeedRule rule = row.rule();
      boolean counts =
          (row.owner() == Owner.ANY || (row.owner() == Owner.OWN) == own)
              && (row.kind() == Kind.ANY || row.kind() == kind)
              && rule.covers(name)
              && (rows.isEmpty() || rule.action().equals(rows.get(0).action()));
      if (counts) {
        rows.add(rule);
      }
    }
    return rows;
  }

  private static List<NeedRule> reviewed(ResourceTypeEntry type, ActionEntry action) {
    String name = action.action().toString();
    List<NeedRule> rules = new ArrayList<>();
    for (NeedRule rule : type.needs()) {
      if (rule.covers(name)) {
        rules.add(rule);
      }
    }
    return rules;
  }

  private static boolean isWrite(ActionEntry action) {
    return action.accessLevel() == AccessLevel.WRITE
        || action.accessLevel() == AccessLevel.PERMISSIONS_MANAGEMENT;
  }

  private static Kind kind(ActionEntry action, HandlerAction handlerAction) {
    if (isWrite(action)) {
      boolean onlyUpdates = handlerAction.operations().equals(Set.of(Operation.UPDATE));
      return onlyUpdates && REVERSAL.matcher(action.action().name()).lookingAt()
          ? Kind.REVERSAL
          : Kind.WRITE;
    }
    return action.accessLevel() == AccessLevel.TAGGING ? Kind.TAGGING : Kind.READ;
  }

  private boolean isOfOwnService(ResourceTypeEntry type, ActionEntry action) {
    return ownService(type).equals(action.action().service());
  }

  private String ownService(ResourceTypeEntry type) {
    String known = ownServices.get(type.type());
    if (known == null) {
      known = OwnService.of(type);
      ownServices.put(type.type(), known);
    }
    return known;
  }

  /** What a need is decided for: a declared resource. */
  public static final class Subject {
    private static final PropertyCondition OWN_TAGS = new PropertyCondition("*Tags|TagList");

    private final Value.Members properties;
    private final Answer tags;
    // Most actions of a type hang on the same few conditions.
    private final IdentityHashMap<PropertyCondition, Answer> answers = new IdentityHashMap<>();

    private Subject(Value.Members properties, Answer tags) {
      this.properties = properties;
      this.tags = tags;
    }

    public static Subject of(Stack stack, DeclaredResource resource, ResourceTypeEntry type) {
      Answer tags =
          type.taggable() && !stack.tags().isEmpty()
              ? Answer.YES
              : OWN_TAGS.of(resource.properties(), Answer.NO);
      return new Subject(resource.properties(), tags);
    }

    private Answer answer(PropertyCondition condition) {
      Answer known = answers.get(condition);
      if (known == null) {
        known = condition.of(properties, tags);
        answers.put(condition, known);
      }
      return known;
    }
  }

  /**
   * What was decided.
   *
   * @param strength how sure the need is
   * @param reason why
   * @param source the page that it rests on
   */
  public record Decision(Strength strength, String reason, String source) {
    private static Decision of(NeedRule rule) {
      return new Decision(rule.strength(), rule.reason(), rule.source());
    }

    private Decision notCalled() {
      return new Decision(Strength.EXCLUDED, "not declared: " + reason, source);
    }

    private Decision weakened(String why) {
      return new Decision(Strength.CONDITIONAL, why, source);
    }
  }
}
