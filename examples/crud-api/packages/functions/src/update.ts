import { UpdateCommand } from "@aws-sdk/lib-dynamodb";
import type { APIGatewayProxyHandlerV2 } from "aws-lambda";
import { client, respond, tableName } from "./notes";

export const handler: APIGatewayProxyHandlerV2 = async (event) => {
  const updated = await client.send(
    new UpdateCommand({
      TableName: tableName,
      Key: { id: event.pathParameters?.id },
      UpdateExpression: "SET content = :content",
      ExpressionAttributeValues: { ":content": JSON.parse(event.body ?? "{}").content ?? "" },
      ReturnValues: "ALL_NEW",
    }),
  );
  return respond(200, updated.Attributes);
};
