package com.example.shipping;

import java.util.List;
import java.util.Map;

/** Takes in parcels that a queue holds. */
public final class ParcelHandler {
  /** Takes an event of SQS and prints the text of each message. */
  public void handle(Map<String, Object> event) {
    if (event.get("Records") instanceof List<?> messages) {
      for (Object message : messages) {
        if (message instanceof Map<?, ?> fields) {
          System.out.println("Parcel: " + fields.get("body"));
        }
      }
    }
  }
}
