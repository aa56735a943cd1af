package io.github.sstiam.reader.construct;

import io.github.sstiam.app.DeployingTool;
import io.github.sstiam.app.Environment;
import io.github.sstiam.app.SstApp;
import io.github.sstiam.app.Stack;
import io.github.sstiam.app.Text;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.reader.files.AppReadException;
import io.github.sstiam.reader.script.Instance;
import io.github.sstiam.reader.script.ScriptException;
import io.github.sstiam.reader.script.ScriptValue;
import io.github.sstiam.reader.stack.DeclaredTypes;
import io.github.sstiam.reader.stack.ParsedStacks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * An app whose sources were interpreted.
 *
 * @param settings what is known of the app itself
 * @param environment where it is deployed to
 * @param cdk what SST 2's configuration says of the CDK's bootstrap stack
 * @param tables what the constructs of the app's version of SST make
 * @param plans the app's stacks
 * @param lookups what synthesis looks up for calls of the app
 * @param remarks what could not be evaluated
 * @param failOnUnknown whether an unknown construct is an error instead of a remark
 */
record ParsedSources(
    AppSettings settings,
    Environment environment,
    ScriptValue cdk,
    ConstructTables tables,
    List<StackPlan> plans,
    NavigableSet<String> lookups,
    Set<String> remarks,
    boolean failOnUnknown)
    implements ParsedStacks {
  /**
   * A stack of the app.
   *
   * @param name the stack's name
   * @param instance the stack's own construct; empty in SST 3 and 4, which have no stacks
   * @param functionDefaults the properties that the app and the stack give to all functions
   * @param removesAll whether the resources are removed together with the app
   * @param constructs the stack's constructs
   */
  record StackPlan(
      Text name,
      Optional<Instance> instance,
      ScriptValue functionDefaults,
      boolean removesAll,
      List<ConstructDeclaration> constructs) {}

  @Override
  public List<DeclaredTypes> types(Catalog catalog) {
    List<DeclaredTypes> types = new ArrayList<>();
    for (StackPlan plan : plans) {
      types.add(
          DeclaredTypes.of(
              plan.name(), environment, stack(plan, catalog, new TreeSet<>()).types()));
    }
    return types;
  }

  @Override
  public SstApp resolve(Catalog catalog) throws AppReadException {
    Set<String> unknown = new TreeSet<>();
    Set<String> allRemarks = new TreeSet<>(remarks);
    NavigableSet<String> allLookups = new TreeSet<>(lookups);
    BootstrapRoles roles = new BootstrapRoles(settings.tool(), environment, cdk);
    List<Stack> stacks = new ArrayList<>();
    for (StackPlan plan : plans) {
      SourceStack stack = stack(plan, catalog, unknown);
      try {
        stacks.add(stack.resolved(environment, tags(), roles));
      } catch (ScriptException e) {
        throw new AppReadException(e.getMessage(), e);
      }
      allRemarks.addAll(stack.remarks());
      allLookups.addAll(stack.lookups());
    }
    if (failOnUnknown && !unknown.isEmpty()) {
      throw new AppReadException(
          "The app makes constructs that the plugin does not know:\n  "
              + String.join("\n  ", unknown)
              + "\nSynthesise the app (-Dsst-iam.synthesise=true), list what they make as"
              + " <declaredResources>, or set -Dsst-iam.unknownConstructs=warn.");
    }
    List<String> all = new ArrayList<>(allRemarks);
    all.addAll(unknown);
    return new SstApp(
        settings.name(),
        settings.stage(),
        Optional.of(settings.version()),
        stacks,
        allLookups,
        all);
  }

  private SourceStack stack(StackPlan plan, Catalog catalog, Set<String> unknown) {
    SourceStack stack =
        new SourceStack(
            plan.name(),
            tables,
            settings,
            plan.functionDefaults(),
            plan.removesAll(),
            catalog,
            unknown);
    if (plan.instance().isPresent()) {
      stack.addBaseline(plan.instance().get());
    }
    for (ConstructDeclaration construct : plan.constructs()) {
      stack.add(construct);
    }
    return stack;
  }

  /**
   * The tags of the app's stacks, which CloudFormation hands to their resources. From 0.58 on, SST
   * gives each stack the tags of the app.
   */
  private Map<String, String> tags() {
    Map<String, String> tags = new TreeMap<>();
    if (settings.tool() != DeployingTool.SST_0_CDK_1) {
      tags.put("sst:app", settings.name().orElse("*"));
      tags.put("sst:stage", settings.stage().orElse("*"));
    }
    return tags;
  }
}
