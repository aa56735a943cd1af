package com.example.shipping;

import java.util.Map;

/** Answers {@code GET /quote?grams=750} with a price. */
public final class QuoteHandler {
  private static final int BASE_CENTS = 390;
  private static final int CENTS_PER_KILOGRAM = 120;

  /** Takes an event of API Gateway's payload format 2.0 and returns its response. */
  public Map<String, Object> handle(Map<String, Object> event) {
    if (event.get("queryStringParameters") instanceof Map<?, ?> parameters
        && parameters.get("grams") instanceof String grams
        && grams.matches("\\d{1,5}")) {
      return response(200, "{\"cents\": %d}".formatted(cents(Integer.parseInt(grams))));
    }
    return response(400, "{\"error\": \"grams must be a whole number\"}");
  }

  private static int cents(int grams) {
    int kilograms = (grams + 999) / 1000;
    return BASE_CENTS + CENTS_PER_KILOGRAM * kilograms;
  }

  private static Map<String, Object> response(int status, String body) {
    return Map.of(
        "statusCode", status, "headers", Map.of("content-type", "application/json"), "body", body);
  }
}
