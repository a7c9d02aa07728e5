import { fromProto3JSON, toProto3JSON } from 'proto3-json-serializer';
import protobuf from 'protobufjs';

/**
 * Google's own definitions of its messages, as its client libraries ship them. They are the judge of what we write and
 * of what the desk's surfaces send: JSON must come back from a message exactly as it went in, so that a field that
 * there is not, or of another kind, is found.
 */
const ROOTS = {
  es: () => protobuf.Root.fromJSON(require('@google-cloud/dialogflow/build/protos/protos.json')),
  cx: () => protobuf.Root.fromJSON(require('@google-cloud/dialogflow-cx/build/protos/protos.json')),
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

/** A value as the message has it; the same as the value where it is one. */
export function asMessage(
  version: Version,
  message: 'WebhookRequest' | 'WebhookResponse',
  value: unknown,
): unknown {
  const read = fromProto3JSON(typeOf(version, message), value as Parameters<typeof fromProto3JSON>[1]);
  return read && toProto3JSON(read as Parameters<typeof toProto3JSON>[0]);
}
