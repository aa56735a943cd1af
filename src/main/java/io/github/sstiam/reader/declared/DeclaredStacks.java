package io.github.sstiam.reader.declared;

import io.github.sstiam.app.DeclaredResource;
import io.github.sstiam.app.DeploymentRoles;
import io.github.sstiam.app.Environment;
import io.github.sstiam.app.SstApp;
import io.github.sstiam.app.Stack;
import io.github.sstiam.app.Text;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.reader.files.AppReadException;
import io.github.sstiam.reader.stack.DeclaredTypes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The resources that the POM declares, which are added to the stacks of an app.
 *
 * <p>A declaration that names a stack of the app joins it. One that names another stack makes it a
 * stack of its own, deployed as the app's stacks are. One that names no stack belongs to some stack
 * of the app: the calls to CloudFormation are those of the app's stacks, and for an app without
 * stacks those of any stack that SST's naming ({@code stage-app-id}) allows.
 */
public final class DeclaredStacks {
  private final Map<String, Map<Integer, ResourceDeclaration>> groups = new LinkedHashMap<>();
  private final Environment environment;

  /**
   * @param declarations the resources, in the order of the POM
   * @param environment where an app without stacks is deployed to
   * @throws AppReadException if a declaration is wrong; it is named by its place in the POM
   */
  public DeclaredStacks(List<ResourceDeclaration> declarations, Environment environment)
      throws AppReadException {
    this.environment = environment;
    for (int i = 0; i < declarations.size(); i++) {
      ResourceDeclaration declaration = declarations.get(i);
      declaration.check(DeclarationTemplate.place(i + 1));
      groups
          .computeIfAbsent(declaration.stack().orElse(""), stack -> new TreeMap<>())
          .put(i + 1, declaration);
    }
  }

  /**
   * The types of the app's stacks and of the declared resources.
   *
   * @param ofApp the types that the stacks of the app declare
   */
  public List<DeclaredTypes> types(List<DeclaredTypes> ofApp) {
    List<DeclaredTypes> all = new ArrayList<>(ofApp);
    for (Map.Entry<String, Map<Integer, ResourceDeclaration>> group : groups.entrySet()) {
      Set<String> types = new TreeSet<>();
      for (ResourceDeclaration declaration : group.getValue().values()) {
        types.add(declaration.type());
      }
      Environment deployed = ofApp.isEmpty() ? environment : ofApp.get(0).environment();
      for (DeclaredTypes stack : ofApp) {
        if (stack.stack().pattern().equals(group.getKey())) {
          deployed = stack.environment();
        }
      }
      all.add(DeclaredTypes.of(ResourceDeclaration.opened(group.getKey()), deployed, types));
    }
    return List.copyOf(all);
  }

  /**
   * Adds the resources to an app.
   *
   * @param app the app that its source shows; without stacks if there is no source
   * @param catalog knows how the types are named
   * @return the app with the resources
   * @throws AppReadException if a property's JSON is wrong
   */
  public SstApp addedTo(SstApp app, Catalog catalog) throws AppReadException {
    if (groups.isEmpty()) {
      return app;
    }
    Addition all = new Addition(app, environment, catalog);
    for (Map.Entry<String, Map<Integer, ResourceDeclaration>> group : groups.entrySet()) {
      all.add(group.getKey(), group.getValue());
    }
    return new SstApp(
        app.name(), app.stage(), app.version(), all.stacks, app.lookups(), all.remarks);
  }

  /** One app, while the resources are added to it. */
  private static final class Addition {
    private final SstApp app;
    private final Environment environment;
    private final Catalog catalog;
    private final List<Stack> stacks;
    private final List<String> remarks;

    private Addition(SstApp app, Environment environment, Catalog catalog) {
      this.app = app;
      this.environment = environment;
      this.catalog = catalog;
      this.stacks = new ArrayList<>(app.stacks());
      this.remarks = new ArrayList<>(app.remarks());
    }

    private void add(String stack, Map<Integer, ResourceDeclaration> declarations)
        throws AppReadException {
      int joined = joined(stack);
      Stack own = joined < 0 ? stack(stack) : stacks.get(joined);
      DeclarationTemplate template =
          new DeclarationTemplate(own.name(), own.environment(), catalog);
      for (Map.Entry<Integer, ResourceDeclaration> declaration : declarations.entrySet()) {
        template.add(declaration.getKey(), declaration.getValue());
      }
      List<DeclaredResource> resources = new ArrayList<>(own.resources());
      resources.addAll(template.resources());
      remarks.addAll(new TreeSet<>(template.remarks()));
      if (joined < 0) {
        stacks.add(own.with(resources));
      } else {
        stacks.set(joined, own.with(resources));
      }
    }

    private int joined(String stack) {
      for (int i = 0; i < app.stacks().size(); i++) {
        if (!stack.isEmpty() && app.stacks().get(i).name().pattern().equals(stack)) {
          return i;
        }
      }
      return -1;
    }

    /** A stack that the source does not show. It has the tags that all stacks of the app have. */
    private Stack stack(String name) {
      Optional<Stack> first = app.stacks().stream().findFirst();
      Map<String, String> tags = new TreeMap<>(first.map(Stack::tags).orElse(Map.of()));
      app.stacks().forEach(stack -> tags.entrySet().retainAll(stack.tags().entrySet()));
      return new Stack(
          name.isEmpty() ? anyStack() : ResourceDeclaration.opened(name),
          first.map(Stack::environment).orElse(environment),
          tags,
          List.of(),
          first.map(Stack::roles).orElse(DeploymentRoles.NONE),
          List.of(),
          List.of(),
          // A stack within another one is deployed by no call of its own to CloudFormation.
          name.isEmpty() ? first.map(Stack::name) : Optional.empty());
    }

    private Text anyStack() {
      return app.stage().isPresent() && app.name().isPresent()
          ? Text.of(app.stage().get() + "-" + app.name().get() + "-").then(Text.UNKNOWN)
          : Text.UNKNOWN;
    }
  }
}
