package io.github.sstiam.reader.assembly;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.sstiam.json.JsonValue;
import io.github.sstiam.json.JsonValue.JsonObject;
import io.github.sstiam.json.JsonValue.JsonString;
import io.github.sstiam.json.JsonValue.Member;
import io.github.sstiam.reader.files.AppReadException;
import io.github.sstiam.reader.folder.PackageFiles;
import io.github.sstiam.reader.stack.ParsedStacks;
import io.github.sstiam.reader.stack.StackOptions;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a cloud assembly
 * (https://docs.aws.amazon.com/cdk/api/v2/docs/cloud-assembly-schema-readme.html): its stacks in
 * the order of their dependencies, and the assemblies nested in it.
 */
public final class AssemblyReader {
  private static final String MANIFEST = "manifest.json";

  /** Longer than any app's chain of stacks, and short enough for recursion. */
  private static final int MAX_DEPENDENCIES = 1_000;

  private final AssemblyFolder root;
  private final StackOptions options;
  private final Set<Path> folders = new HashSet<>();
  private final List<StackArtifact> stacks = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();

  private AssemblyReader(Path assembly, StackOptions options) {
    this.root = new AssemblyFolder(assembly);
    folders.add(root.identity());
    this.options = options;
  }

  /**
   * Reads an assembly.
   *
   * @param assembly the assembly's folder
   * @param options what the user says of the stacks
   * @throws AppReadException if a file is missing or malformed, or there is no stack
   */
  public static ParsedStacks parse(Path assembly, StackOptions options) throws AppReadException {
    return new AssemblyReader(assembly, options).read();
  }

  private ParsedStacks read() throws AppReadException {
    JsonObject manifest = root.object(MANIFEST);
    ConstructTree tree = tree(manifest);
    read(root, manifest);
    if (stacks.isEmpty()) {
      throw root.error(MANIFEST, "the manifest names no stack");
    }
    return new ParsedAssembly(
        stacks,
        tree,
        options,
        PackageFiles.version(options.appDirectory()),
        ContextLookups.of(manifest, options.appDirectory()),
        remarks);
  }

  private void read(AssemblyFolder folder, JsonObject manifest) throws AppReadException {
    Map<String, JsonObject> artifacts = artifacts(folder, manifest);
    for (String id : ordered(folder, artifacts)) {
      JsonObject artifact = artifacts.get(id);
      String type = named(folder, id, artifact.string("type"), "type");
      if (type.equals("aws:cloudformation:stack")) {
        stacks.add(new StackArtifact(folder, id, artifacts, options));
      } else if (type.equals("cdk:cloud-assembly")) {
        AssemblyFolder nested = nested(folder, id, artifact);
        read(nested, nested.object(MANIFEST));
      }
    }
  }

  private static String named(
      AssemblyFolder folder, String id, Optional<String> text, String member)
      throws AppReadException {
    if (text.isEmpty()) {
      throw folder.error(MANIFEST, "artifact \"" + id + "\" has no \"" + member + "\"");
    }
    return text.get();
  }

  private AssemblyFolder nested(AssemblyFolder folder, String id, JsonObject artifact)
      throws AppReadException {
    String name =
        named(folder, id, artifact.string("properties", "directoryName"), "directoryName");
    AssemblyFolder nested = new AssemblyFolder(folder.file(name));
    if (!folders.add(nested.identity())) {
      throw folder.error(
          MANIFEST,
          "artifact \"" + id + "\" nests the assembly \"" + name + "\", which is nested already");
    }
    return nested;
  }

  private ConstructTree tree(JsonObject manifest) throws AppReadException {
    String name = manifest.string("artifacts", "Tree", "properties", "file").orElse("tree.json");
    try {
      return ConstructTree.read(root.file(name));
    } catch (NoSuchFileException | FileNotFoundException e) {
      remarks.add(unreadable(name, "it does not exist"));
    } catch (JsonProcessingException | CharacterCodingException e) {
      remarks.add(unreadable(name, "it is malformed"));
    } catch (IOException e) {
      remarks.add(unreadable(name, "it is not a JSON object, or cannot be read"));
    }
    return ConstructTree.unknown();
  }

  private static String unreadable(String name, String reason) {
    return name + " cannot be read, so the types of the constructs are not shown: " + reason;
  }

  private static Map<String, JsonObject> artifacts(AssemblyFolder folder, JsonObject manifest)
      throws AppReadException {
    Optional<JsonObject> declared = manifest.object("artifacts");
    if (declared.isEmpty()) {
      throw folder.error(MANIFEST, "the manifest has no object \"artifacts\"");
    }
    Map<String, JsonObject> artifacts = new LinkedHashMap<>();
    for (Map.Entry<String, Member> entry : declared.get().members().entrySet()) {
      if (!(entry.getValue().value() instanceof JsonObject artifact)) {
        throw folder.error(
            MANIFEST,
            "line "
                + entry.getValue().namePosition().line()
                + ": artifact \""
                + entry.getKey()
                + "\" must be an object");
      }
      artifacts.put(entry.getKey(), artifact);
    }
    return artifacts;
  }

  /** The artifacts, each after those that it depends on; else in the order of the manifest. */
  private static Set<String> ordered(AssemblyFolder folder, Map<String, JsonObject> artifacts)
      throws AppReadException {
    Set<String> ordered = new LinkedHashSet<>();
    for (String id : artifacts.keySet()) {
      visit(folder, id, artifacts, ordered, new LinkedHashSet<>());
    }
    return ordered;
  }

  private static void visit(
      AssemblyFolder folder,
      String id,
      Map<String, JsonObject> artifacts,
      Set<String> ordered,
      Set<String> path)
      throws AppReadException {
    if (ordered.contains(id) || !artifacts.containsKey(id)) {
      return;
    }
    if (path.size() > MAX_DEPENDENCIES) {
      throw folder.error(
          MANIFEST, "the artifacts depend on each other more than " + MAX_DEPENDENCIES + " deep");
    }
    if (!path.add(id)) {
      throw folder.error(
          MANIFEST, "the artifacts depend on each other in a circle: " + String.join(", ", path));
    }
    for (JsonValue dependency : artifacts.get(id).elements("dependencies")) {
      if (dependency instanceof JsonString name) {
        visit(folder, name.value(), artifacts, ordered, path);
      }
    }
    path.remove(id);
    ordered.add(id);
  }
}
