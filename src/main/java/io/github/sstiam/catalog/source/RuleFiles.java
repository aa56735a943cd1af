package io.github.sstiam.catalog.source;

import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.catalog.ProjectRules;
import io.github.sstiam.table.TableException;
import io.github.sstiam.text.IoErrors;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads a project's own rules from files.
 *
 * @param folder the project's folder, from which messages name the files
 * @param files the files; the rules of the first count before those of the others
 */
public record RuleFiles(Path folder, List<Path> files) {
  private static final String REMEDY =
      " Correct the file, or leave it out of <rules> (-Dsst-iam.rules). docs/rules.md explains the"
          + " columns.";

  /** A file of this size holds more rules than anybody writes by hand. */
  private static final long MAX_BYTES = 10_000_000;

  public RuleFiles {
    files = List.copyOf(files);
  }

  /**
   * Lays the rules over a catalogue.
   *
   * @param catalog the catalogue
   * @return the catalogue with the rules; the same one where there are no files
   * @throws SchemaReadException if a file cannot be read or a rule is wrong; the message names
   *     file, line, reason and remedy
   */
  public Catalog over(Catalog catalog) throws SchemaReadException {
    Catalog all = catalog;
    for (int i = files.size() - 1; i >= 0; i--) {
      all = all.withRules(read(files.get(i), all));
    }
    return all;
  }

  private ProjectRules read(Path file, Catalog catalog) throws SchemaReadException {
    String name = name(file);
    if (!Files.isRegularFile(file)) {
      throw new SchemaReadException(
          "The rule file " + name + " does not exist. Correct <rules> (-Dsst-iam.rules).", null);
    }
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new SchemaReadException(name + " is larger than any rule file." + REMEDY, null);
      }
      return ProjectRules.read(name, Files.readString(file).replace("\r\n", "\n"), catalog);
    } catch (TableException e) {
      throw new SchemaReadException(e.getMessage() + "\n" + REMEDY.strip(), e);
    } catch (CharacterCodingException e) {
      throw new SchemaReadException(name + " is not UTF-8 text." + REMEDY, e);
    } catch (IOException e) {
      throw new SchemaReadException(name + " cannot be read (" + IoErrors.of(e) + ")." + REMEDY, e);
    }
  }

  private String name(Path file) {
    Path base = folder.toAbsolutePath().normalize();
    Path full = file.toAbsolutePath().normalize();
    Path shown = full.startsWith(base) ? base.relativize(full) : full.getFileName();
    return shown.toString().replace('\\', '/');
  }
}
