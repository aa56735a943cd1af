package io.github.sstiam.text;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/**
 * Writes a JSON text with escapes for invisible characters and for unpaired surrogates, which
 * cannot be encoded in a file. Such characters occur only inside the strings of a JSON text. The
 * output is that of {@link Sanitizer#lines} for the whole text.
 */
public final class SanitizingWriter extends FilterWriter {
  /** A high surrogate whose low surrogate may follow; 0 if there is none. */
  private char first;

  /**
   * @param out takes the text
   */
  public SanitizingWriter(Writer out) {
    super(out);
  }

  @Override
  public void write(char[] text, int from, int length) throws IOException {
    int plain = from;
    for (int i = from; i < from + length; i++) {
      if (first != 0 || Sanitizer.isHidden(text[i])) {
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
      out.write(Sanitizer.lines(String.valueOf(new char[] {before, next})));
      return;
    }
    if (before != 0) {
      out.write(Sanitizer.lines(String.valueOf(before)));
    }
    if (Character.isHighSurrogate(next)) {
      first = next;
    } else {
      out.write(Sanitizer.lines(String.valueOf(next)));
    }
  }

  @Override
  public void flush() throws IOException {
    // A pending high surrogate stays pending; a JSON text never ends inside a string.
    out.flush();
  }
}
