package io.github.sstiam.mojo;

import org.apache.maven.api.plugin.testing.MojoParameter;

/**
 * The parameters of a test of {@code verify-permissions}, unless the test sets others: the testing
 * harness knows no default values. The caller deploys to an account with bootstrap stacks.
 */
@MojoParameter(name = "onUnknown", value = "fail")
@MojoParameter(name = "onOrganizationDenial", value = "fail")
@MojoParameter(name = "onUnavailable", value = "fail")
@MojoParameter(name = "fallback", value = "none")
@MojoParameter(name = "timeout", value = "60")
@MojoParameter(name = "typeCache", value = "target/type-cache")
@MojoParameter(name = "command", value = "deploy")
@MojoParameter(name = "stacks", value = "any")
@MojoParameter(name = "roles", value = "caller")
@MojoParameter(name = "bootstrap", value = "exclude")
@MojoParameter(name = "unknownTypes", value = "warn")
@MojoParameter(name = "source", value = "auto")
@MojoParameter(name = "staleAssembly", value = "ignore")
@MojoParameter(name = "synthesisTimeout", value = "60")
@MojoParameter(name = "unknownConstructs", value = "warn")
@MojoParameter(name = "basedir", value = ".")
abstract class VerifyPermissionsDefaults {}
