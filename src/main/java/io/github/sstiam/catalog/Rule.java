package io.github.sstiam.catalog;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.catalog.NeedRule.Strength;
import io.github.sstiam.catalog.ResourceTypeEntry.Naming;
import io.github.sstiam.table.Table;
import io.github.sstiam.table.Table.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One reviewed row of a rule file; docs/rules.md explains the columns.
 *
 * @param row the row, for messages
 * @param kind what it says
 * @param type the resource type that it is about
 * @param subject the action, the IAM resource type, the property, attribute or variable; {@code -}
 *     where the kind has none
 * @param operations the operations that it selects or adds; empty where it names none
 * @param when the condition; {@code -} where it has none
 * @param value the strength, the template or the name; {@code -} where it has none
 * @param reason why
 * @param evidence what it rests on
 * @param source the page, the report or the source file that says so
 */
public record Rule(
    Row row,
    Kind kind,
    String type,
    String subject,
    Set<Operation> operations,
    String when,
    String value,
    String reason,
    Evidence evidence,
    String source) {
  /** The columns of a rule file, in their order. */
  public static final List<String> COLUMNS =
      List.of(
          "kind", "type", "subject", "operations", "when", "value", "reason", "evidence", "source");

  static final String NOTHING = "-";

  /** What a rule says. */
  public enum Kind {
    /** When a deployment needs an action that the handlers name. */
    NEED,
    /** An action that no handler names; with a condition, also when a deployment needs it. */
    ADD,
    /** On which resources an action acts, or which resources of an IAM resource type are meant. */
    WHERE,
    /** A resource's own ARN. */
    ARN,
    /** What a variable of the generated own ARN stands for. */
    VARIABLE,
    /** How CloudFormation names a resource. */
    NAME,
    /** What {@code Ref} returns. */
    REF,
    /** What {@code Fn::GetAtt} returns. */
    ATTRIBUTE,
    /** That the type is known, although nothing is called; whether stack tags reach it. */
    TYPE
  }

  public Rule {
    requireNonNull(row, "row is null");
    requireNonNull(kind, "kind is null");
    requireNonNull(type, "type is null");
    requireNonNull(subject, "subject is null");
    operations = Set.copyOf(operations);
    requireNonNull(when, "when is null");
    requireNonNull(value, "value is null");
    requireNonNull(reason, "reason is null");
    requireNonNull(evidence, "evidence is null");
    requireNonNull(source, "source is null");
  }

  /**
   * Reads a row.
   *
   * @param row a row of a table with {@link #COLUMNS}
   * @throws io.github.sstiam.table.TableException if a field is blank or has a value that its kind
   *     does not allow
   */
  static Rule of(Row row) {
    List<String> fields = row.fields();
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).isBlank()) {
        throw row.malformed("the " + COLUMNS.get(i) + " is blank; write - for nothing");
      }
    }
    String letters = fields.get(3);
    Rule rule =
        new Rule(
            row,
            RowValues.constant(Kind.class, row, fields.get(0)),
            fields.get(1),
            fields.get(2),
            letters.equals(NOTHING) ? Set.of() : RowValues.operations(row, letters),
            fields.get(4),
            fields.get(5),
            fields.get(6),
            RowValues.constant(Evidence.class, row, fields.get(7)),
            fields.get(8));
    rule.checkFields();
    return rule;
  }

  private void checkFields() {
    boolean isNeed = kind == Kind.NEED || kind == Kind.ADD;
    if (kind == Kind.ADD && operations.isEmpty()) {
      throw row.malformed("an added action has operations");
    }
    if (!isNeed && !(operations.isEmpty() && when.equals(NOTHING))) {
      throw row.malformed("only need and add rows have operations and a condition");
    }
    if (kind == Kind.NEED && value.equals(NOTHING)) {
      throw row.malformed("a need row has a condition and a strength");
    }
    if (isNeed && when.equals(NOTHING) != value.equals(NOTHING)) {
      throw row.malformed("a condition has a strength, and a strength a condition");
    }
    boolean hasSubject = kind != Kind.REF && kind != Kind.TYPE;
    if (hasSubject && kind != Kind.ARN && subject.equals(NOTHING)) {
      throw row.malformed("the subject is missing");
    }
    if (reason.equals(NOTHING) || source.equals(NOTHING)) {
      throw row.malformed("every rule has a reason and a source");
    }
  }

  /** Whether the rule decides when an action is needed. */
  public boolean decides() {
    return (kind == Kind.NEED || kind == Kind.ADD) && !value.equals(NOTHING);
  }

  /** The rule as one that decides. */
  NeedRule need() {
    Strength strength = RowValues.constant(Strength.class, row, value);
    return new NeedRule(subject, operations, when, strength, reason, evidence, source);
  }

  /** The rule as an added action. */
  AddedAction added() {
    return new AddedAction(subject, operations, reason, evidence, source);
  }

  /** The rule as one of naming: {@code stack 80}, {@code logical_id 64 lower}. */
  Naming naming() {
    int space = value.indexOf(' ');
    if (space < 0) {
      throw row.malformed("a name is made like \"stack 64\" or \"logical_id 64 lower\"");
    }
    boolean lower = value.endsWith(" lower");
    String length = value.substring(space + 1, value.length() - (lower ? " lower".length() : 0));
    return new Naming(
        subject,
        RowValues.length(row, length),
        lower,
        RowValues.constant(Naming.Form.class, row, value.substring(0, space)));
  }

  /** The same rule with another source. */
  Rule withSource(String other) {
    return new Rule(row, kind, type, subject, operations, when, value, reason, evidence, other);
  }

  /**
   * Reads a table of rules.
   *
   * @param table a table with a header line
   * @return its rules, in the order of the file
   * @throws io.github.sstiam.table.TableException if the header line names other columns, or a row
   *     is malformed
   */
  static List<Rule> all(Table table) {
    checkColumns(table);
    return of(table.rows());
  }

  /** Reads the rules of a type from a table. */
  static List<Rule> of(Table table, String type) {
    checkColumns(table);
    return of(table.rowsBySecond(type));
  }

  private static List<Rule> of(List<Row> rows) {
    List<Rule> rules = new ArrayList<>(rows.size());
    for (Row row : rows) {
      rules.add(of(row));
    }
    return List.copyOf(rules);
  }

  private static void checkColumns(Table table) {
    if (!table.columns().equals(COLUMNS)) {
      throw table.malformed(
          "the first line that is no comment names the columns, with tabs between them: "
              + String.join(" ", COLUMNS));
    }
  }
}
