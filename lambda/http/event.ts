/** A request over HTTP, as far as it is used: an event of API Gateway's HTTP API, format 2.0, or of a function URL. */
export interface HttpEvent {
  readonly method: string;
  /** Without the stage, which API Gateway puts before it where the stage has a name. */
  readonly path: string;
  /** Names in small letters. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
  readonly base64: boolean;
}

/**
 * Reads an event as a request over HTTP.
 * @returns undefined for every other event: those of Alexa have no `requestContext`
 */
export function readHttpEvent(event: unknown): HttpEvent | undefined {
  const { requestContext, rawPath, headers, body, isBase64Encoded } = fields(event);
  const { http, stage } = fields(requestContext);
  const { method } = fields(http);
  if (typeof method !== 'string' || typeof rawPath !== 'string') return undefined;
  const prefix = typeof stage === 'string' && stage !== '$default' ? `/${stage}/` : '/';
  return {
    method: method.toUpperCase(),
    path: rawPath.startsWith(prefix) ? rawPath.slice(prefix.length - 1) : rawPath,
    headers: headersOf(fields(headers)),
    body: typeof body === 'string' ? body : '',
    base64: isBase64Encoded === true,
  };
}

function headersOf(sent: Readonly<Record<string, unknown>>): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const name of Object.keys(sent)) {
    const value = sent[name];
    if (typeof value === 'string') headers[name.toLowerCase()] = value;
  }
  return headers;
}

const fields = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
