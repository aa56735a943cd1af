package io.github.sstiam.aws.loopback;

/** An answer; status 0 cuts the connection. */
record Answer(int status, String body) {
  static Answer ok(String body) {
    return new Answer(200, body);
  }
}
