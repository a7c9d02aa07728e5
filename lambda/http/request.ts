import { fields } from '../fields';
/**
 * A request over HTTP, from an event of API Gateway's HTTP API (payload format 2.0) or of a Lambda function URL.
 * The body is as it came: nothing decodes or parses it before a route asks for that.
 */
export interface HttpRequest {
  /** In capitals. */
  readonly method: string;
  /** Without the stage, which API Gateway puts in front where the stage has a name. */
  readonly path: string;
  /** Undecoded, without the question mark; a signature over the address needs it letter for letter. */
  readonly query: string;
  /** By their names in lower case. Of a header sent twice, the values joined by commas. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: { readonly text: string; readonly base64: boolean };
}

/** What API Gateway makes a response of. */
export interface HttpResponse {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Why a request is turned away. */
export interface Refusal {
  readonly status: keyof typeof MESSAGES;
  /** A short fixed identifier, which is reported and counted. Nothing of the request is ever in it. */
  readonly reason: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Thrown by what reads a body; the router answers with the refusal and reports its reason. */
export class RequestRefused extends Error {
  override readonly name = 'RequestRefused';

  constructor(readonly refusal: Refusal) {
    super(refusal.reason);
  }

  /** By its name, since each file of the bundle that throws one has a copy of this class. */
  static override [Symbol.hasInstance](error: unknown): boolean {
    return error instanceof Error && error.name === 'RequestRefused';
  }
}

/**
 * The most bytes of a body. Dialogflow's requests are a few thousand bytes, some tens of thousands with every context
 * there can be; API Gateway alone would let ten million through.
 */
export const BODY_BYTES = 128 * 1024;

/**
 * Reads an event as a request over HTTP.
 * @returns undefined for every other event, such as Alexa's, which have no `requestContext`
 */
export function readRequest(event: unknown): HttpRequest | undefined {
  const { requestContext, rawPath, rawQueryString, headers, body, isBase64Encoded } = fields(event);
  const { http, stage } = fields(requestContext);
  const { method } = fields(http);
  if (typeof method !== 'string' || typeof rawPath !== 'string') return undefined;
  const prefix = typeof stage === 'string' && stage !== '$default' ? `/${stage}/` : '/';
  return {
    method: method.toUpperCase(),
    path: rawPath.startsWith(prefix) ? rawPath.slice(prefix.length - 1) : rawPath,
    query: typeof rawQueryString === 'string' ? rawQueryString : '',
    headers: headersOf(fields(headers)),
    body: { text: typeof body === 'string' ? body : '', base64: isBase64Encoded === true },
  };
}

/**
 * The body in bytes, as they were sent and signed.
 * @throws RequestRefused `body-too-large` for more than {@link BODY_BYTES}
 */
export function readBytes({ body: { text, base64 } }: HttpRequest): Buffer {
  // Base64 takes four characters for three bytes and text one at most, so what is far too long is not even decoded.
  if (text.length <= 2 * BODY_BYTES) {
    const bytes = Buffer.from(text, base64 ? 'base64' : 'utf8');
    if (bytes.length <= BODY_BYTES) return bytes;
  }
  throw new RequestRefused({ status: 413, reason: 'body-too-large' });
}

/**
 * The body of a request as JSON.
 * @throws RequestRefused `wrong-content-type`, `body-too-large`, `body-not-utf-8`, `body-not-json`
 */
export function readJson(request: HttpRequest): unknown {
  const text = readText(request, 'application/json');
  try {
    return JSON.parse(text);
  } catch {
    throw new RequestRefused({ status: 400, reason: 'body-not-json' });
  }
}

/**
 * The body of a request as the fields of a form.
 * @throws RequestRefused `wrong-content-type`, `body-too-large`, `body-not-utf-8`
 */
export const readForm = (request: HttpRequest): URLSearchParams =>
  new URLSearchParams(readText(request, 'application/x-www-form-urlencoded'));

/** A response that is text of some kind. No cache may keep it: each is for one listener, at one moment. */
export const text = (
  statusCode: number,
  contentType: string,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): HttpResponse => ({
  statusCode,
  headers: { 'content-type': `${contentType}; charset=utf-8`, 'cache-control': 'no-store', ...headers },
  body,
});

/** A response in JSON. */
export const json = (statusCode: number, body: object): HttpResponse =>
  text(statusCode, 'application/json', JSON.stringify(body));

/** The response to a caller who is turned away. It says less than the reason, and nothing of the request. */
export const refuse = ({ status, headers }: Refusal): HttpResponse =>
  text(status, 'application/json', JSON.stringify({ error: MESSAGES[status] }), headers);

/** What the caller of a refused request reads. */
const MESSAGES = {
  400: 'bad request',
  401: 'who is calling?',
  403: 'not allowed',
  404: 'not found',
  405: 'not by this method',
  413: 'too large',
  415: 'not of this content type',
  503: 'not now',
} as const;

function readText(request: HttpRequest, contentType: string): string {
  const [mediaType = ''] = (request.headers['content-type'] ?? '').split(';');
  if (mediaType.trim().toLowerCase() !== contentType) {
    throw new RequestRefused({ status: 415, reason: 'wrong-content-type' });
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readBytes(request));
  } catch (error) {
    if (error instanceof RequestRefused) throw error;
    throw new RequestRefused({ status: 400, reason: 'body-not-utf-8' });
  }
}

function headersOf(raw: Readonly<Record<string, unknown>>): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(raw)) {
    if (typeof value === 'string') headers[name.toLowerCase()] = value;
  }
  return headers;
}
