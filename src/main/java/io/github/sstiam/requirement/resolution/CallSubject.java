package io.github.sstiam.requirement.resolution;

import java.util.Locale;
import java.util.Optional;

/** The subject of a call, which decides the variables that a row's resource may use. */
enum CallSubject {
  /** The app: App, Stage. */
  APP,
  /** Every stack: StackName. */
  STACK,
  /** The bootstrap stack's version: ParameterName. */
  BOOTSTRAP,
  FILE_ASSET,
  IMAGE_ASSET,
  DEPLOY_ROLE,
  /** A deploy role that the tool tries to assume, and does without if it cannot: Role. */
  TRIED_DEPLOY_ROLE,
  FILE_PUBLISHING_ROLE,
  IMAGE_PUBLISHING_ROLE,
  EXECUTION_ROLE,
  /** Nested stacks that name no role of their own, and get that of their parent: Role. */
  NESTED_STACKS,
  /** The role that runs the deploying tool: Role. */
  ASSUMED_ROLE,
  /** A parameter of Systems Manager that a template's parameter names: ParameterName. */
  TEMPLATE_PARAMETER,
  /** A macro of AWS that the template names: Macro. */
  AWS_MACRO,
  /** A macro of the account that the template names: Macro. */
  ACCOUNT_MACRO,
  /** One that a resource names: ParameterName. */
  FETCHED_PARAMETER,
  /** A secret that a resource names: Secret. */
  FETCHED_SECRET,
  /** A secret that a resource names by its ARN: Secret. */
  FETCHED_SECRET_ARN,
  /** A lookup of the synthesis, by the provider of CDK's context. */
  LOOKUP_AMI,
  LOOKUP_AVAILABILITY_ZONES,
  LOOKUP_ENDPOINT_SERVICE_AVAILABILITY_ZONES,
  LOOKUP_HOSTED_ZONE,
  LOOKUP_KEY_PROVIDER,
  LOOKUP_LOAD_BALANCER,
  LOOKUP_LOAD_BALANCER_LISTENER,
  LOOKUP_SECURITY_GROUP,
  LOOKUP_SSM,
  LOOKUP_VPC_PROVIDER;

  /** The subject of a provider of CDK's context, such as {@code hosted-zone}. */
  static Optional<CallSubject> lookup(String provider) {
    String name = "LOOKUP_" + provider.toUpperCase(Locale.ROOT).replace('-', '_');
    for (CallSubject subject : values()) {
      if (subject.name().equals(name)) {
        return Optional.of(subject);
      }
    }
    return Optional.empty();
  }
}
