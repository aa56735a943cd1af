package io.github.sstiam.reader.change;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.app.Environment;
import io.github.sstiam.reader.files.AppReadException;
import io.github.sstiam.reader.files.TextFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Deployed templates as files: {@code <stack name>.json} or {@code .yaml}, as {@code aws
 * cloudformation get-template --query TemplateBody} prints them. A stack without a file is new.
 *
 * @param folder the folder
 */
public record TemplateFolder(Path folder) implements DeployedTemplates {
  private static final String REMEDY =
      "Make it with: aws cloudformation get-template --stack-name NAME --query TemplateBody";

  public TemplateFolder {
    requireNonNull(folder, "folder is null");
  }

  @Override
  public Optional<DeployedTemplate> of(String stack, Environment environment)
      throws AppReadException {
    if (!Files.isDirectory(folder)) {
      throw new AppReadException(
          folder
              + " is not a folder. Give -Dsst-iam.deployedTemplates=DIR a folder with one file"
              + " for each stack. "
              + REMEDY);
    }
    for (String extension : List.of(".json", ".yaml", ".yml")) {
      Path file = folder.resolve(stack + extension);
      if (Files.isRegularFile(file)) {
        return Optional.of(new DeployedTemplate(file.toString(), TextFile.read(file, REMEDY)));
      }
    }
    return Optional.empty();
  }
}
