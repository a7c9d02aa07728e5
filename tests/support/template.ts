import { join } from 'node:path';
import { parameterOf, SETTINGS } from '../../tools/package/settings';
import { type Resource, type Template, templateFor } from '../../tools/package/template';

export const ROOT = join(__dirname, '..', '..');
export const RELEASE = 'abc123';

/** The template of the project. */
export const template = (): Template => templateFor(ROOT, RELEASE);

/** What `npm run deploy` finds out by itself. */
const FOUND_OUT = {
  PackageBucket: 'bucket',
  PackageKey: 'abc123.zip',
  Release: RELEASE,
  Commit: 'a-commit',
  Edition: 'an-edition',
  DialogflowSecretVersion: '',
  BookmarkKeyVersion: '',
  Canary: 'on',
};

const ENOUGH = {
  ALEXA_SKILL_ID: 'amzn1.ask.skill.00000000-0000-4000-8000-000000000000',
  ALARM_EMAIL: 'someone@example.org',
  WEBHOOK_PATH: '/0123456789abcdef',
};

/**
 * What CloudFormation makes of the template with these settings: conditions decided, parameters filled in. What only AWS
 * knows stays as it is, a `Ref` or `Fn::GetAtt` by itself or `${Name}` within a text.
 * @param found parameters that `npm run deploy` finds out, in place of those of these tests
 */
export function deployed(
  settings: Readonly<Record<string, string>> = {},
  found: Readonly<Record<string, string>> = {},
): Template {
  const given: Record<string, string> = { ...ENOUGH, ...settings };
  const parameters: Record<string, string> = {
    ...Object.fromEntries(
      SETTINGS.map(({ name, fallback }) => [parameterOf(name), given[name] ?? fallback ?? '']),
    ),
    ...FOUND_OUT,
    ...found,
  };
  const { Resources, Outputs, ...rest } = template();
  const fill = filler(parameters, rest.Conditions);
  return {
    ...rest,
    Resources: Object.fromEntries(
      Object.entries(Resources)
        .filter(([, { Condition }]) => Condition === undefined || fill.holds({ Condition }))
        .map(([name, resource]) => [name, fill.value(resource) as Resource]),
    ),
    Outputs: fill.value(Outputs) as Template['Outputs'],
  };
}

/** Stands for what is left out. */
const NOTHING = Symbol('AWS::NoValue');

function filler(parameters: Readonly<Record<string, string>>, conditions: Readonly<Record<string, unknown>>) {
  const holds = (condition: unknown): boolean => {
    const [[name, of] = []] = Object.entries(condition as Record<string, unknown>);
    switch (name) {
      case 'Condition':
        return holds(conditions[String(of)]);
      case 'Fn::Equals': {
        const [one, other] = (of as unknown[]).map(value);
        return one === other;
      }
      case 'Fn::Not':
        return !holds((of as unknown[])[0]);
      default:
        throw new Error(`a condition that is not known: ${name}`);
    }
  };
  const value = (given: unknown): unknown => {
    if (Array.isArray(given)) return given.map(value).filter((one) => one !== NOTHING);
    if (typeof given !== 'object' || given === null) return given;
    const entries = Object.entries(given);
    const [[name, of] = []] = entries;
    if (entries.length === 1) {
      if (name === 'Ref' && of === 'AWS::NoValue') return NOTHING;
      if (name === 'Ref' && Object.hasOwn(parameters, String(of))) return parameters[String(of)];
      if (name === 'Fn::Sub')
        return String(of).replace(/\$\{([^}]+)\}/g, (gap, parameter: string) => parameters[parameter] ?? gap);
      if (name === 'Fn::If') {
        const [condition, yes, no] = of as [string, unknown, unknown];
        return value(holds({ Condition: condition }) ? yes : no);
      }
    }
    return Object.fromEntries(
      entries.map(([key, one]) => [key, value(one)] as const).filter(([, one]) => one !== NOTHING),
    );
  };
  return { holds, value };
}

/** The properties of the resources of a type. */
export const ofType = ({ Resources }: Template, type: string): Resource['Properties'][] =>
  Object.values(Resources)
    .filter((resource) => resource.Type === type)
    .map(({ Properties }) => Properties);
