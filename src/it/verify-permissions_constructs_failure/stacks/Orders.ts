import { Queue, Table, type StackContext } from "sst/constructs";

export function Orders({ stack }: StackContext) {
  new Table(stack, "Loaves", {
    fields: { id: "string" },
    primaryIndex: { partitionKey: "id" },
  });
  new Queue(stack, "Oven");
}
