package io.github.sstiam.mojo;

import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/** Writes a policy. */
@Mojo(name = "emit-policy", defaultPhase = LifecyclePhase.PACKAGE, threadSafe = true)
public final class EmitPolicyMojo extends AbstractMojo {
  @Override
  public void execute() {
    getLog().info("hello");
  }
}
