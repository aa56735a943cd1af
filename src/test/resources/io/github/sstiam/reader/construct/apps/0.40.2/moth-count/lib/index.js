import TrapStack from "./TrapStack";
import PlainStack from "./PlainStack";

export default function main(app) {
  const plain = new PlainStack(app, "plain");
  new TrapStack(app, "trap", { plain });
}
