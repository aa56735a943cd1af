package io.github.sstiam.reader.stack;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.sstiam.app.DeployingTool;
import io.github.sstiam.app.DeploymentRoles;
import io.github.sstiam.app.Environment;
import io.github.sstiam.app.SstApp;
import io.github.sstiam.app.SstVersion;
import io.github.sstiam.app.Stack;
import io.github.sstiam.app.Text;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.reader.template.TemplateException;
import io.github.sstiam.reader.template.TemplateResolver;
import io.github.sstiam.reader.template.TemplateScope;
import io.github.sstiam.reader.template.TemplateText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The stacks that SST deploys beside the app: the bootstrap stacks of CDK and of SST, once for an
 * account and region, and the debug stack of {@code sst start}. The caller's own permissions create
 * them. Their templates were taken from the packages of CDK and SST.
 */
public final class SupportStacks {
  /** The name of CDK's bootstrap stack. */
  public static final String CDK_TOOLKIT = "CDKToolkit";

  private SupportStacks() {}

  /**
   * The bootstrap stacks that an app's deployment needs.
   *
   * @param app the app
   * @param version the version of SST; without one, CDK's bootstrap stack alone
   * @param catalog knows what references to resources return
   * @return the stacks; none for plain templates, which neither SST nor CDK deploys, and none for
   *     SST 3 and newer, which do not use CDK
   */
  public static List<Stack> bootstrap(SstApp app, Optional<SstVersion> version, Catalog catalog) {
    boolean named = false;
    for (Stack stack : app.stacks()) {
      named |= stack.roles().executionRole().isPresent();
    }
    Optional<DeployingTool> tool = version.map(DeployingTool::ofSst);
    boolean byPulumi = tool.isPresent() && tool.get().isPulumi();
    if (byPulumi || (version.isEmpty() && !named)) {
      return List.of();
    }
    int sst = tool.isPresent() ? tool.get().sstMajor().orElse(0) : 0;
    List<Stack> stacks = new ArrayList<>();
    for (Environment environment : environments(app)) {
      stacks.add(read("cdk-toolkit.yaml", Text.of(CDK_TOOLKIT), environment, catalog));
      if (sst == 1) {
        stacks.add(read("sst-bootstrap-1.yaml", Text.of("SSTBootstrap"), environment, catalog));
      } else if (sst == 2) {
        stacks.add(read("sst-bootstrap-2.yaml", Text.of("SSTBootstrap"), environment, catalog));
      }
    }
    return List.copyOf(stacks);
  }

  /**
   * The debug stack that {@code sst start} deploys first in SST 0 and 1.
   *
   * @param app the app
   * @param version the version of SST
   * @param catalog knows what references to resources return
   */
  public static List<Stack> debug(SstApp app, Optional<SstVersion> version, Catalog catalog) {
    if (version.isEmpty() || version.get().isAtLeast(2, 0, 0)) {
      return List.of();
    }
    Text name =
        app.stage()
            .map(Text::of)
            .orElse(Text.UNKNOWN)
            .then(Text.of("-"))
            .then(app.name().map(Text::of).orElse(Text.UNKNOWN))
            .then(Text.of("-debug-stack"));
    return environments(app).stream()
        .map(environment -> read("sst-debug.yaml", name, environment, catalog))
        .toList();
  }

  private static List<Environment> environments(SstApp app) {
    return app.stacks().stream().map(Stack::environment).distinct().toList();
  }

  private static Stack read(String file, Text name, Environment environment, Catalog catalog) {
    try (InputStream in = SupportStacks.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is missing from the plugin");
      }
      TemplateResolver resolver =
          new TemplateResolver(
              TemplateText.read(new String(in.readAllBytes(), UTF_8)),
              new TemplateScope(
                  name,
                  environment,
                  parameter -> Optional.empty(),
                  Map.of(),
                  (location, metadata) -> Optional.empty(),
                  List.of()),
              catalog);
      return new Stack(
          name,
          environment,
          Map.of(),
          resolver.resources(logicalId -> Optional.empty()),
          DeploymentRoles.NONE,
          List.of(),
          List.of(),
          Optional.empty());
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    } catch (TemplateException e) {
      throw new IllegalStateException(file + ", " + e.getMessage(), e);
    }
  }
}
