import {
  BODY_BYTES,
  type HttpRequest,
  RequestRefused,
  readBytes,
  readForm,
  readJson,
  readRequest,
} from '../../lambda/http/request';

const FORM = 'application/x-www-form-urlencoded';

function request(text: string, contentType: string | undefined = 'application/json', base64 = false) {
  const headers = contentType === undefined ? {} : { 'content-type': contentType };
  const request: HttpRequest = { method: 'POST', path: '/', query: '', headers, body: { text, base64 } };
  return request;
}

const inBase64 = (bytes: Buffer, contentType = 'application/json') =>
  request(bytes.toString('base64'), contentType, true);

/** The status and the reason of a refusal; a body that is read after all fails the test. */
function refusalOf(read: () => unknown) {
  try {
    read();
  } catch (error) {
    if (error instanceof RequestRefused) return [error.refusal.status, error.refusal.reason];
    throw error;
  }
  throw new Error('it was read');
}

describe('JSON', () => {
  test.each([
    ['as text', request('{"a":"é"}'), { a: 'é' }],
    ['in base64', inBase64(Buffer.from('{"a":"é"}')), { a: 'é' }],
    ['with a charset', request('{"a":1}', 'Application/JSON; charset=UTF-8'), { a: 1 }],
    ['after a byte order mark', request('\ufeff{"a":1}'), { a: 1 }],
    [
      'of as many bytes as there may be',
      request(`"${'a'.repeat(BODY_BYTES - 2)}"`),
      'a'.repeat(BODY_BYTES - 2),
    ],
  ])('%s is read', (_what, sent, body) => {
    expect(readJson(sent)).toEqual(body);
  });

  test.each([
    ['text', request('{}', 'text/plain'), 415, 'wrong-content-type'],
    ['something like JSON', request('{}', 'application/json5'), 415, 'wrong-content-type'],
    ['a form', request('a=1', FORM), 415, 'wrong-content-type'],
    ['a body of no type', { ...request('{}'), headers: {} }, 415, 'wrong-content-type'],
    ['too much', request(`"${'a'.repeat(BODY_BYTES)}"`), 413, 'body-too-large'],
    ['too much in few characters', request(`"${'€'.repeat(BODY_BYTES / 2)}"`), 413, 'body-too-large'],
    ['too much in base64', inBase64(Buffer.alloc(BODY_BYTES + 1, ' ')), 413, 'body-too-large'],
    ['no JSON', request('hello'), 400, 'body-not-json'],
    ['an empty body', request(''), 400, 'body-not-json'],
    [
      'base64 that is not said to be',
      request(Buffer.from('{"a":1}').toString('base64')),
      400,
      'body-not-json',
    ],
    ['JSON without an end', request('['.repeat(100_000)), 400, 'body-not-json'],
    ['bytes that are no text', inBase64(Buffer.from([0x22, 0xff, 0x22])), 400, 'body-not-utf-8'],
    ['Latin 1', inBase64(Buffer.from('{"a":"é"}', 'latin1')), 400, 'body-not-utf-8'],
  ])('%s is refused', (_what, sent, status, reason) => {
    expect(refusalOf(() => readJson(sent))).toEqual([status, reason]);
  });
});

describe('a form', () => {
  test.each([
    ['as text', request('SpeechResult=what+is+it%3F&n=%C3%A9&n=2', FORM)],
    ['in base64', inBase64(Buffer.from('SpeechResult=what+is+it%3F&n=%C3%A9&n=2'), `${FORM};charset=UTF-8`)],
  ])('%s is read', (_what, sent) => {
    expect([...readForm(sent)]).toEqual([
      ['SpeechResult', 'what is it?'],
      ['n', 'é'],
      ['n', '2'],
    ]);
  });

  test.each([
    ['JSON', request('{}'), 415, 'wrong-content-type'],
    ['parts', request('--x', 'multipart/form-data; boundary=x'), 415, 'wrong-content-type'],
    ['too much', request(`a=${'b'.repeat(BODY_BYTES)}`, FORM), 413, 'body-too-large'],
    ['bytes that are no text', inBase64(Buffer.from([0x61, 0x3d, 0xff]), FORM), 400, 'body-not-utf-8'],
  ])('%s is refused', (_what, sent, status, reason) => {
    expect(refusalOf(() => readForm(sent))).toEqual([status, reason]);
  });
});

describe('bytes', () => {
  test('are as they were sent, whatever they are', () => {
    const bytes = Buffer.from([0xff, 0x00, 0x22]);
    expect(readBytes(inBase64(bytes, 'audio/basic'))).toEqual(bytes);
    expect(readBytes(request('a=é'))).toEqual(Buffer.from([0x61, 0x3d, 0xc3, 0xa9]));
  });

  test('that are far too many are not even decoded', () => {
    const decoding = jest.spyOn(Buffer, 'from');
    try {
      expect(refusalOf(() => readBytes(request('A'.repeat(10_000_000), undefined, true)))).toEqual([
        413,
        'body-too-large',
      ]);
      expect(decoding).not.toHaveBeenCalled();
    } finally {
      decoding.mockRestore();
    }
  });
});

describe('an event of API Gateway', () => {
  const EVENT = {
    version: '2.0',
    rawPath: '/google',
    rawQueryString: 'a=%20b&c',
    headers: { 'Content-Type': 'application/json', 'x-one': 'a,b', 'x-odd': ['a'] },
    requestContext: { stage: '$default', http: { method: 'post' } },
    body: '{}',
    isBase64Encoded: false,
  };

  test('is read', () => {
    expect(readRequest(EVENT)).toEqual({
      method: 'POST',
      path: '/google',
      query: 'a=%20b&c',
      headers: { 'content-type': 'application/json', 'x-one': 'a,b' },
      body: { text: '{}', base64: false },
    });
  });

  test('has its stage before its path where the stage has a name', () => {
    const staged = (rawPath: string) =>
      readRequest({ ...EVENT, rawPath, requestContext: { ...EVENT.requestContext, stage: 'live' } })?.path;
    expect(staged('/live/google')).toBe('/google');
    expect(staged('/lively')).toBe('/lively');
  });

  test('may lack a query, headers and a body', () => {
    const { body: _, headers: __, rawQueryString: ___, ...rest } = EVENT;
    expect(readRequest(rest)).toMatchObject({ query: '', headers: {}, body: { text: '', base64: false } });
  });

  test.each([
    ['nothing', undefined],
    ['null', null],
    ['text', 'POST /google'],
    ['a list', []],
    ['a request of Alexa', { version: '1.0', context: { System: {} }, request: { type: 'LaunchRequest' } }],
    ['an event without a method', { ...EVENT, requestContext: { stage: '$default' } }],
    ['an event without a path', { ...EVENT, rawPath: undefined }],
  ])('is not %s', (_what, event) => {
    expect(readRequest(event)).toBeUndefined();
  });
});
