// Documents in as a JSON array on standard input, the error of each (or null) out. It runs in a process of its own,
// since libxml2-wasm is an ES module that Jest cannot load.
import { readFileSync } from 'node:fs';
import { XmlDocument, XsdValidator } from 'libxml2-wasm';

const schema = XmlDocument.fromString(readFileSync(new URL('ssml.xsd', import.meta.url), 'utf8'));
const validator = XsdValidator.fromDoc(schema);

const errorOf = (ssml) => {
  let document;
  try {
    document = XmlDocument.fromString(ssml);
    validator.validate(document);
    return null;
  } catch (error) {
    return error.message;
  } finally {
    document?.dispose();
  }
};

process.stdout.write(JSON.stringify(JSON.parse(readFileSync(0, 'utf8')).map(errorOf)));
