import { Mill } from "@bakery/constructs";

export default function main(app) {
  app.stack(function Orders({ stack }) {
    new Mill(stack, "Flour");
  });
}
