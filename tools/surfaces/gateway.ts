/** A request over HTTP, before API Gateway makes an event of it. */
export interface GatewayRequest {
  readonly method: string;
  readonly path: string;
  /** Without the question mark. */
  readonly query?: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The event that API Gateway's HTTP API calls the function with (payload format 2.0), its body in base64 as some of its stages send it. */
export const gatewayEvent = ({ method, path, query = '', headers, body }: GatewayRequest) => ({
  version: '2.0',
  routeKey: `${method} ${path}`,
  rawPath: path,
  rawQueryString: query,
  headers,
  requestContext: { stage: '$default', http: { method, path, protocol: 'HTTP/1.1' } },
  body: Buffer.from(body).toString('base64'),
  isBase64Encoded: true,
});
