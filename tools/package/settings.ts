/** What differs from one deployment to another, as the environment has it. CloudFormation remembers it for the next time. */
export interface Setting {
  readonly name: string;
  /** What it is for, and where it is found. */
  readonly what: string;
  /** What it must look like. CloudFormation checks it as well, so it is a regular expression of Java's too. */
  readonly like: RegExp;
  readonly fallback?: string;
  /** Whether it must be set, given the others. Without this: where there is no fallback. */
  readonly needed?: (env: Environment) => boolean;
}

export type Environment = Readonly<Record<string, string | undefined>>;

export const SETTINGS: readonly Setting[] = [
  {
    name: 'STAGE',
    what: 'which deployment this is: small letters, digits and hyphens, such as dev or live',
    like: /^[a-z][a-z0-9-]{0,19}$/,
    fallback: 'dev',
  },
  {
    name: 'ALEXA_SKILL_ID',
    what: "the skill's id, from the Alexa developer console: amzn1.ask.skill. and 36 characters",
    like: /^amzn1\.ask\.skill\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  },
  {
    name: 'ALEXA_SCREEN',
    what: 'what devices with a screen show: on, what is said; follow, the same, each line marked while it is said; or off, which leaves them the card in the Alexa app',
    like: /^(on|follow|off)$/,
    fallback: 'on',
  },
  {
    name: 'ALARM_EMAIL',
    what: 'the address that is written to when something is wrong',
    like: /^[^\s@]+@[^\s@]+\.[^\s@]+$/,
  },
  {
    name: 'GOOGLE',
    what: 'how Dialogflow shows who it is: token, secret, or off, which lets nobody in over HTTP',
    like: /^(token|secret|off)$/,
    fallback: 'off',
  },
  {
    name: 'DIALOGFLOW_ACCOUNT',
    what: "with GOOGLE=token, the agent's service account: service-NUMBER@gcp-sa-dialogflow.iam.gserviceaccount.com; several with commas between",
    like: /^(service-\d+@gcp-sa-dialogflow\.iam\.gserviceaccount\.com(,(?=s)|$))*$/,
    fallback: '',
    needed: ({ GOOGLE }) => GOOGLE === 'token',
  },
  {
    name: 'DIALOGFLOW_AUDIENCE',
    what: "with GOOGLE=token, the webhook's address, letter for letter as Dialogflow has it, where that is not the one that the deployment prints",
    like: /^(https:\/\/\S+)?$/,
    fallback: '',
  },
  {
    name: 'WEBHOOK_PATH',
    what: 'the beginning of the path of the webhooks, which nobody must be able to guess; made up by the first deployment',
    like: /^\/[A-Za-z0-9_-]{16,64}$/,
    needed: () => false,
  },
  {
    name: 'WEBHOOK_CONCURRENCY',
    what: 'how many requests over HTTP can be answered in the same moment: a number, or none for no limit of its own',
    like: /^([1-9]\d{0,3}|none)$/,
    fallback: '10',
  },
  {
    name: 'BOOKMARK',
    what: 'whether listeners may carry on another day: on or off. Read docs/privacy.md before it is on',
    like: /^(on|off)$/,
    fallback: 'off',
  },
  {
    name: 'ALARM_HELPLINE_AN_HOUR',
    what: 'how often the helpline may be asked for in an hour before somebody is told',
    like: /^[1-9]\d{0,5}$/,
    fallback: '50',
  },
  {
    name: 'BUDGET_DOLLARS',
    what: 'what the account may cost in a month before somebody is told, in US dollars',
    like: /^[1-9]\d{0,5}$/,
    fallback: '25',
  },
];

/** The name of a setting as a parameter of the template: `AlexaSkillId` for `ALEXA_SKILL_ID`. */
export const parameterOf = (name: string): string =>
  name.replace(/([A-Z])([A-Z]*)_?/g, (_, first: string, rest: string) => first + rest.toLowerCase());

/**
 * What is wrong with the settings, each in a line that says what to set; none where all is well.
 * @param complete whether what is not set is wrong as well, where it is needed
 */
export function wrongWith(env: Environment, { complete = true } = {}): string[] {
  return SETTINGS.flatMap(({ name, what, like, fallback, needed = () => fallback === undefined }) => {
    const value = env[name] ?? '';
    if (value === '') return complete && needed(env) ? [`${name} is not set: ${what}`] : [];
    return like.test(value) ? [] : [`${name} is not what it must be: ${what}`];
  });
}

/** The settings as a help text has them. */
export const settingsText = (): string =>
  SETTINGS.map(
    ({ name, what, fallback }) =>
      `  ${name.padEnd(23)}${what}${fallback ? ` (${fallback} unless set)` : ''}\n`,
  ).join('');
