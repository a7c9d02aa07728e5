import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { apart, installApart } from '../../support/install-apart';

/** What is installed: the browser, axe, and a screen reader. */
const FOLDER = join(__dirname, 'browser');

/** How the browser is started. */
export interface BrowserCommand {
  readonly executablePath: string;
  readonly args: readonly string[];
}

/** Of the arguments that the package suggests, those that make the browser behave unlike the one people use. */
const UNLIKE_A_BROWSER = /^--(single-process|disable-web-security|allow-running-insecure-content|no-zygote)/;

/** Run by a process of its own: Jest does not load what lies in a folder of generated files. */
const SCRIPT = `
  import('@sparticuz/chromium').then(async ({ default: chromium }) => {
    const command = { executablePath: await chromium.executablePath(), args: chromium.args };
    process.stdout.write(JSON.stringify(command));
  });
`;

/** Installs the browser away from the project, unless it is installed: 76 MB that only the tests of pages need. */
export const installBrowser = (): void => installApart(FOLDER);

/**
 * Where the browser is and how it is started.
 * @throws Error where it cannot be unpacked: it runs on 64-bit Linux only
 */
export function browserCommand(): BrowserCommand {
  const printed = execFileSync(process.execPath, ['-e', SCRIPT], { cwd: apart(FOLDER), encoding: 'utf8' });
  const { executablePath, args } = JSON.parse(printed) as BrowserCommand;
  return { executablePath, args: args.filter((arg) => !UNLIKE_A_BROWSER.test(arg)) };
}

/** The source of axe, which finds what keeps people with disabilities out of a page. It is run inside the page. */
export const axeSource = (): string =>
  readFileSync(join(apart(FOLDER), 'node_modules', 'axe-core', 'axe.min.js'), 'utf8');

/** The screen reader, as a module for a page. */
export const screenReaderFile = (): string =>
  join(apart(FOLDER), 'node_modules', '@guidepup', 'virtual-screen-reader', 'lib', 'esm', 'index.browser.js');
