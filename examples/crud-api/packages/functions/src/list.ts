import { ScanCommand } from "@aws-sdk/lib-dynamodb";
import type { APIGatewayProxyHandlerV2 } from "aws-lambda";
import { client, respond, tableName } from "./notes";

export const handler: APIGatewayProxyHandlerV2 = async () => {
  const found = await client.send(new ScanCommand({ TableName: tableName, Limit: 100 }));
  return respond(200, found.Items ?? []);
};
