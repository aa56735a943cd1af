package io.github.sstiam.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FallbackSimulatorTest {
  private static final String DEPLOYER = "arn:aws:iam::123456789012:user/deployer";

  private static final PermissionSimulator NOT_ALLOWED =
      requirements -> {
        throw SimulationUnavailableException.notAllowed(
            "the caller may not simulate", Optional.empty(), null);
      };

  private static final PermissionSimulator WORKING =
      requirements -> new SimulationResult(DEPLOYER, List.of());

  @Test
  void theFallbackIsNotCreatedIfTheCallerMaySimulate() throws Exception {
    AtomicInteger created = new AtomicInteger();
    FallbackSimulator simulator =
        new FallbackSimulator(
            WORKING,
            () -> {
              created.incrementAndGet();
              return WORKING;
            });

    assertThat(simulator.simulate(List.of()).principal()).isEqualTo(DEPLOYER);
    assertThat(created).hasValue(0);
  }

  @Test
  void theResultOfTheFallbackSaysWhoDecided() throws Exception {
    FallbackSimulator simulator = new FallbackSimulator(NOT_ALLOWED, () -> WORKING);

    assertThat(simulator.simulate(List.of()).principal())
        .startsWith(DEPLOYER + " (built-in evaluator with the policies that IAM lists")
        .contains("policies of the organization are not evaluated");
  }

  @Test
  void everyResultNamesItsOwnEvaluator() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    PermissionSimulator refusedOnce =
        requirements ->
            (calls.incrementAndGet() == 1 ? NOT_ALLOWED : WORKING).simulate(requirements);
    FallbackSimulator simulator = new FallbackSimulator(refusedOnce, () -> WORKING);

    assertThat(simulator.simulate(List.of()).principal()).contains("built-in evaluator");
    assertThat(simulator.simulate(List.of()).principal()).isEqualTo(DEPLOYER);
  }

  @Test
  void otherErrorsAreNotReplacedByTheFallback() {
    PermissionSimulator unreachable =
        requirements -> {
          throw new SimulationUnavailableException("no network");
        };

    assertThatThrownBy(() -> new FallbackSimulator(unreachable, () -> WORKING).simulate(List.of()))
        .isInstanceOf(SimulationUnavailableException.class)
        .hasMessage("no network");
  }

  @Test
  void anErrorOfTheFallbackIsReported() {
    FallbackSimulator simulator =
        new FallbackSimulator(
            NOT_ALLOWED,
            () -> {
              throw new SimulationUnavailableException("the policies cannot be read");
            });

    assertThatThrownBy(() -> simulator.simulate(List.of()))
        .isInstanceOf(SimulationUnavailableException.class)
        .hasMessage("the policies cannot be read");
  }
}
