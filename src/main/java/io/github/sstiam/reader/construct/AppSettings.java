package io.github.sstiam.reader.construct;

import io.github.sstiam.app.DeployingTool;
import io.github.sstiam.app.SstVersion;
import io.github.sstiam.app.Text;
import io.github.sstiam.reader.script.Instance;
import io.github.sstiam.reader.script.ScriptValue;
import io.github.sstiam.reader.script.ScriptValue.Obj;
import io.github.sstiam.reader.script.ScriptValue.Str;
import java.util.Optional;

/**
 * What is known of an app before its constructs are read.
 *
 * @param version the version of SST
 * @param name the app's name
 * @param stage the stage
 * @param region the region's code
 * @param account the account's twelve digits
 */
record AppSettings(
    SstVersion version,
    Optional<String> name,
    Optional<String> stage,
    Optional<String> region,
    Optional<String> account) {
  /** The tool that deploys the app. */
  DeployingTool tool() {
    return DeployingTool.ofSst(version);
  }

  /** Whether Pulumi deploys the app, and not CloudFormation. */
  boolean isPulumi() {
    return tool().isPulumi();
  }

  /** What the names of all stacks begin with: {@code prod-orders}. */
  Text prefix() {
    return textOf(stage).then(Text.of("-")).then(textOf(name));
  }

  /** The name of a stack: what its properties say, else the app's prefix and its ID. */
  Text stackName(Instance stack) {
    ScriptValue props =
        stack.arguments().size() > 2 ? stack.arguments().get(2) : ScriptValue.UNDEFINED;
    if (props instanceof Obj object && object.members().get("stackName") instanceof Str given) {
      return given.text();
    }
    Text id =
        stack.arguments().size() > 1
            ? ConstructArguments.text(stack.arguments().get(1))
            : Text.UNKNOWN;
    return prefix().then(Text.of("-")).then(id);
  }

  Text textOf(Optional<String> value) {
    return value.map(Text::of).orElse(Text.UNKNOWN);
  }
}
