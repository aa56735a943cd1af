import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Fails where a page of the built site links to a page, or to a place in one, that is not there. */
final class CheckLinks {
  private static final Pattern LINK = Pattern.compile("(?:href|src)=\"([^\"]*)\"");

  private CheckLinks() {}

  public static void main(String[] arguments) throws IOException {
    Path site = Path.of(arguments[0]);
    List<String> problems = new ArrayList<>();
    int links = 0;
    for (Path page : pages(site)) {
      for (String link : links(Files.readString(page))) {
        links++;
        if (!leadsSomewhere(site, page, link)) {
          problems.add(site.relativize(page) + ": " + link);
        }
      }
    }
    problems.forEach(problem -> System.err.println("Leads nowhere: " + problem));
    System.out.println(links + " links, " + problems.size() + " of them lead nowhere");
    if (links == 0 || !problems.isEmpty()) {
      System.exit(1);
    }
  }

  private static List<Path> pages(Path site) throws IOException {
    try (Stream<Path> files = Files.walk(site)) {
      return files.filter(file -> file.toString().endsWith(".html")).sorted().toList();
    }
  }

  /** The links inside the site. */
  private static List<String> links(String page) {
    return LINK.matcher(page)
        .results()
        .map((MatchResult found) -> found.group(1).replace("&amp;", "&"))
        .filter(link -> !link.isEmpty() && !link.matches("(?:[a-z][a-z0-9+.-]*:|//).*"))
        .toList();
  }

  private static boolean leadsSomewhere(Path site, Path page, String link) throws IOException {
    URI target = URI.create(link);
    String path = target.getPath();
    Path file = path.isEmpty() ? page : page.resolveSibling(path).normalize();
    if (Files.isDirectory(file)) {
      file = file.resolve("index.html");
    }
    if (!file.startsWith(site) || !Files.isRegularFile(file)) {
      return false;
    }
    String place = target.getFragment();
    return place == null
        || place.isEmpty()
        || Pattern.compile("(?:id|name)=\"" + Pattern.quote(place) + "\"")
            .matcher(Files.readString(file))
            .find();
  }
}
