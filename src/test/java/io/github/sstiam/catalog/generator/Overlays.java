package io.github.sstiam.catalog.generator;

import io.github.sstiam.catalog.ActionNormaliser;
import io.github.sstiam.catalog.generator.Overlay.Row;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The corrections that people keep by hand, in {@code src/catalog/overrides}.
 *
 * @param fix actions of another name
 * @param keep actions that the reference does not list though they are enforced
 * @param manual actions that no handler names
 * @param arns own ARNs that the service specification has not, or has wrong
 * @param variables variables of own ARNs that are no properties, and what stands for them
 * @param rules where a type's actions act
 * @param names how CloudFormation names resources
 * @param refs what {@code Ref} returns
 * @param attributes what {@code Fn::GetAtt} returns
 * @param needs when a deployment needs an action of the handlers
 */
record Overlays(
    Overlay fix,
    Overlay keep,
    Overlay manual,
    Overlay arns,
    Overlay variables,
    Overlay rules,
    Overlay names,
    Overlay refs,
    Overlay attributes,
    Overlay needs) {
  static Overlays read(Path folder) {
    return new Overlays(
        Overlay.read(folder.resolve("fix.tsv")),
        Overlay.read(folder.resolve("keep.tsv")),
        Overlay.read(folder.resolve("manual.tsv")),
        Overlay.read(folder.resolve("arns.tsv")),
        Overlay.read(folder.resolve("variables.tsv")),
        Overlay.read(folder.resolve("rules.tsv")),
        Overlay.read(folder.resolve("names.tsv")),
        Overlay.read(folder.resolve("refs.tsv")),
        Overlay.read(folder.resolve("attributes.tsv")),
        Overlay.read(folder.resolve("needs.tsv")));
  }

  /**
   * Compares what handlers name with the reference, by the tables of renamed and of kept actions.
   *
   * @throws IllegalStateException if a replacement is not listed, or a kept action is
   */
  ActionNormaliser normaliser(IamReference reference) {
    return normaliser(reference, fix, keep);
  }

  static ActionNormaliser normaliser(IamReference reference, Overlay fix, Overlay keep) {
    Map<String, List<String>> replacements = new TreeMap<>();
    for (Row row : fix.rows()) {
      List<String> actions = List.of(row.get("replacement").split(","));
      for (String action : actions) {
        if (!reference.lists(action)) {
          throw row.wrong(action + " is not listed");
        }
      }
      replacements.put(row.get("action").toLowerCase(Locale.ROOT), actions);
    }
    Map<String, String> kept = new TreeMap<>();
    for (Row row : keep.rows()) {
      String action = row.get("action");
      if (reference.lists(action)) {
        throw row.wrong(action + " is listed now, so the row can go");
      }
      kept.put(action.toLowerCase(Locale.ROOT), action);
    }
    return new ActionNormaliser(reference, replacements, kept);
  }
}
