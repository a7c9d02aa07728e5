import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

/** What API Gateway is given back. */
export type HttpAnswer = APIGatewayProxyStructuredResultV2;

/** An answer that is JSON already. It is never kept on the way: each is for one listener, at one moment. */
export const written = (
  statusCode: number,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): HttpAnswer => ({
  statusCode,
  headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', ...headers },
  body,
});

/** An answer in JSON. */
export const json = (
  statusCode: number,
  body: object,
  headers: Readonly<Record<string, string>> = {},
): HttpAnswer => written(statusCode, JSON.stringify(body), headers);

/** A refusal, in as few words as will do: nothing of the request is in it. */
export const refusal = (
  statusCode: number,
  error: string,
  headers: Readonly<Record<string, string>> = {},
): HttpAnswer => json(statusCode, { error }, headers);
