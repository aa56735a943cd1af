import { randomUUID } from "node:crypto";
import { PutCommand } from "@aws-sdk/lib-dynamodb";
import type { APIGatewayProxyHandlerV2 } from "aws-lambda";
import { client, respond, tableName } from "./notes";

export const handler: APIGatewayProxyHandlerV2 = async (event) => {
  const note = { id: randomUUID(), content: JSON.parse(event.body ?? "{}").content ?? "" };
  await client.send(new PutCommand({ TableName: tableName, Item: note }));
  return respond(201, note);
};
