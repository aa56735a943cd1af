package io.github.sstiam.evaluation.condition;

import java.util.Arrays;

/** IP addresses and ranges, version 4 and 6. Host names are never resolved. */
final class IpComparison {
  static final ValueComparison IN_RANGE =
      (policy, request) -> {
        String text = policy.text();
        int slash = text.indexOf('/');
        byte[] range = address(slash < 0 ? text : text.substring(0, slash));
        byte[] address = address(request);
        if (range == null || address == null) {
          return ValueComparison.Result.UNREADABLE;
        }
        int bits = slash < 0 ? range.length * 8 : prefix(text.substring(slash + 1));
        if (bits < 0 || bits > range.length * 8) {
          return ValueComparison.Result.UNREADABLE;
        }
        return ValueComparison.of(
            range.length == address.length && sharesPrefix(range, address, bits));
      };

  private IpComparison() {}

  private static int prefix(String text) {
    return text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : -1;
  }

  private static boolean sharesPrefix(byte[] range, byte[] address, int bits) {
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> (bit % 8);
      if (((range[bit / 8] ^ address[bit / 8]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }

  /** The bytes of an address, or null if the text is not an address. */
  private static byte[] address(String text) {
    return text.indexOf(':') < 0 ? version4(text) : version6(text);
  }

  private static byte[] version4(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 4) {
      return null;
    }
    byte[] bytes = new byte[4];
    for (int i = 0; i < 4; i++) {
      if (!parts[i].matches("[0-9]{1,3}") || Integer.parseInt(parts[i]) > 255) {
        return null;
      }
      bytes[i] = (byte) Integer.parseInt(parts[i]);
    }
    return bytes;
  }

  private static byte[] version6(String text) {
    int gap = text.indexOf("::");
    if (gap != text.lastIndexOf("::")) {
      return null;
    }
    byte[] head = groups(gap < 0 ? text : text.substring(0, gap));
    byte[] tail = gap < 0 ? new byte[0] : groups(text.substring(gap + 2));
    if (head == null || tail == null) {
      return null;
    }
    int length = head.length + tail.length;
    if (gap < 0 ? length != 16 : length > 14) {
      return null;
    }
    byte[] bytes = Arrays.copyOf(head, 16);
    System.arraycopy(tail, 0, bytes, 16 - tail.length, tail.length);
    return bytes;
  }

  private static byte[] groups(String text) {
    if (text.isEmpty()) {
      return new byte[0];
    }
    String[] groups = text.split(":", -1);
    byte[] bytes = new byte[0];
    for (int i = 0; i < groups.length; i++) {
      byte[] part;
      if (i == groups.length - 1 && groups[i].indexOf('.') >= 0) {
        part = version4(groups[i]);
      } else if (groups[i].matches("[0-9A-Fa-f]{1,4}")) {
        int group = Integer.parseInt(groups[i], 16);
        part = new byte[] {(byte) (group >> 8), (byte) group};
      } else {
        part = null;
      }
      if (part == null || bytes.length + part.length > 16) {
        return null;
      }
      int end = bytes.length;
      bytes = Arrays.copyOf(bytes, end + part.length);
      System.arraycopy(part, 0, bytes, end, part.length);
    }
    return bytes;
  }
}
