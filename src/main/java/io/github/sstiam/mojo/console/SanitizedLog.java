package io.github.sstiam.mojo.console;

import org.apache.maven.plugin.logging.Log;

/**
 * Maven's log without characters that control a terminal, except for the colours of the plugin.
 *
 * @param log where the messages go
 */
public record SanitizedLog(Log log) implements Log {
  private static CharSequence plain(CharSequence text) {
    return text == null ? null : MavenColours.plain(text.toString());
  }

  @Override
  public boolean isDebugEnabled() {
    return log.isDebugEnabled();
  }

  @Override
  public void debug(CharSequence content) {
    log.debug(plain(content));
  }

  @Override
  public void debug(CharSequence content, Throwable error) {
    log.debug(plain(content), SanitizedFault.of(error));
  }

  @Override
  public void debug(Throwable error) {
    log.debug(SanitizedFault.of(error));
  }

  @Override
  public boolean isInfoEnabled() {
    return log.isInfoEnabled();
  }

  @Override
  public void info(CharSequence content) {
    log.info(plain(content));
  }

  @Override
  public void info(CharSequence content, Throwable error) {
    log.info(plain(content), SanitizedFault.of(error));
  }

  @Override
  public void info(Throwable error) {
    log.info(SanitizedFault.of(error));
  }

  @Override
  public boolean isWarnEnabled() {
    return log.isWarnEnabled();
  }

  @Override
  public void warn(CharSequence content) {
    log.warn(plain(content));
  }

  @Override
  public void warn(CharSequence content, Throwable error) {
    log.warn(plain(content), SanitizedFault.of(error));
  }

  @Override
  public void warn(Throwable error) {
    log.warn(SanitizedFault.of(error));
  }

  @Override
  public boolean isErrorEnabled() {
    return log.isErrorEnabled();
  }

  @Override
  public void error(CharSequence content) {
    log.error(plain(content));
  }

  @Override
  public void error(CharSequence content, Throwable error) {
    log.error(plain(content), SanitizedFault.of(error));
  }

  @Override
  public void error(Throwable error) {
    log.error(SanitizedFault.of(error));
  }
}
