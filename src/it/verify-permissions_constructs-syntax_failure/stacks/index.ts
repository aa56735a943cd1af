import { Table } from "@serverless-stack/resources";

export default function main(app) {
  app.stack(function Orders({ stack }) {
    new Table(stack, "Loaves" { fields: {} });
  });
}
