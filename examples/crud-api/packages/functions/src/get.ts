import { GetCommand } from "@aws-sdk/lib-dynamodb";
import type { APIGatewayProxyHandlerV2 } from "aws-lambda";
import { client, respond, tableName } from "./notes";

export const handler: APIGatewayProxyHandlerV2 = async (event) => {
  const id = event.pathParameters?.id;
  const found = await client.send(new GetCommand({ TableName: tableName, Key: { id } }));
  return found.Item ? respond(200, found.Item) : respond(404, { error: "no such note" });
};
