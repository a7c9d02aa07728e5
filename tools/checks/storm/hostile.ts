import fc from 'fast-check';

/** In every hostile text, so that it is known again wherever it should not turn up. Nobody says it. */
export const MARK = 'zqxj';

/** Markup and code of the kinds that somewhere are executed. */
const MARKUP = [
  `<audio src='https://${MARK}.example/a.mp3'/>`,
  `</s></speak><speak>${MARK}`,
  `<${MARK}>`,
  `&${MARK};`,
  `"><script>${MARK}()</script>`,
  `<![CDATA[${MARK}]]>`,
  `<!DOCTYPE a [<!ENTITY ${MARK} SYSTEM "file:///etc/passwd">]>`,
  `\${${MARK}} {{${MARK}}} {topic} ${MARK}`,
  `' OR 1=1 -- ${MARK}`,
  `\u0000\u0008\uFFFE\uD800${MARK}\uDC00`,
  `../../${MARK}`,
  `\u202E${MARK}\u2066`,
];

/** Names that mean something to the engine itself. */
const NAMES = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'then',
  'toJSON',
  'length',
  '',
];

/** Any text: of any characters, of markup, very long. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }).map((text) => `${MARK}${text}`),
  fc.constantFrom(...MARKUP),
  fc.constantFrom(...NAMES),
  fc.constantFrom(...MARKUP).map((text) => text.repeat(500)),
  fc.integer({ min: 1, max: 100_000 }).map((length) => MARK.repeat(Math.ceil(length / MARK.length))),
);

/** Something inside something inside something, so many times. */
function nested(depth: number, kind: 'list' | 'map'): unknown {
  let inside: unknown = MARK;
  for (let level = 0; level < depth; level += 1) inside = kind === 'list' ? [inside] : { [MARK]: inside };
  return inside;
}

const deep = fc
  .tuple(fc.integer({ min: 1, max: 3000 }), fc.constantFrom<'list' | 'map'>('list', 'map'))
  .map(([depth, kind]) => nested(depth, kind));

/** A map whose own keys are names that mean something, as JSON can bring it. */
const poisoned = fc
  .constantFrom(...NAMES)
  .map((name): unknown => JSON.parse(`{${JSON.stringify(name)}: {"${MARK}": true}, "polluted": "${MARK}"}`));

/** Anything that JSON can hold, the more unlikely the better. */
export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: hostileText },
  { weight: 3, arbitrary: fc.constantFrom<unknown>(null, true, false, 0, -1, 1e308, -0.5, '', [], {}) },
  { weight: 2, arbitrary: fc.jsonValue() },
  { weight: 1, arbitrary: deep },
  { weight: 1, arbitrary: poisoned },
  { weight: 1, arbitrary: fc.array(hostileText, { maxLength: 50 }) },
);
