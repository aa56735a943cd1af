package io.github.sstiam.evaluation;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.evaluation.condition.RequestContext;
import io.github.sstiam.policy.Action;
import io.github.sstiam.policy.Glob;
import java.util.Locale;
import java.util.Optional;

/** A request that IAM authorizes or denies. */
public final class AuthorizationRequest {
  /** What the resource of a request is. */
  public enum ResourceForm {
    /** One resource; {@code *} for an action without resource types. */
    EXACT,
    /** Every resource that a pattern with {@code *} stands for. */
    PATTERN
  }

  private final Caller caller;
  private final String service;
  private final Glob actionName;
  private final Glob resource;
  private final ResourceForm form;
  private final Optional<String> resourceAccount;
  private final RequestContext context;

  /**
   * @param caller who makes the request
   * @param action the action
   * @param resource the ARN of the resource, or {@code *}
   * @param form whether the resource is one, or a pattern
   * @param resourceAccount the account that owns the resource; empty for the caller's own
   * @param context the condition keys of the request
   */
  public AuthorizationRequest(
      Caller caller,
      Action action,
      String resource,
      ResourceForm form,
      Optional<String> resourceAccount,
      RequestContext context) {
    this.caller = requireNonNull(caller, "caller is null");
    this.service = action.service();
    this.actionName = Glob.literal(action.name().toLowerCase(Locale.ROOT));
    this.form = requireNonNull(form, "form is null");
    this.resource =
        form == ResourceForm.PATTERN
            ? Glob.ofUnknownParts(resource)
            : Glob.literal(ServiceRules.resource(action, resource));
    this.resourceAccount = requireNonNull(resourceAccount, "resourceAccount is null");
    this.context = requireNonNull(context, "context is null");
  }

  Caller caller() {
    return caller;
  }

  String service() {
    return service;
  }

  /** The action's name in lower case. */
  Glob actionName() {
    return actionName;
  }

  /** The resource, or all that the request's pattern stands for. */
  Glob resource() {
    return resource;
  }

  boolean isPattern() {
    return form == ResourceForm.PATTERN;
  }

  RequestContext context() {
    return context;
  }

  boolean isSameAccount() {
    return resourceAccount.isEmpty() || resourceAccount.equals(caller.account());
  }
}
