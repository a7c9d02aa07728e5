/** What differs from one deployment to another, as the environment has it. */
interface Setting {
  readonly name: string;
  /** What it is for, and where it is found. */
  readonly what: string;
  /** What it must look like; where it may be left out, the default does. */
  readonly like: RegExp;
  readonly fallback?: string;
  /** Whether it is needed at all, given the others. */
  readonly needed?: (env: Environment) => boolean;
}

export type Environment = Readonly<Record<string, string | undefined>>;

const byToken = ({ GOOGLE }: Environment): boolean => GOOGLE === 'token';

export const SETTINGS: readonly Setting[] = [
  {
    name: 'ALEXA_SKILL_ID',
    what: "the skill's id, from the Alexa developer console: amzn1.ask.skill. and 36 characters",
    like: /^amzn1\.ask\.skill\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  },
  {
    name: 'ALARM_EMAIL',
    what: 'the address that is written to when something is wrong',
    like: /^[^\s@]+@[^\s@]+\.[^\s@]+$/,
  },
  {
    name: 'STAGE',
    what: 'which deployment this is: small letters, digits and hyphens, such as dev or live',
    like: /^[a-z][a-z0-9-]{0,19}$/,
    fallback: 'dev',
  },
  {
    name: 'GOOGLE',
    what: 'how Dialogflow shows who it is: token, secret, or off, which lets nobody in over HTTP',
    like: /^(token|secret|off)$/,
    fallback: 'off',
  },
  {
    name: 'DIALOGFLOW_AUDIENCE',
    what: "the webhook's address, letter for letter as Dialogflow has it; several with commas between",
    like: /^https:\/\/\S+$/,
    needed: byToken,
  },
  {
    name: 'DIALOGFLOW_ACCOUNT',
    what: "the agent's service account: service-NUMBER@gcp-sa-dialogflow.iam.gserviceaccount.com",
    like: /^service-\d+@gcp-sa-dialogflow\.iam\.gserviceaccount\.com(,service-\d+@\S+)*$/,
    needed: byToken,
  },
  {
    name: 'BOOKMARK',
    what: 'whether listeners may carry on another day: on or off. Read docs/privacy.md before it is on',
    like: /^(on|off)$/,
    fallback: 'off',
  },
  {
    name: 'RESERVED_CONCURRENCY',
    what: 'how many listeners can be answered in the same moment: a number, or none for no limit of its own',
    like: /^([1-9]\d{0,3}|none)$/,
    fallback: '20',
  },
  {
    name: 'ALARM_HELPLINE_AN_HOUR',
    what: 'how often the helpline may be asked for in an hour before somebody is told',
    like: /^[1-9]\d{0,5}$/,
    fallback: '50',
  },
];

/** What is wrong with the settings, each in a line that says what to set; none where all is well. */
export function wrongWith(env: Environment): string[] {
  return SETTINGS.flatMap(({ name, what, like, fallback, needed = () => true }) => {
    const value = env[name];
    if (value === undefined || value === '') {
      return fallback === undefined && needed(env) ? [`${name} is not set: ${what}`] : [];
    }
    return like.test(value) ? [] : [`${name} is not what it must be: ${what}`];
  });
}

/** The settings as a help text has them. */
export const settingsText = (): string =>
  SETTINGS.map(
    ({ name, what, fallback }) =>
      `  ${name.padEnd(23)}${what}${fallback === undefined ? '' : ` (${fallback} unless set)`}\n`,
  ).join('');
