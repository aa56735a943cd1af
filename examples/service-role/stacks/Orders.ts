import { Bucket, Table, Topic, type StackContext } from "sst/constructs";

/** A table of orders, a bucket for their papers, and a topic that tells of them. */
export function Orders({ stack }: StackContext) {
  new Table(stack, "Orders", {
    fields: { id: "string" },
    primaryIndex: { partitionKey: "id" },
  });
  new Bucket(stack, "Papers");
  new Topic(stack, "Placed");
}
