import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import type { APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import { Table } from "sst/node/table";

/** The table's client, shared by the invocations of one function instance. */
export const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));

/** The name of the table that the stack binds to every function. */
export const tableName = Table.Notes.tableName;

/** An HTTP response with a JSON body, or with none. */
export function respond(statusCode: number, body?: unknown): APIGatewayProxyStructuredResultV2 {
  return {
    statusCode,
    headers: { "content-type": "application/json" },
    body: body === undefined ? "" : JSON.stringify(body),
  };
}
