package io.github.sstiam.evaluation;

import io.github.sstiam.evaluation.Grant.Denial;
import io.github.sstiam.policy.ArnPattern;
import io.github.sstiam.policy.Condition;
import io.github.sstiam.policy.ElementPatterns;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A statement as a source of grants, or of limits to them.
 *
 * @param statement the statement
 * @param matched how results name it
 * @param grants what an Allow grants for the actions that it matches
 * @param patterns the resource patterns that can match a resource
 */
record GrantSource(
    CompiledStatement statement,
    MatchedStatement matched,
    List<Grant> grants,
    List<ResourcePattern> patterns) {
  static GrantSource of(PolicyLayer layer, String policy, CompiledStatement statement) {
    MatchedStatement matched =
        new MatchedStatement(
            Optional.of(layer), policy, statement.source().sid(), statement.source().position());
    List<ResourcePattern> patterns =
        statement.resources().stream().filter(pattern -> pattern.widest().isPresent()).toList();
    return new GrantSource(statement, matched, grants(statement, matched, patterns), patterns);
  }

  private static List<Grant> grants(
      CompiledStatement statement, MatchedStatement matched, List<ResourcePattern> patterns) {
    List<Condition> conditions = statement.source().conditions();
    if (!statement.isNegated()) {
      return patterns.stream()
          .map(
              pattern ->
                  new Grant(
                      pattern.widest().orElseThrow(),
                      List.of(),
                      List.of(),
                      variables(Stream.of(pattern)),
                      conditions,
                      List.of(),
                      List.of(matched)))
          .toList();
    }
    List<ArnPattern> except = widest(patterns.stream().filter(ResourcePattern::isExact));
    if (except.contains(ArnPattern.ANY)) {
      return List.of();
    }
    return List.of(
        new Grant(
            ArnPattern.ANY,
            List.of(),
            except,
            variables(patterns.stream()),
            conditions,
            List.of(),
            List.of(matched)));
  }

  private static List<String> variables(Stream<ResourcePattern> patterns) {
    return patterns.flatMap(pattern -> pattern.variables().stream()).distinct().sorted().toList();
  }

  private static List<ArnPattern> widest(Stream<ResourcePattern> patterns) {
    return patterns.flatMap(pattern -> pattern.widest().stream()).distinct().sorted().toList();
  }

  /**
   * What a Deny statement leaves of a grant.
   *
   * @param grant the grant
   * @param resources what the action can act on
   */
  Stream<Grant> without(Grant grant, List<ArnPattern> resources) {
    List<ArnPattern> all = widest(patterns.stream());
    // A pattern with a policy variable may match anything, or nothing.
    boolean exact = patterns.stream().allMatch(ResourcePattern::isExact);
    boolean unconditional = exact && statement.source().conditions().isEmpty();
    if (statement.isNegated()) {
      return unconditional
          ? all.stream().flatMap(pattern -> GrantIntersection.only(grant, pattern).stream())
          : Stream.of(
              GrantIntersection.denied(
                  grant, denial(exact && all.stream().noneMatch(grant::overlaps))));
    }
    List<ArnPattern> touched =
        all.stream().filter(pattern -> touches(pattern, grant, resources)).toList();
    if (touched.isEmpty()) {
      return Stream.of(grant);
    }
    boolean whole = exact && touched.stream().anyMatch(pattern -> takesAll(pattern, grant));
    if (!unconditional) {
      return Stream.of(GrantIntersection.denied(grant, denial(whole)));
    }
    return whole ? Stream.empty() : Stream.of(GrantIntersection.except(grant, touched));
  }

  private Denial denial(boolean whole) {
    ElementPatterns none = ElementPatterns.of(List.of("*"));
    return new Denial(
        statement.source().resources().orElse(none),
        whole,
        statement.source().conditions(),
        matched);
  }

  private static boolean takesAll(ArnPattern pattern, Grant grant) {
    return pattern.covers(grant.resource()) || grant.within().stream().anyMatch(pattern::covers);
  }

  /** Whether a request on one of the resources can be granted by the grant and denied here. */
  private static boolean touches(ArnPattern pattern, Grant grant, List<ArnPattern> resources) {
    return grant.overlaps(pattern)
        && resources.stream()
            .anyMatch(resource -> resource.isAny() ? pattern.isAny() : pattern.overlaps(resource));
  }
}
