import { loadAwsServiceSpec } from '@aws-cdk/aws-service-spec';
import { deployed, ofType, template } from '../support/template';

type Spec = Awaited<ReturnType<typeof loadAwsServiceSpec>>;

/** A type of AWS's own specification of its resources, as far as it is checked. */
interface SpecType {
  readonly type: string;
  readonly allowedValues?: readonly unknown[];
  readonly element?: SpecType;
  readonly reference?: { readonly $ref: string };
  readonly types?: readonly SpecType[];
}

type Properties = Readonly<Record<string, { readonly type: SpecType; readonly required?: boolean }>>;

let spec: Spec;

beforeAll(async () => {
  spec = await loadAwsServiceSpec();
});

const resourceOf = (type: string) => spec.lookup('resource', 'cloudFormationType', 'equals', type)[0];

/** What is wrong with a value, by AWS's specification; where it stands comes first. */
function wrongWith(value: unknown, type: SpecType, at: string): string[] {
  if (isFunction(value)) return [];
  switch (type.type) {
    case 'string':
    case 'number':
    case 'integer':
    case 'boolean': {
      const { allowedValues } = type;
      if (allowedValues && !allowedValues.includes(value))
        return [`${at}: ${value} is none of ${allowedValues}`];
      return isScalar(value, type.type) ? [] : [`${at}: not a ${type.type}`];
    }
    case 'array':
      return Array.isArray(value)
        ? value.flatMap((one, index) => wrongWith(one, type.element as SpecType, `${at}[${index}]`))
        : [`${at}: not a list`];
    case 'map':
      return isObject(value)
        ? Object.entries(value).flatMap(([key, one]) =>
            wrongWith(one, type.element as SpecType, `${at}.${key}`),
          )
        : [`${at}: not a map`];
    case 'ref':
      return wrongProperties(
        value,
        spec.get('typeDefinition', type.reference?.$ref ?? '').properties as Properties,
        at,
      );
    case 'union': {
      const all = (type.types ?? []).map((one) => wrongWith(value, one, at));
      return all.some((wrong) => wrong.length === 0) ? [] : (all[0] ?? []);
    }
    case 'tag':
      return isObject(value) && typeof value.Key === 'string' && 'Value' in value ? [] : [`${at}: not a tag`];
    case 'json':
      return [];
    default:
      throw new Error(`${at}: a type of the specification that is not known: ${type.type}`);
  }
}

function wrongProperties(value: unknown, properties: Properties, at: string): string[] {
  if (!isObject(value)) return [`${at}: not an object`];
  const missing = Object.keys(properties)
    .filter((name) => properties[name]?.required && !(name in value))
    .map((name) => `${at}.${name}: missing`);
  const wrong = Object.entries(value).flatMap(([name, one]) => {
    const property = properties[name];
    return property
      ? wrongWith(one, property.type, `${at}.${name}`)
      : [`${at}.${name}: there is no such property`];
  });
  return [...missing, ...wrong];
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** CloudFormation takes a number for its digits, and the other way round. */
function isScalar(value: unknown, type: string): boolean {
  if (type === 'string') return ['string', 'number', 'boolean'].includes(typeof value);
  if (type === 'boolean') return typeof value === 'boolean' || value === 'true' || value === 'false';
  return (
    value !== '' && Number.isFinite(Number(value)) && (type === 'number' || Number.isInteger(Number(value)))
  );
}

const isFunction = (value: unknown): boolean => {
  const names = isObject(value) ? Object.keys(value) : [];
  return names.length === 1 && /^(Ref|Fn::\w+)$/.test(names[0] ?? '');
};

const SETTINGS = ['dev', 'live'].flatMap((STAGE) =>
  ['off', 'secret', 'token'].flatMap((GOOGLE) =>
    ['off', 'on'].map((BOOKMARK) => ({ STAGE, GOOGLE, BOOKMARK })),
  ),
);

test.each([...SETTINGS, { WEBHOOK_CONCURRENCY: 'none' }])(
  'every resource is one that AWS knows: %j',
  (settings) => {
    const { Resources, Outputs, Parameters } = deployed(settings);
    const wrong = Object.entries(Resources).flatMap(([name, { Type, Properties }]) => {
      const resource = resourceOf(Type);
      return resource
        ? wrongProperties(Properties, resource.properties as Properties, name)
        : [`${name}: no ${Type}`];
    });
    expect(wrong).toEqual([]);
    const absent = referencesIn({ Resources, Outputs })
      .map((reference) => reference.split('.')[0] ?? '')
      .filter((name) => !name.startsWith('AWS::') && !(name in Resources) && !(name in Parameters));
    expect(absent).toEqual([]);
  },
);

test('what is wrong with a template is found', () => {
  const properties = resourceOf('AWS::Lambda::Function')?.properties as Properties;
  const good = { Code: { S3Bucket: 'b' }, Role: { 'Fn::GetAtt': ['Role', 'Arn'] } };
  expect(wrongProperties(good, properties, 'f')).toEqual([]);
  expect(wrongProperties({ Role: 'r' }, properties, 'f')).toEqual(['f.Code: missing']);
  expect(
    wrongProperties(
      { ...good, Memory: 512, Timeout: 'five', PackageType: 'Tar', Layers: 'one' },
      properties,
      'f',
    ),
  ).toEqual([
    'f.Memory: there is no such property',
    'f.Timeout: not a integer',
    'f.PackageType: Tar is none of Image,Zip',
    'f.Layers: not a list',
  ]);
});

/** Every name that the functions in a template refer to, with the attribute if one is asked for. */
function referencesIn(value: unknown): string[] {
  if (!isObject(value)) return Array.isArray(value) ? value.flatMap(referencesIn) : [];
  return Object.entries(value).flatMap(([key, one]) => {
    if (key === 'Ref') return [String(one)];
    if (key === 'Fn::GetAtt') return [(one as string[]).join('.')];
    if (key === 'Fn::Sub') return [...String(one).matchAll(/\$\{([^}]+)\}/g)].map(([, name]) => name ?? '');
    return referencesIn(one);
  });
}

test('every reference is to something that is there, and to an attribute that it has', () => {
  const { Parameters, Conditions, Resources, Outputs } = template();
  const unknown = referencesIn({ Conditions, Resources, Outputs }).filter((reference) => {
    const [name = '', ...attribute] = reference.split('.');
    if (name.startsWith('AWS::') || Object.hasOwn(Parameters, name)) return false;
    const resource = Resources[name];
    if (!resource || attribute.length === 0) return !resource;
    return !Object.hasOwn(resourceOf(resource.Type)?.attributes ?? {}, attribute.join('.'));
  });
  expect(unknown).toEqual([]);
  const used = new Set(referencesIn({ Conditions, Resources, Outputs }));
  expect(Object.keys(Parameters).filter((name) => !used.has(name))).toEqual([]);
});

test('the metrics of AWS that alarms watch are metrics of AWS, by those dimensions', () => {
  const watched = ofType(deployed({ STAGE: 'live' }), 'AWS::CloudWatch::Alarm')
    .flatMap(({ Metrics = [], ...alarm }) => [
      alarm,
      ...(Metrics as { MetricStat?: { Metric: Record<string, unknown> } }[]).map(
        (one) => one.MetricStat?.Metric,
      ),
    ])
    .filter((metric): metric is Record<string, unknown> => String(metric?.Namespace).startsWith('AWS/'));
  expect(watched.length).toBeGreaterThanOrEqual(9);
  for (const { Namespace, MetricName, Dimensions } of watched) {
    const metrics = spec.lookup('metric', 'namespace', 'equals', String(Namespace));
    const dimensions = (Dimensions as { Name: string }[]).map(({ Name }) => Name);
    const sets = metrics
      .filter(({ name }) => name === MetricName)
      .flatMap((metric) => spec.follow('usesDimensionSet', metric).map(({ entity }) => entity.dimensions));
    expect(sets.map((set) => set.map(({ name }) => name))).toContainEqual(dimensions);
  }
});
