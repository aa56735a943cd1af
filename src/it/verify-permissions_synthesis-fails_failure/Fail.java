/** Stands for a synthesis that fails. */
class Fail {
  public static void main(String[] arguments) {
    System.err.println(arguments[0]);
    System.exit(7);
  }
}
