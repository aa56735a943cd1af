package io.github.sstiam.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which construct needs permissions of which service, and whether they are there.
 *
 * @param services the columns
 * @param rows a row for each owner
 */
record Matrix(List<String> services, List<Row> rows) {
  /**
   * A row.
   *
   * @param number the owner's number
   * @param owner what needs the permissions
   * @param cells a cell for each service
   */
  record Row(int number, Owner owner, List<Cell> cells) {
    boolean isAllowed() {
      for (Cell cell : cells) {
        if (!cell.mark().isAllowed()) {
          return false;
        }
      }
      return true;
    }
  }

  /**
   * A cell.
   *
   * @param service the column
   * @param count how many permissions
   * @param problems how many of them are not allowed
   * @param mark that of the worst
   * @param worst the number of the worst
   */
  record Cell(String service, int count, int problems, Mark mark, int worst) {
    private static final Cell NONE = new Cell("", 0, 0, Mark.ALLOWED, -1);

    static Cell of(String service, List<PermissionEntry> permissions) {
      if (permissions == null) {
        return NONE;
      }
      PermissionEntry worst = permissions.get(0);
      int problems = 0;
      for (PermissionEntry permission : permissions) {
        problems += permission.mark().isAllowed() ? 0 : 1;
        if (permission.mark().compareTo(worst.mark()) < 0) {
          worst = permission;
        }
      }
      return new Cell(service, permissions.size(), problems, worst.mark(), worst.number());
    }

    boolean isEmpty() {
      return count == 0;
    }

    String text() {
      return problems == 0 ? Integer.toString(count) : problems + "/" + count;
    }

    /** The cell in words. */
    String label() {
      return problems == 0
          ? service + ": " + count + " allowed"
          : service + ": " + problems + " of " + count + " not allowed, " + mark.words();
    }
  }

  static Matrix of(List<PermissionEntry> permissions, Page.Index index) {
    Map<Owner, Map<String, List<PermissionEntry>>> byOwner = new TreeMap<>();
    for (PermissionEntry permission : permissions) {
      for (Owner owner : permission.owners()) {
        Map<String, List<PermissionEntry>> cells = byOwner.get(owner);
        if (cells == null) {
          cells = new TreeMap<>();
          byOwner.put(owner, cells);
        }
        List<PermissionEntry> cell = cells.get(permission.service());
        if (cell == null) {
          cell = new ArrayList<>();
          cells.put(permission.service(), cell);
        }
        cell.add(permission);
      }
    }
    List<String> services = List.copyOf(index.services());
    List<Row> rows = new ArrayList<>();
    for (Map.Entry<Owner, Map<String, List<PermissionEntry>>> own : byOwner.entrySet()) {
      List<Cell> cells = new ArrayList<>(services.size());
      for (String service : services) {
        cells.add(Cell.of(service, own.getValue().get(service)));
      }
      rows.add(new Row(index.number(own.getKey()), own.getKey(), List.copyOf(cells)));
    }
    return new Matrix(services, List.copyOf(rows));
  }

  boolean hasProblems() {
    for (Row row : rows) {
      if (!row.isAllowed()) {
        return true;
      }
    }
    return false;
  }
}
