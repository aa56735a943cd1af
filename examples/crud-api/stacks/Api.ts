import { Api as HttpApi, Table, type StackContext } from "sst/constructs";

/** A table of notes, and an HTTP API with one function for each of the five routes. */
export function Api({ stack }: StackContext) {
  const notes = new Table(stack, "Notes", {
    fields: { id: "string" },
    primaryIndex: { partitionKey: "id" },
  });

  const api = new HttpApi(stack, "Api", {
    defaults: { function: { bind: [notes] } },
    routes: {
      "GET    /notes": "packages/functions/src/list.handler",
      "POST   /notes": "packages/functions/src/create.handler",
      "GET    /notes/{id}": "packages/functions/src/get.handler",
      "PUT    /notes/{id}": "packages/functions/src/update.handler",
      "DELETE /notes/{id}": "packages/functions/src/remove.handler",
    },
  });

  stack.addOutputs({ ApiEndpoint: api.url });
}
