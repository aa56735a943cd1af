// An order intake: two routes over a table, a bucket for receipts and a nightly task.
import { Api, Bucket, Cron, Table } from "@serverless-stack/resources";

export default function Orders({ stack }) {
  const table = new Table(stack, "Orders", {
    fields: { customer: "string", placed: "string" },
    primaryIndex: { partitionKey: "customer", sortKey: "placed" },
  });
  const receipts = new Bucket(stack, "Receipts");
  new Api(stack, "Api", {
    defaults: { function: { permissions: [table, receipts], environment: { TABLE: table.tableName } } },
    routes: { "GET /orders": "src/list.main", "POST /orders": "src/place.main" },
  });
  new Cron(stack, "Nightly", { schedule: "rate(1 day)", job: "src/close.main" });
}
