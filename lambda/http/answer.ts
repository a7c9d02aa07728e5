import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

/** What API Gateway is given back. */
export type HttpAnswer = APIGatewayProxyStructuredResultV2;

/** An answer in JSON. It is never kept on the way: each is for one listener, at one moment. */
export const json = (
  statusCode: number,
  body: object,
  headers: Readonly<Record<string, string>> = {},
): HttpAnswer => ({
  statusCode,
  headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', ...headers },
  body: JSON.stringify(body),
});

/** A refusal, in as few words as will do: nothing of the request is in it. */
export const refusal = (
  statusCode: number,
  error: string,
  headers: Readonly<Record<string, string>> = {},
): HttpAnswer => json(statusCode, { error }, headers);
