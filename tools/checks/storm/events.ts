import fc from 'fast-check';

/** In every hostile text, so that it is known again wherever it comes out. Nobody says it. */
export const MARK = 'zqxj';

/** An event to be thrown at the handler, and how it was made. */
export interface StormEvent {
  readonly kind: string;
  readonly event: unknown;
}

/** Real events of Lambda, by the surface that sends them. */
export type RealEvents = Readonly<Record<string, readonly unknown[]>>;

/** An event of API Gateway's, as far as it is changed here. */
interface HttpEvent {
  readonly rawPath: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Everything that is thrown, each kind about as often as the others: real events with changes, HTTP of any kind, anything. */
export function stormEvents(real: RealEvents): fc.Arbitrary<StormEvent> {
  const change = changes(new Pool(Object.values(real).flat().map(decoded)));
  const http = Object.values(real).flat().filter(isHttp);
  const kinds: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
    ...Object.fromEntries(
      Object.entries(real).map(([surface, events]) => [
        `${surface}: a real request, changed`,
        fc
          .tuple(fc.constantFrom(...events), change)
          .map(([event, apply]) =>
            isHttp(event)
              ? { ...event, body: JSON.stringify(apply(decoded(event))), isBase64Encoded: false }
              : apply(event),
          ),
      ]),
    ),
    'HTTP: the event itself, changed': fc
      .tuple(fc.constantFrom(...http), change)
      .map(([event, apply]) => apply(event)),
    'HTTP: a body of any kind': anyHttp(http),
    anything: fc.oneof(fc.anything({ maxDepth: 4 }), hostile),
  };
  return fc.oneof(...Object.entries(kinds).map(([kind, events]) => events.map((event) => ({ kind, event }))));
}

const isHttp = (event: unknown): event is HttpEvent =>
  typeof event === 'object' && event !== null && 'rawPath' in event;

/** What is in an event: of one over HTTP, its body. */
const decoded = (event: unknown): unknown =>
  isHttp(event) ? JSON.parse(Buffer.from(event.body, 'base64').toString()) : event;

/** Markup, templates, queries and paths that somewhere are executed. */
const CODE = [
  `</s></speak><speak><audio src='https://${MARK}.example/a.mp3'/>`,
  `<![CDATA[${MARK}]]>&${MARK};`,
  `<!DOCTYPE a [<!ENTITY ${MARK} SYSTEM "file:///etc/passwd">]>`,
  `"><script>${MARK}()</script>`,
  `\${${MARK}} {{${MARK}}} {topic} ${MARK}`,
  `' OR 1=1 -- ${MARK}`,
  `\u0000\u0008\uFFFE\uD800${MARK}\uDC00\u202E`,
  `../../${MARK}`,
];

const text = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .array(fc.nat({ max: 0xffff }), { maxLength: 20 })
      .map((units) => MARK + String.fromCharCode(...units)),
  },
  { weight: 2, arbitrary: fc.constantFrom(...CODE) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 25_000 }).map((times) => MARK.repeat(times)) },
);

const nested = fc.integer({ min: 1, max: 3000 }).map((depth) => {
  let value: unknown = MARK;
  for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? [value] : { [MARK]: value };
  return value;
});

/** An object with a key that means something to the engine, as `JSON.parse` makes it. */
const poisoned = fc
  .constantFrom('__proto__', 'constructor', 'toString', 'then', 'toJSON', 'length')
  .map((key): unknown => JSON.parse(`{"${key}": {"${MARK}": "${MARK}"}}`));

/** Anything that JSON can hold, the more unlikely the better. */
const hostile: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: text },
  { weight: 3, arbitrary: fc.constantFrom<unknown>(null, true, 0, -1, 0.5, 1e308, '', [], {}) },
  { weight: 2, arbitrary: fc.jsonValue() },
  { weight: 1, arbitrary: nested },
  { weight: 1, arbitrary: poisoned },
  { weight: 1, arbitrary: fc.array(text, { maxLength: 50 }) },
);

type Parent = Record<string, unknown> | unknown[];

/** A field of a document. */
interface Field {
  readonly parent: Parent;
  readonly key: string;
  readonly path: string;
}

/** Every field of a document, no deeper than real requests are. */
function fieldsOf(document: unknown, path = '', depth = 0): Field[] {
  if (typeof document !== 'object' || document === null || depth > 12) return [];
  return Object.entries(document).flatMap(([key, value]) => [
    { parent: document as Parent, key, path: `${path}.${key}` },
    ...fieldsOf(value, `${path}.${key}`, depth + 1),
  ]);
}

/** The values that real requests hold, by the key they stand under: what looks right where it is put. */
class Pool {
  readonly #byKey = new Map<string, unknown[]>();
  readonly #all: unknown[] = [];

  constructor(documents: readonly unknown[]) {
    const known = new Set<string>();
    for (const { parent, key } of documents.flatMap((document) => fieldsOf(document))) {
      const value: unknown = Reflect.get(parent, key);
      const name = `${key} ${JSON.stringify(value)}`;
      if (known.has(name)) continue;
      known.add(name);
      this.#all.push(value);
      this.#byKey.set(key, [...(this.#byKey.get(key) ?? []), value]);
    }
  }

  /** @param at a number that picks one of the values */
  pick(at: number, key?: string): unknown {
    const values = (key !== undefined && this.#byKey.get(key)) || this.#all;
    return values[at % values.length];
  }
}

/** Where a change is made: in what was asked, in the place that came back, or anywhere. */
const PLACE = /place/;
const WHERE = [/intent|slots|parameters|tag$|queryText|transcript/i, PLACE, /./];

/** Up to ten changes to a document of JSON, which leave the document itself as it is. */
const changes = (pool: Pool): fc.Arbitrary<(document: unknown) => unknown> =>
  fc
    .array(
      fc.record({
        where: fc.constantFrom(...WHERE, PLACE),
        at: fc.nat(),
        how: fc.constantFrom('hostile', 'hostile', 'like it', 'like it', 'from elsewhere', 'remove', 'wrap'),
        hostile,
        pick: fc.nat(),
      }),
      { minLength: 1, maxLength: 10, size: 'max' },
    )
    .map((list) => (document) => {
      const changed = copyOf(document);
      for (const { where, at, how, hostile, pick } of list) {
        const some = fieldsOf(changed).filter(({ path }) => where.test(path));
        const { parent, key } = some[at % some.length] ?? {};
        if (parent === undefined || key === undefined) continue;
        const value =
          how === 'hostile'
            ? hostile
            : how === 'wrap'
              ? [Reflect.get(parent, key)]
              : pool.pick(pick, how === 'like it' ? key : undefined);
        if (how === 'remove') Reflect.deleteProperty(parent, key);
        // Defined, not assigned: `__proto__` has to become a field, as it does in JSON.
        else Object.defineProperty(parent, key, { ...DATA, value: copyOf(value) });
      }
      // As it comes over a wire: a list that something was taken out of has no hole there.
      return copyOf(changed);
    });

/** A copy as JSON brings it. Unlike `structuredClone` it is not confused by great depths. */
const copyOf = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

const DATA = { enumerable: true, configurable: true, writable: true };

/** Bodies that are no JSON, or too much of it, said to be of any type and encoding, at any path, by any method. */
const anyHttp = (events: readonly HttpEvent[]): fc.Arbitrary<unknown> =>
  fc
    .record({
      event: fc.constantFrom(...events),
      body: fc.oneof(
        text,
        fc.integer({ min: 1, max: 400 }).map((kilobytes) => `{"${MARK}":"${MARK.repeat(kilobytes * 256)}"}`),
        fc.integer({ min: 1, max: 50_000 }).map((depth) => '['.repeat(depth)),
        hostile.map((value) => JSON.stringify(value)),
      ),
      encode: fc.boolean(),
      isBase64Encoded: fc.boolean(),
      type: fc.constantFrom('application/json', 'application/json; charset=utf-8', 'text/plain', MARK, ''),
      path: fc.oneof(
        { weight: 3, arbitrary: fc.constantFrom(...events.map(({ rawPath }) => rawPath)) },
        {
          weight: 1,
          arbitrary: fc.constantFrom('/health', '/', '//', '/__proto__', `/${MARK}`, '/google/../health'),
        },
      ),
      method: fc.constantFrom('POST', 'POST', 'POST', 'GET', 'post', 'PUT', MARK),
    })
    .map(({ event, body, encode, isBase64Encoded, type, path, method }) => ({
      ...event,
      rawPath: path,
      headers: { ...event.headers, 'content-type': type },
      requestContext: { stage: '$default', http: { method, path } },
      body: encode ? Buffer.from(body).toString('base64') : body,
      isBase64Encoded,
    }));
