import * as v from 'valibot';

/**
 * The part of APL that our document uses, so strictly that a slip is found which Amazon's linter lets pass: a component or a
 * property that there is not, a role that no screen reader knows, something to touch without a name, data that is missing.
 * (Source: Amazon's reference of APL 1.8.)
 */
const text = v.pipe(v.string(), v.minLength(1));
const bound = v.pipe(v.string(), v.regex(/^\$\{[^{}]+\}$/));
const size = v.union([v.number(), v.pipe(v.string(), v.regex(/^(?:@\w+|\d+(?:dp|vw|vh|%)|\$\{[^{}]+\})$/))]);
const colour = v.pipe(v.string(), v.regex(/^(?:@\w+|#[0-9A-F]{6}|\$\{[^{}]+\})$/));

const BASE = {
  id: v.optional(text),
  role: v.optional(v.picklist(['button', 'header', 'list', 'text'])),
  accessibilityLabel: v.optional(bound),
  style: v.optional(text),
  spacing: v.optional(size),
  width: v.optional(size),
  height: v.optional(size),
  paddingLeft: v.optional(size),
  paddingRight: v.optional(size),
  paddingTop: v.optional(size),
  paddingBottom: v.optional(size),
};

const component: v.GenericSchema = v.lazy(() => v.variant('type', COMPONENTS));
const children = {
  item: v.optional(component),
  items: v.optional(v.array(component)),
  data: v.optional(bound),
};

const COMPONENTS = [
  v.strictObject({
    type: v.literal('Text'),
    ...BASE,
    // What is read aloud by a screen reader, but on what is touched, which has a name itself.
    text: bound,
    speech: v.optional(bound),
    color: v.optional(colour),
    fontSize: size,
    fontWeight: v.optional(v.union([v.picklist(['400', '700']), bound])),
    lineHeight: v.optional(v.number()),
  }),
  v.strictObject({
    type: v.literal('Frame'),
    ...BASE,
    item: v.optional(component),
    backgroundColor: colour,
    borderRadius: v.optional(size),
    borderWidth: v.optional(size),
    borderColor: v.optional(colour),
  }),
  v.strictObject({ type: v.literal('ScrollView'), ...BASE, item: component }),
  v.strictObject({
    type: v.literal('Container'),
    ...BASE,
    ...children,
    direction: v.optional(v.picklist(['row', 'column'])),
    wrap: v.optional(v.picklist(['wrap', 'noWrap'])),
  }),
  v.strictObject({
    type: v.literal('TouchWrapper'),
    ...BASE,
    role: v.literal('button'),
    accessibilityLabel: bound,
    item: component,
    onPress: v.array(v.strictObject({ type: v.literal('SendEvent'), arguments: v.tuple([bound]) })),
  }),
  v.strictObject({ type: v.literal('Choice'), choice: bound }),
  v.strictObject({ type: v.literal('Step'), step: bound }),
] as const;

const resources = v.strictObject({
  when: v.optional(bound),
  colors: v.optional(v.record(text, colour)),
  dimensions: v.optional(v.record(text, size)),
});

export const DOCUMENT_SCHEMA = v.strictObject({
  type: v.literal('APL'),
  version: v.literal('1.8'),
  resources: v.array(resources),
  styles: v.record(
    text,
    v.strictObject({ values: v.array(v.strictObject({ when: v.optional(bound), color: colour })) }),
  ),
  layouts: v.record(text, v.strictObject({ parameters: v.array(text), item: component })),
  mainTemplate: v.strictObject({ parameters: v.tuple([v.literal('payload')]), item: component }),
});

/** What a document is sent with. */
export const DATA_SCHEMA = v.strictObject({
  guide: v.strictObject({
    type: v.literal('object'),
    properties: v.strictObject({
      title: text,
      steps: v.array(v.picklist(['done', 'now', 'next'])),
      numbers: v.pipe(v.array(v.pipe(v.string(), v.regex(/^[\d ]+$/))), v.maxLength(2)),
      lines: v.pipe(
        v.array(
          v.strictObject({
            text,
            ssml: v.pipe(v.string(), v.regex(/^<speak>.*<\/speak>$/s)),
            asks: v.boolean(),
          }),
        ),
        v.minLength(1),
      ),
      choices: v.array(
        v.strictObject({ label: text, intent: v.pipe(v.string(), v.regex(/^[A-Z][\w.]*Intent$/)) }),
      ),
    }),
    transformers: v.optional(
      v.tuple([
        v.strictObject({
          inputPath: v.literal('lines[*].ssml'),
          outputName: v.literal('speech'),
          transformer: v.literal('ssmlToSpeech'),
        }),
      ]),
    ),
  }),
});
