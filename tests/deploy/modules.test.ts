import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { asModule } from '../../tools/build/modules';

const PACKAGES = ['actions-on-google', 'ask-sdk-core', 'ask-sdk-runtime'];

/** Files that the guide does not take in, of other shapes: helpers, screens of an Echo. */
const OTHERS = [/actions-on-google\/dist\/common\.js$/, /ask-sdk-core\/dist\/util\/ViewportUtils\.js$/];

const filesOf = (name: string): string[] => {
  const folder = join('node_modules', name, 'dist');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.js'))
    .map((file) => join(folder, file))
    .filter((file) => !OTHERS.some((other) => other.test(file)));
};

test.each(PACKAGES)('every file of %s is of a shape that is known', (name) => {
  const files = filesOf(name);
  expect(files.length).toBeGreaterThan(1);
  expect(files.filter((file) => asModule(readFileSync(file, 'utf8')) === undefined)).toEqual([]);
});

test('what TypeScript made of a module is read as that module again', () => {
  const commonJs = [
    '"use strict";',
    'Object.defineProperty(exports, "__esModule", { value: true });',
    'exports.Hive = exports.hum = void 0;',
    'const bee_1 = require("./bee");',
    '/** A hive exports honey. */',
    'class Hive extends bee_1.Home {',
    '}',
    'exports.Hive = Hive;',
    'exports.hum = () => new Hive();',
    'var bee_2 = require("./bee");',
    'Object.defineProperty(exports, "Bee", { enumerable: true, get: function () { return bee_2.Bee; } });',
  ].join('\n');
  expect(asModule(commonJs)?.split('\n').filter(Boolean)).toEqual([
    'import * as bee_1 from "./bee";',
    '/** A hive exports honey. */',
    'class Hive extends bee_1.Home {',
    '}',
    'export { Hive };',
    'export const hum = () => new Hive();',
    'import * as bee_2 from "./bee";',
    'export const Bee = bee_2.Bee;',
  ]);
});

test('a file of another shape is left as it is', () => {
  expect(asModule('if (x) exports.y = 1;')).toBeUndefined();
  expect(asModule('module.exports.a = b;')).toBeUndefined();
});
