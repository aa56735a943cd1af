package io.github.sstiam.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Inputs that are made of others: bytes changed, words put in, pieces left out or repeated. */
final class Mutations {
  private static final List<String> WORDS =
      List.of(
          "{",
          "}",
          "[",
          "]",
          "\"",
          ":",
          ",",
          "null",
          "*",
          "?",
          "${",
          "-1",
          "2147483647",
          "1e999",
          "\u0000",
          "\uE000",
          "\u202e",
          "\ud800",
          "&a ",
          "*a",
          "<<: ",
          "!Ref ",
          "\n",
          "\t",
          "../",
          "Fn::Sub",
          "Fn::GetAtt",
          "Ref",
          "AWS::NoValue",
          "arn:",
          "<",
          ">",
          "(",
          ")",
          "=>",
          "`");

  private final Random random;
  private final List<byte[]> seeds;

  Mutations(long seed, List<byte[]> seeds) {
    this.random = new Random(seed);
    this.seeds = seeds;
  }

  byte[] next() {
    byte[] input = one();
    for (int i = random.nextInt(6); i >= 0; i--) {
      input = mutated(input);
    }
    return input;
  }

  private byte[] one() {
    return seeds.get(random.nextInt(seeds.size())).clone();
  }

  private byte[] mutated(byte[] input) {
    int from = random.nextInt(input.length + 1);
    int to = Math.min(input.length, from + random.nextInt(32));
    ByteArrayOutputStream out = new ByteArrayOutputStream(input.length + 64);
    out.write(input, 0, from);
    switch (random.nextInt(6)) {
      case 0 -> out.write(random.nextInt(256));
      case 1 -> {
        byte[] word = WORDS.get(random.nextInt(WORDS.size())).getBytes(StandardCharsets.UTF_8);
        out.write(word, 0, word.length);
      }
      case 2 -> {
        // A piece of another input, or of this one.
        byte[] other = one();
        int start = random.nextInt(other.length);
        out.write(other, start, Math.min(other.length - start, random.nextInt(64)));
      }
      case 3 -> out.write(input, from, to - from);
      case 4 -> from = to;
      default -> {
        out.write(random.nextInt(128));
        from = Math.min(input.length, from + 1);
      }
    }
    out.write(input, from, input.length - from);
    return out.toByteArray();
  }
}
