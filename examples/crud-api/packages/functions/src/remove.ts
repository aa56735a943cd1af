import { DeleteCommand } from "@aws-sdk/lib-dynamodb";
import type { APIGatewayProxyHandlerV2 } from "aws-lambda";
import { client, respond, tableName } from "./notes";

export const handler: APIGatewayProxyHandlerV2 = async (event) => {
  const id = event.pathParameters?.id;
  await client.send(new DeleteCommand({ TableName: tableName, Key: { id } }));
  return respond(204);
};
