import { fromProto3JSON, toProto3JSON } from 'proto3-json-serializer';
import protobuf from 'protobufjs';
import cx from './definitions/cx.json';
import es from './definitions/es.json';

/**
 * Google's own definitions of its webhook messages. They judge what we write and what the imitated platforms send: JSON
 * has to come back from a message exactly as it went in, so that an unknown field or one of the wrong type is found.
 */
const ROOTS = {
  es: () => protobuf.Root.fromJSON(es),
  cx: () => protobuf.Root.fromJSON(cx),
};

const VERSIONS = {
  v2: ['es', 'google.cloud.dialogflow.v2'],
  v2beta1: ['es', 'google.cloud.dialogflow.v2beta1'],
  v3: ['cx', 'google.cloud.dialogflow.cx.v3'],
} as const;

export type Version = keyof typeof VERSIONS;

const roots = new Map<string, protobuf.Root>();

function typeOf(version: Version, message: string): protobuf.Type {
  const [product, namespace] = VERSIONS[version];
  const root = roots.get(product) ?? ROOTS[product]();
  roots.set(product, root);
  return root.lookupType(`${namespace}.${message}`);
}

/**
 * Reads a value as a message of Google's and writes it again.
 * @returns JSON equal to the value, if it is such a message
 */
export function asMessage(
  version: Version,
  message: 'WebhookRequest' | 'WebhookResponse',
  value: unknown,
): unknown {
  const read = fromProto3JSON(typeOf(version, message), value as Parameters<typeof fromProto3JSON>[1]);
  return read && toProto3JSON(read as Parameters<typeof toProto3JSON>[0]);
}
