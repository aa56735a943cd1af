package io.github.sstiam.app;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/** A file or an image that is uploaded before a stack is deployed. */
public sealed interface Asset {
  /** The role that uploads it, where the asset manifest names one. */
  Optional<RoleArn> publishingRole();

  /**
   * A file.
   *
   * @param bucket the bucket's name; unknown where it is only known at deployment (CDK 1)
   * @param key the object's key, the same way
   * @param publishingRole the role that uploads it
   */
  record FileAsset(Text bucket, Text key, Optional<RoleArn> publishingRole) implements Asset {
    public FileAsset {
      requireNonNull(bucket, "bucket is null");
      requireNonNull(key, "key is null");
      requireNonNull(publishingRole, "publishingRole is null");
    }
  }

  /**
   * A container image.
   *
   * @param repository the repository's name
   * @param publishingRole the role that uploads it
   */
  record ImageAsset(Text repository, Optional<RoleArn> publishingRole) implements Asset {
    public ImageAsset {
      requireNonNull(repository, "repository is null");
      requireNonNull(publishingRole, "publishingRole is null");
    }
  }
}
