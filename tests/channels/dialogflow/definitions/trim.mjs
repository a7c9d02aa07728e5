// Writes es.json and cx.json anew: see README.md beside this. It is given a folder in which Google's packages are installed.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import protobuf from 'protobufjs';

const { resolve: find } = createRequire(resolve(process.argv[2] ?? '.', 'package.json'));

/** What the tests judge by: for each file, the package it comes from and the namespaces whose webhook messages it needs. */
const FILES = {
  es: ['@google-cloud/dialogflow', 'google.cloud.dialogflow.v2', 'google.cloud.dialogflow.v2beta1'],
  cx: ['@google-cloud/dialogflow-cx', 'google.cloud.dialogflow.cx.v3'],
};

for (const [file, [source, ...namespaces]] of Object.entries(FILES)) {
  const root = protobuf.Root.fromJSON(
    JSON.parse(readFileSync(find(`${source}/build/protos/protos.json`), 'utf8')),
  );
  root.resolveAll();
  const needed = new Set();
  for (const namespace of namespaces)
    for (const message of ['WebhookRequest', 'WebhookResponse'])
      need(root.lookupType(`${namespace}.${message}`), needed);
  const text = JSON.stringify(trimmed(root, needed), undefined, 1);
  writeFileSync(new URL(`${file}.json`, import.meta.url), `${text}\n`);
}

/** Adds a message or an enumeration, and all that its fields are made of. */
function need(type, needed) {
  if (!type || needed.has(type)) return;
  needed.add(type);
  for (const field of type.fieldsArray ?? []) need(field.resolvedType, needed);
}

/** A namespace with what is needed of it; undefined where nothing is. */
function trimmed(space, needed) {
  const nested = Object.fromEntries(
    (space.nestedArray ?? [])
      .map((child) => [child.name, trimmed(child, needed)])
      .filter(([, child]) => child !== undefined),
  );
  const inside = Object.keys(nested).length > 0 ? { nested } : undefined;
  if (space instanceof protobuf.Enum && needed.has(space)) return { values: space.values };
  if (!(space instanceof protobuf.Type) || !needed.has(space)) return inside;
  const { fields, oneofs } = space.toJSON();
  return { ...(oneofs && { oneofs }), fields: withoutNotes(fields), ...inside };
}

/** Fields without the options that only say how Google's servers and documentation treat them. */
function withoutNotes(fields) {
  return Object.fromEntries(
    Object.entries(fields).map(([name, { options = {}, ...field }]) => {
      const kept = Object.entries(options).filter(([option]) => !option.startsWith('('));
      return [name, { ...field, ...(kept.length > 0 && { options: Object.fromEntries(kept) }) }];
    }),
  );
}
