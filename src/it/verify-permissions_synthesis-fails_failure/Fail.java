/** Stands for a synthesis that fails. */
class Fail {
  public static void main(String[] arguments) {
    System.err.println("stacks/Api.ts:3: no such construct");
    System.exit(7);
  }
}
