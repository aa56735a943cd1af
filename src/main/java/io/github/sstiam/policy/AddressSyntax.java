package io.github.sstiam.policy;

/**
 * The values of the operators {@code IpAddress} and {@code NotIpAddress}
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IPAddress).
 */
final class AddressSyntax {
  private AddressSyntax() {}

  /** Whether a text has the parts of an address: numbers between dots, or digits between colons. */
  static boolean isRange(String text) {
    int slash = text.indexOf('/');
    String address = slash < 0 ? text : text.substring(0, slash);
    String prefix = slash < 0 ? "0" : text.substring(slash + 1);
    boolean six = address.indexOf(':') >= 0;
    int parts = 0;
    for (String part : address.split(six ? ":" : "\\.", -1)) {
      parts++;
      if (!six && (part.isEmpty() || number(part) > 255)) {
        return false;
      }
      for (int i = 0; i < part.length(); i++) {
        if (Character.digit(part.charAt(i), six ? 16 : 10) < 0 && part.charAt(i) != '.') {
          return false;
        }
      }
    }
    return (six ? parts > 2 : parts == 4) && number(prefix) <= (six ? 128 : 32);
  }

  /** The number of at most three digits, or a large one for any other text. */
  private static int number(String text) {
    if (text.isEmpty() || text.length() > 3) {
      return Integer.MAX_VALUE;
    }
    int number = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = Character.digit(text.charAt(i), 10);
      if (digit < 0) {
        return Integer.MAX_VALUE;
      }
      number = 10 * number + digit;
    }
    return number;
  }
}
