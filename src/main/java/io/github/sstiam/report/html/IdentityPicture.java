package io.github.sstiam.report.html;

import io.github.sstiam.report.html.IdentityEntry.Link;
import io.github.sstiam.requirement.DeployingPrincipal;
import io.github.sstiam.requirement.DeployingPrincipal.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A drawing of the identities and how they reach each other: a box for each identity, from left to
 * right in the order in which they act, and an arrow for each way from one to another.
 *
 * @param top where it starts
 * @param width its width
 * @param height its height
 * @param boxes the boxes
 * @param arrows the arrows
 */
record IdentityPicture(int top, int width, int height, List<Box> boxes, List<Arrow> arrows) {
  private static final int BOX_WIDTH = 220;
  private static final int BOX_HEIGHT = 84;
  private static final int COLUMN = BOX_WIDTH + 84;
  private static final int ROW = BOX_HEIGHT + 36;

  /** Room for arrows that pass above boxes. */
  private static final int TOP = 72;

  private static final int MARGIN = 4;

  /** What fits in a box. */
  private static final int LONGEST_NAME = 28;

  /**
   * A box.
   *
   * @param x its left
   * @param y its top
   * @param identity whose it is
   * @param name its name, as much of it as fits
   */
  record Box(int x, int y, IdentityEntry identity, String name) {
    int width() {
      return BOX_WIDTH;
    }

    int height() {
      return BOX_HEIGHT;
    }
  }

  /**
   * An arrow.
   *
   * @param path its curve
   * @param label what it stands for
   * @param x the middle of its label
   * @param y the base of its label
   * @param mark whether it is allowed
   */
  record Arrow(String path, String label, int x, int y, Mark mark) {}

  /** Draws the identities. */
  static IdentityPicture of(List<IdentityEntry> identities) {
    Map<Integer, List<IdentityEntry>> columns = new TreeMap<>();
    for (IdentityEntry identity : identities) {
      int number = column(identity.principal().kind());
      List<IdentityEntry> column = columns.get(number);
      if (column == null) {
        column = new ArrayList<>();
        columns.put(number, column);
      }
      column.add(identity);
    }
    Map<DeployingPrincipal, Box> boxes = new LinkedHashMap<>();
    int x = MARGIN;
    int rows = 0;
    for (List<IdentityEntry> column : columns.values()) {
      // Only the role that calls CloudFormation stands between the caller and CloudFormation.
      int row = column.get(0).principal().kind().name().endsWith("PUBLISHING_ROLE") ? 1 : 0;
      for (IdentityEntry identity : column) {
        Box box = new Box(x, TOP + row * ROW, identity, shortened(identity.name()));
        boxes.put(identity.principal(), box);
        row++;
      }
      rows = Math.max(rows, row);
      x += COLUMN;
    }
    List<Arrow> arrows = arrows(boxes);
    int top = TOP - MARGIN;
    for (Arrow arrow : arrows) {
      if (arrow.y() < TOP) {
        top = 0;
      }
    }
    return new IdentityPicture(
        top,
        x - COLUMN + BOX_WIDTH + MARGIN,
        TOP + rows * ROW - (ROW - BOX_HEIGHT) + MARGIN - top,
        List.copyOf(boxes.values()),
        arrows);
  }

  private static int column(Kind kind) {
    return switch (kind) {
      case BASE_IDENTITY -> 0;
      case CALLER -> 1;
      case DEPLOY_ROLE, FILE_PUBLISHING_ROLE, IMAGE_PUBLISHING_ROLE -> 2;
      case SERVICE -> 3;
      case EXECUTION_ROLE, TYPE_ROLE -> 4;
    };
  }

  private static List<Arrow> arrows(Map<DeployingPrincipal, Box> boxes) {
    List<Arrow> arrows = new ArrayList<>();
    for (Box from : boxes.values()) {
      for (Link link : from.identity().links()) {
        Box to = boxes.get(link.target());
        boolean isFar = to.x() - from.x() > COLUMN || to.x() <= from.x();
        arrows.add(
            isFar && from.y() == TOP && to.y() == TOP
                ? above(from, to, link)
                : across(from, to, link));
      }
    }
    return List.copyOf(arrows);
  }

  private static Arrow across(Box from, Box to, Link link) {
    int x1 = from.x() + BOX_WIDTH;
    int y1 = from.y() + BOX_HEIGHT / 2;
    int y2 = to.y() + BOX_HEIGHT / 2;
    int middle = (x1 + to.x()) / 2;
    return new Arrow(
        curve(x1, y1, middle, y1, middle, y2, to.x(), y2),
        link.verb(),
        middle,
        (y1 + y2) / 2 - 6,
        link.mark());
  }

  /** The farther, the higher. */
  private static Arrow above(Box from, Box to, Link link) {
    int columns = Math.abs(to.x() - from.x()) / COLUMN;
    int x1 = from.x() + BOX_WIDTH / 2 - 16 * columns;
    int x2 = to.x() + BOX_WIDTH / 2 - 16 * columns;
    int peak = TOP - 28 * Math.min(columns, 4) + 8;
    return new Arrow(
        curve(x1, TOP, x1 + 60, peak, x2 - 60, peak, x2, TOP),
        link.verb(),
        (x1 + x2) / 2,
        (TOP + 3 * peak) / 4 - 4,
        link.mark());
  }

  /** A curve by its points: where it starts, the two that pull it, where it ends. */
  private static String curve(int... points) {
    StringBuilder path = new StringBuilder("M");
    for (int i = 0; i < points.length; i++) {
      path.append(i == 0 ? "" : i == 2 ? "C" : " ").append(points[i]);
    }
    return path.toString();
  }

  private static String shortened(String name) {
    String last = name.startsWith("arn:") ? name.substring(name.lastIndexOf('/') + 1) : name;
    return last.length() <= LONGEST_NAME ? last : last.substring(0, LONGEST_NAME - 1) + "\u2026";
  }
}
