package io.github.sstiam;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;

/**
 * What the plugin makes its users download. The build writes the paths of its dependencies to
 * {@code target/classpath} before the tests ({@code mvn generate-test-resources} does).
 */
class FootprintTest {
  private static final long MAX_BYTES = 15_000_000;

  private static final Path CLASSES = Path.of("target", "classes");

  @Test
  void pluginAndItsDependenciesAreSmall() throws IOException {
    List<Path> runtime = paths("runtime");
    long total = archiveSize();
    for (Path jar : runtime) {
      total += Files.size(jar);
    }

    assertThat(runtime).hasSizeGreaterThan(10);
    assertThat(total).as("bytes of %s", runtime).isLessThanOrEqualTo(MAX_BYTES);
  }

  /** Maven shows plugins its own classes of the packages that it exports. */
  @Test
  void noDependencyRepeatsClassesThatMavenExports() throws IOException {
    String exports = exports();
    Set<String> dropped = elements(exports, "exportedArtifact");
    List<Path> runtime = new ArrayList<>(paths("runtime"));
    // Maven leaves these out of a plugin's class path.
    runtime.removeIf(jar -> dropped.stream().anyMatch(artifact -> isOf(jar, artifact)));
    Set<String> packages = elements(exports, "exportedPackage");
    Set<String> exported = new TreeSet<>();
    for (Path jar : paths("provided")) {
      exported.addAll(classes(jar));
    }
    exported.removeIf(name -> packages.stream().noneMatch(pattern -> covers(pattern, name)));

    assertThat(exported).contains("org/codehaus/plexus/util/xml/Xpp3Dom.class");
    TreeMap<String, Set<String>> repeated = new TreeMap<>();
    for (Path jar : runtime) {
      Set<String> both = classes(jar);
      both.retainAll(exported);
      if (!both.isEmpty()) {
        repeated.put(jar.getFileName().toString(), both);
      }
    }
    assertThat(repeated).isEmpty();
  }

  private static String exports() throws IOException {
    try (InputStream in =
        FootprintTest.class.getResourceAsStream("/META-INF/maven/extension.xml")) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  private static Set<String> elements(String xml, String name) {
    return Pattern.compile("<" + name + ">([^<]+)</" + name + ">")
        .matcher(xml)
        .results()
        .map(element -> element.group(1).strip())
        .collect(toCollection(TreeSet::new));
  }

  private static boolean isOf(Path jar, String artifact) {
    int colon = artifact.indexOf(':');
    String group = artifact.substring(0, colon).replace('.', '/');
    String path = jar.toString().replace(File.separatorChar, '/');
    return path.contains("/" + group + "/" + artifact.substring(colon + 1) + "/");
  }

  private static boolean covers(String pattern, String name) {
    String path = pattern.replace('.', '/');
    if (path.endsWith("/*")) {
      return name.startsWith(path.substring(0, path.length() - 1));
    }
    return name.startsWith(path + "/") || name.equals(path + ".class");
  }

  private static Set<String> classes(Path jar) {
    try (JarFile file = new JarFile(jar.toFile())) {
      return file.stream()
          .map(entry -> entry.getName())
          .filter(name -> name.endsWith(".class") && !name.endsWith("module-info.class"))
          .collect(toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> paths(String scope) throws IOException {
    String text = Files.readString(Path.of("target", "classpath", scope + ".txt"));
    return Stream.of(text.strip().split(File.pathSeparator)).map(Path::of).toList();
  }

  /** As large as an archive of the classes would be. */
  private static long archiveSize() throws IOException {
    long total = 0;
    try (Stream<Path> files = Files.walk(CLASSES)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
          Files.copy(file, out);
        }
        total += packed.size() + 2L * file.toString().length() + 100;
      }
    }
    return total;
  }
}
