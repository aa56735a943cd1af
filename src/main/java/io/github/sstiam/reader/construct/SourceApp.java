package io.github.sstiam.reader.construct;

import io.github.sstiam.app.Environment;
import io.github.sstiam.app.SstVersion;
import io.github.sstiam.reader.script.Place;
import io.github.sstiam.reader.script.ScriptException;
import io.github.sstiam.reader.script.ScriptValue;
import io.github.sstiam.reader.script.ScriptValue.Func;
import io.github.sstiam.reader.script.ScriptValue.Obj;
import io.github.sstiam.reader.script.ScriptValue.Str;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * An app whose sources were interpreted.
 *
 * @param settings what is known of the app itself
 * @param environment where it is deployed to
 * @param cdk what SST 2's configuration says of the CDK's bootstrap stack
 * @param runtime what the app made
 */
record SourceApp(
    AppSettings settings, Environment environment, ScriptValue cdk, SstRuntime runtime) {
  /** The region of SST 0 and 1 where {@code sst.json} names none. */
  private static final String DEFAULT_REGION = "us-east-1";

  private static final String DEFAULT = "default";

  /**
   * Interprets an app of SST 0 or 1.
   *
   * @param version the version of SST
   * @param stage the stage, where it is known
   * @param environments the environment of the stacks, by the region that the app names
   */
  static SourceApp ofJson(
      AppConfig config,
      SstVersion version,
      Optional<String> stage,
      Function<Optional<String>, Environment> environments) {
    String name =
        config
            .text("name")
            .orElseThrow(
                () ->
                    new ScriptException(
                        "sst.json: the app has no name. Add \"name\": \"my-app\"."));
    Environment environment =
        environments.apply(config.text("region").or(() -> Optional.of(DEFAULT_REGION)));
    AppSettings settings =
        new AppSettings(
            version, Optional.of(name), stage, environment.region(), environment.account());
    SstRuntime runtime = new SstRuntime(config.file().resolveSibling(""), stage);
    runtime.configured(settings);
    Path entry = config.entry();
    Obj exports = runtime.interpreter().module(entry);
    ScriptValue main =
        exports.members().containsKey(DEFAULT)
            ? exports.members().get(DEFAULT)
            : exports.members().getOrDefault("main", ScriptValue.UNDEFINED);
    if (!(main instanceof Func)) {
      throw new ScriptException(
          entry.getFileName()
              + ": it exports no function that takes the app. Write \"export default function"
              + " main(app) { ... }\".");
    }
    run(runtime, config.place(), main);
    return new SourceApp(settings, environment, ScriptValue.UNDEFINED, runtime);
  }

  /**
   * Interprets an app of SST 2 or newer.
   *
   * @param version the version, by whether the app is one of SST 3 or newer
   * @param stage the stage, where it is known
   * @param environments the environment of the stacks, by the region that the app names
   */
  static SourceApp ofScript(
      AppConfig config,
      Function<Boolean, SstVersion> version,
      Optional<String> stage,
      Function<Optional<String>, Environment> environments) {
    Place place = config.place();
    SstRuntime runtime = new SstRuntime(config.file().resolveSibling(""), stage);
    Obj declared = configuration(config, runtime);
    boolean isPulumi = declared.members().containsKey("run");
    ScriptValue own = described(runtime, declared, isPulumi, stage, place);
    Environment environment = environments.apply(region(runtime, own, isPulumi, place));
    AppSettings settings =
        new AppSettings(
            version.apply(isPulumi),
            text(runtime, own, "name", place),
            text(runtime, own, "stage", place).or(() -> stage),
            environment.region(),
            environment.account());
    runtime.configured(settings);
    ScriptValue cdk = runtime.interpreter().member(own, "cdk", place);
    run(
        runtime,
        place,
        declared.members().getOrDefault(isPulumi ? "run" : "stacks", ScriptValue.UNDEFINED));
    return new SourceApp(settings, environment, cdk, runtime);
  }

  private static Obj configuration(AppConfig config, SstRuntime runtime) {
    if (runtime.interpreter().module(config.file()).members().get(DEFAULT) instanceof Obj found) {
      return found;
    }
    throw new ScriptException(
        config.place()
            + ": the default export is not an object. Write \"export default { config() {...},"
            + " stacks(app) {...} }\", or \"export default $config({...})\" for SST 3.");
  }

  /** What the configuration says of the app. */
  private static ScriptValue described(
      SstRuntime runtime, Obj declared, boolean isPulumi, Optional<String> stage, Place place) {
    Obj input = new Obj();
    stage.ifPresent(name -> input.members().put("stage", Str.of(name)));
    input.open(place);
    ScriptValue function =
        declared.members().getOrDefault(isPulumi ? "app" : "config", ScriptValue.UNDEFINED);
    return runtime.interpreter().call(function, List.of(input), place);
  }

  private static Optional<String> region(
      SstRuntime runtime, ScriptValue own, boolean isPulumi, Place place) {
    if (!isPulumi) {
      return text(runtime, own, "region", place);
    }
    ScriptValue providers = runtime.interpreter().member(own, "providers", place);
    ScriptValue aws = runtime.interpreter().member(providers, "aws", place);
    return text(runtime, aws, "region", place);
  }

  private static Optional<String> text(
      SstRuntime runtime, ScriptValue object, String name, Place place) {
    return runtime.interpreter().member(object, name, place) instanceof Str string
            && string.text().isKnown()
        ? Optional.of(string.text().literals().get(0))
        : Optional.empty();
  }

  private static void run(SstRuntime runtime, Place place, ScriptValue main) {
    runtime.interpreter().run(main, List.of(runtime.app()), place);
  }
}
