package io.github.sstiam.json;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/**
 * Writes what does not show, and surrogates without their other half, which no file can hold, as
 * the escapes that JSON has for them. Such characters are inside strings, for nothing else of JSON
 * holds them; what is written is what {@link PlainText#lines} makes of the whole.
 */
final class PlainWriter extends FilterWriter {
  /** The first half of a pair whose second may follow; 0 where there is none. */
  private char first;

  PlainWriter(Writer out) {
    super(out);
  }

  @Override
  public void write(char[] text, int from, int length) throws IOException {
    int plain = from;
    for (int i = from; i < from + length; i++) {
      if (first != 0 || PlainText.isHidden(text[i])) {
        out.write(text, plain, i - plain);
        character(text[i]);
        plain = i + 1;
      }
    }
    out.write(text, plain, from + length - plain);
  }

  @Override
  public void write(String text, int from, int length) throws IOException {
    char[] part = new char[length];
    text.getChars(from, from + length, part, 0);
    write(part, 0, length);
  }

  @Override
  public void write(int character) throws IOException {
    write(new char[] {(char) character}, 0, 1);
  }

  private void character(char next) throws IOException {
    char before = first;
    first = 0;
    if (before != 0 && Character.isLowSurrogate(next)) {
      out.write(PlainText.lines(String.valueOf(new char[] {before, next})));
      return;
    }
    if (before != 0) {
      out.write(PlainText.lines(String.valueOf(before)));
    }
    if (Character.isHighSurrogate(next)) {
      first = next;
    } else {
      out.write(PlainText.lines(String.valueOf(next)));
    }
  }

  @Override
  public void flush() throws IOException {
    // What was begun may go on; a JSON text never ends in a string.
    out.flush();
  }
}
