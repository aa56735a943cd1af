package io.github.sstiam.reader.synthesis;

import io.github.sstiam.reader.folder.AppFolder;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files of an app that decide what its synthesis makes, as far as their places tell:
 *
 * <ul>
 *   <li>in the app's folder itself the configuration of SST and CDK, the package and lock files of
 *       npm, yarn, pnpm and bun, and scripts, but no other tool's configuration;
 *   <li>scripts and JSON files in the folder of {@code main} of {@code sst.json}, which is what SST
 *       0 and 1 watch, too (@serverless-stack/core, src/cli/StacksBuilder.ts); without it in {@code
 *       lib} (SST 0, CDK), {@code stacks} (SST 1 and 2), {@code infra} and {@code bin} (CDK);
 *   <li>the same in the folders that {@code sst.config.*} imports from.
 * </ul>
 *
 * <p>The code of Lambda functions lies elsewhere by SST's convention, and changes no permission.
 * Type declarations and tests count nowhere, nor do packages, results of builds, hidden folders and
 * symbolic links, which may lead out of the app.
 */
final class SourceFiles {
  static final int MAX_FILES = 20_000;
  private static final int MAX_DEPTH = 20;

  private static final Set<String> CONFIGURATION =
      Set.of(
          "sst.json",
          "cdk.json",
          "package.json",
          "package-lock.json",
          "npm-shrinkwrap.json",
          "yarn.lock",
          "pnpm-lock.yaml",
          "bun.lock",
          "bun.lockb");

  private static final Pattern SCRIPT = Pattern.compile(".+\\.[cm]?[jt]sx?");
  private static final Pattern NO_SOURCE = Pattern.compile("\\..*|.+\\.(d|test|spec)\\.[^.]+");
  private static final Pattern OTHER_TOOL = Pattern.compile("(?!sst\\.).+\\.config\\.[^.]+");
  private static final Set<String> NO_FOLDERS = Set.of("node_modules", "cdk.out", "target", "dist");
  private static final List<String> STACKS = List.of("bin", "infra", "lib", "stacks");
  private static final Pattern IMPORT = Pattern.compile("[\"'](\\.\\.?/[^\"'\\n]+)[\"']");

  private final Path root;
  private final Map<String, FileTime> modified = new TreeMap<>();
  private int seen;

  private SourceFiles(Path root) {
    this.root = root;
  }

  /** Looks for the files of an app. */
  static SourceFiles of(AppFolder app) throws IOException {
    SourceFiles files = new SourceFiles(app.path().toRealPath());
    Files.walkFileTree(files.root, Set.of(), 1, files.new Visitor());
    for (Path folder : files.stackFolders(app)) {
      Files.walkFileTree(folder, Set.of(), MAX_DEPTH, files.new Visitor());
    }
    return files;
  }

  /** When each file was modified, by its path from the app's folder. */
  Map<String, FileTime> modified() {
    return Collections.unmodifiableMap(modified);
  }

  /** Whether there are more files than were looked at. */
  boolean isCutOff() {
    return seen > MAX_FILES;
  }

  private Set<Path> stackFolders(AppFolder app) {
    Set<Path> folders = new LinkedHashSet<>();
    Optional<String> main = app.main();
    if (main.isPresent()) {
      addFolder(main.get(), folders);
    }
    if (folders.isEmpty()) {
      for (String name : STACKS) {
        Path folder = root.resolve(name);
        if (isFolder(folder)) {
          folders.add(folder);
        }
      }
    }
    Matcher imports = IMPORT.matcher(app.configurationText());
    while (imports.find()) {
      addFolder(imports.group(1), folders);
    }
    return folders;
  }

  /** Adds the folder that a module is in, unless that is the app's own, or none of the app. */
  private void addFolder(String module, Set<Path> folders) {
    try {
      Path named = root.resolve(module).normalize();
      Path folder = isFolder(named) ? named : named.getParent();
      if (folder != null && folder.startsWith(root) && !folder.equals(root) && isFolder(folder)) {
        folders.add(folder);
      }
    } catch (InvalidPathException e) {
      // What no file system can hold is no module of the app.
    }
  }

  private static boolean isFolder(Path path) {
    return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
  }

  private final class Visitor extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      String name = folder.getFileName() == null ? "" : folder.getFileName().toString();
      boolean inside = !folder.equals(root) && folder.startsWith(root);
      return inside && (name.startsWith(".") || NO_FOLDERS.contains(name))
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (++seen > MAX_FILES) {
        return FileVisitResult.TERMINATE;
      }
      if (attributes.isRegularFile() && isSource(file)) {
        String name = root.relativize(file).toString().replace('\\', '/');
        modified.put(name, attributes.lastModifiedTime());
      }
      return FileVisitResult.CONTINUE;
    }

    /** What cannot be read by us, the synthesis cannot read, either. */
    @Override
    public FileVisitResult visitFileFailed(Path file, IOException fault) {
      return FileVisitResult.CONTINUE;
    }

    private boolean isSource(Path file) {
      String name = file.getFileName().toString();
      boolean script = SCRIPT.matcher(name).matches() && !NO_SOURCE.matcher(name).matches();
      if (root.equals(file.getParent())) {
        return CONFIGURATION.contains(name) || (script && !OTHER_TOOL.matcher(name).matches());
      }
      return script || name.endsWith(".json");
    }
  }
}
