package io.github.sstiam.mojo.parameter;

import io.github.sstiam.app.RoleArn;
import java.io.File;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoExecutionException;

/** Turns the values that Maven injects into those of a request: no nulls, no blanks. */
public final class Parameters {
  private Parameters() {}

  /** A text without the white space around it; empty if the parameter has no value. */
  public static Optional<String> text(String value) {
    return value == null || value.isBlank() ? Optional.empty() : Optional.of(value.strip());
  }

  /** A file; empty if the parameter has no value. */
  public static Optional<Path> path(File file) {
    return file == null ? Optional.empty() : Optional.of(file.toPath());
  }

  /** The texts of a list without the blank ones; no texts if the parameter has no value. */
  public static List<String> texts(List<String> values) {
    List<String> texts = new ArrayList<>();
    for (String value : values == null ? List.<String>of() : values) {
      if (value != null && !value.isBlank()) {
        texts.add(value);
      }
    }
    return texts;
  }

  /**
   * Reads values that have names, each {@code Name=value}.
   *
   * @param name the parameter's name, for the message
   * @throws MojoExecutionException if one has no name
   */
  public static Map<String, String> values(String name, List<String> given)
      throws MojoExecutionException {
    Map<String, String> values = new TreeMap<>();
    for (String entry : texts(given)) {
      int equals = entry.indexOf('=');
      if (equals < 1) {
        // The text may be a secret that lacks its name, so it is not repeated.
        throw new MojoExecutionException(
            "A value of sst-iam."
                + name
                + " has no name. Give each as Name=value, such as -Dsst-iam."
                + name
                + "=Stage=prod,Table=orders.");
      }
      values.put(entry.substring(0, equals).strip(), entry.substring(equals + 1));
    }
    return values;
  }

  /** The files of a list without its nulls; no files if the parameter has no value. */
  public static List<Path> paths(List<File> files) {
    List<Path> paths = new ArrayList<>();
    for (File file : files == null ? List.<File>of() : files) {
      if (file != null) {
        paths.add(file.toPath());
      }
    }
    return paths;
  }

  /**
   * Reads one of the words of an enum.
   *
   * @param name the parameter's name, for the message
   * @param value what the user gave
   * @param words the enum; its constants in lower case, with hyphens, are the words
   * @throws MojoExecutionException if the value is not one of the words
   */
  public static <E extends Enum<E>> E choice(String name, String value, Class<E> words)
      throws MojoExecutionException {
    for (E word : words.getEnumConstants()) {
      if (word(word).equals(value)) {
        return word;
      }
    }
    String valid =
        Arrays.stream(words.getEnumConstants())
            .map(Parameters::word)
            .collect(Collectors.joining(", "));
    throw refused(name, value, "valid are: " + valid);
  }

  /**
   * The exception for a value that is not valid.
   *
   * @param name the parameter's name
   * @param value what the user gave
   * @param expected what is expected, without a full stop
   */
  public static MojoExecutionException refused(String name, String value, String expected) {
    return new MojoExecutionException(
        "<" + name + "> (-Dsst-iam." + name + ") is \"" + value + "\"; " + expected + ".");
  }

  /**
   * Reads several of the words of an enum.
   *
   * @throws MojoExecutionException if a value is not one of the words
   */
  public static <E extends Enum<E>> Set<E> choices(String name, List<String> values, Class<E> words)
      throws MojoExecutionException {
    Set<E> chosen = EnumSet.noneOf(words);
    for (String value : texts(values)) {
      chosen.add(choice(name, value.strip(), words));
    }
    return chosen;
  }

  /**
   * Reads a number of seconds.
   *
   * @throws MojoExecutionException if it is less than 1
   */
  public static Duration seconds(String name, int value) throws MojoExecutionException {
    if (value < 1) {
      throw new MojoExecutionException(
          "<"
              + name
              + "> (-Dsst-iam."
              + name
              + ") is "
              + value
              + "; give a number of seconds, at least 1.");
    }
    return Duration.ofSeconds(value);
  }

  /**
   * Reads a number.
   *
   * @param name the parameter's name
   * @param value what the user gave
   * @param least the least valid number
   * @param most the greatest valid number
   * @param reason why these are the bounds, for the message, without a full stop
   * @throws MojoExecutionException if the number is not within them
   */
  public static int number(String name, int value, int least, int most, String reason)
      throws MojoExecutionException {
    if (value < least || value > most) {
      throw new MojoExecutionException(
          "<" + name + "> (-Dsst-iam." + name + ") is " + value + "; " + reason + ".");
    }
    return value;
  }

  /**
   * Reads the ARN of a role.
   *
   * @throws MojoExecutionException if the value is not one
   */
  public static Optional<String> role(String name, String value) throws MojoExecutionException {
    Optional<String> arn = text(value);
    if (arn.isPresent() && RoleArn.of(arn.get()).filter(RoleArn::hasAccount).isEmpty()) {
      throw refused(
          name,
          arn.get(),
          "the ARN of a role is written like arn:aws:iam::123456789012:role/deploy");
    }
    return arn;
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Reads an address.
   *
   * @throws MojoExecutionException if the value is not an http or https address
   */
  public static Optional<URI> address(String name, String value) throws MojoExecutionException {
    Optional<String> text = text(value);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      URI address = new URI(text.get());
      boolean http = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
      if (http && address.getHost() != null) {
        return Optional.of(address);
      }
    } catch (URISyntaxException e) {
      // Falls through to the message for everything that is not an address.
    }
    throw refused(name, text.get(), "an address is written like http://localhost:4566");
  }
}
