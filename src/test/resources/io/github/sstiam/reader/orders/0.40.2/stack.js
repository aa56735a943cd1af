// An order intake: two routes over a table, a bucket for receipts and a nightly task.
const sst = require("@serverless-stack/resources");

class Orders extends sst.Stack {
  constructor(scope, id, props) {
    super(scope, id, props);
    const table = new sst.Table(this, "Orders", {
      fields: { customer: sst.TableFieldType.STRING, placed: sst.TableFieldType.STRING },
      primaryIndex: { partitionKey: "customer", sortKey: "placed" },
    });
    const receipts = new sst.Bucket(this, "Receipts");
    new sst.Api(this, "Api", {
      defaultFunctionProps: { permissions: [table, receipts], environment: { TABLE: table.tableName } },
      routes: { "GET /orders": "src/list.main", "POST /orders": "src/place.main" },
    });
    new sst.Cron(this, "Nightly", { schedule: "rate(1 day)", job: "src/close.main" });
  }
}
module.exports = Orders;
