package io.github.sstiam.reader.construct;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sstiam.app.Text;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConstructPathTest {
  private static final Text PARTLY_UNKNOWN = Text.of("B").then(Text.UNKNOWN);

  private static ConstructPath path(String... ids) {
    return new ConstructPath(List.of(ids).stream().map(Text::of).toList());
  }

  @Test
  void aChildIsWithinItsConstruct() {
    ConstructPath child = path("A").child(path("B", "C"));

    assertThat(child).isEqualTo(path("A", "B", "C")).hasToString("A/B/C");
    assertThat(child.isWithin(path("A", "B"))).isTrue();
    assertThat(child.isWithin(path("A", "C"))).isFalse();
    assertThat(path("AB").isWithin(path("A"))).isFalse();
  }

  @Test
  void namesOfPulumiResourcesBeginWithThatOfTheComponent() {
    assertThat(path("Orders").suffixed(path("Function"))).isEqualTo(path("OrdersFunction"));
    assertThat(ConstructPath.STACK.suffixed(path("Function"))).isEqualTo(path("Function"));
  }

  @Test
  void anUnknownPartOfAnIdIsAStarInMessages() {
    assertThat(path("A").child(ConstructPath.of(PARTLY_UNKNOWN))).hasToString("A/B*");
  }

  @Test
  void theNameOfAMemberKeepsTheUnknownPartsOfAText() {
    String name = ConstructArguments.memberName(PARTLY_UNKNOWN) + "_1";

    assertThat(ConstructArguments.textOfMember(name).literals()).containsExactly("B", "_1");
    assertThat(ConstructArguments.textOfMember("B_1")).isEqualTo(Text.of("B_1"));
  }
}
