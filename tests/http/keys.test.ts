import { googleKeys, KeysUnavailable } from '../../lambda/http/keys';
import { keySet, NOW, network } from './support';

const keysAt = (fetch: ReturnType<typeof network>) => {
  const clock = { now: NOW };
  return { clock, keys: googleKeys(fetch, () => clock.now) };
};

test('keys are fetched once and kept for as long as the answer says', async () => {
  const fetch = network();
  const { clock, keys } = keysAt(fetch);
  expect(await keys.key('one')).toBeDefined();
  clock.now += 3_599_000;
  expect(await keys.key('one')).toBeDefined();
  expect(fetch.asked).toBe(1);
  clock.now += 2_000;
  expect(await keys.key('one')).toBeDefined();
  expect(fetch.asked).toBe(2);
});

test.each([
  ['nothing', {}, 3_600_000],
  ['no time at all', { 'cache-control': 'max-age=0' }, 60_000],
  ['a year', { 'cache-control': 'max-age=31536000' }, 86_400_000],
  ['nonsense', { 'cache-control': 'max-age=soon' }, 3_600_000],
])('where it says %s there are bounds', async (_what, headers, life) => {
  const fetch = network(() => Response.json(keySet('one'), { headers: headers as Record<string, string> }));
  const { clock, keys } = keysAt(fetch);
  await keys.key('one');
  clock.now += life - 1;
  await keys.key('one');
  expect(fetch.asked).toBe(1);
  clock.now += 2;
  await keys.key('one');
  expect(fetch.asked).toBe(2);
});

test('a new key of Google is found, and a made-up one asks Google once a minute at most', async () => {
  let kids = ['one'];
  const fetch = network(() =>
    Response.json(keySet(...kids), { headers: { 'cache-control': 'max-age=3600' } }),
  );
  const { clock, keys } = keysAt(fetch);
  expect(await keys.key('two')).toBeUndefined();
  for (let time = 0; time < 50; time += 1) expect(await keys.key(`made-up-${time}`)).toBeUndefined();
  expect(fetch.asked).toBe(1);
  kids = ['one', 'two'];
  clock.now += 60_000;
  expect(await keys.key('two')).toBeDefined();
  expect(fetch.asked).toBe(2);
});

test('those who come while Google is asked wait for the same answer', async () => {
  const fetch = network();
  const { keys } = keysAt(fetch);
  const found = await Promise.all([keys.key('one'), keys.key('one'), keys.key('one')]);
  expect(found.every((key) => key !== undefined)).toBe(true);
  expect(fetch.asked).toBe(1);
});

test('Google is waited for a second and a half, even by a network that does not listen', async () => {
  jest.useFakeTimers();
  try {
    const { keys } = keysAt(network(() => new Promise<Response>(() => {})));
    const waiting = keys.key('one');
    const refused = expect(waiting).rejects.toThrow(KeysUnavailable);
    await jest.advanceTimersByTimeAsync(1_499);
    let settled = false;
    waiting
      .catch(() => {})
      .finally(() => {
        settled = true;
      });
    await jest.advanceTimersByTimeAsync(0);
    expect(settled).toBe(false);
    await jest.advanceTimersByTimeAsync(2);
    await refused;
  } finally {
    jest.useRealTimers();
  }
});

test.each([
  ['an error', () => Promise.reject(new TypeError('fetch failed'))],
  ['a status', () => new Response('no', { status: 503 })],
  ['no JSON', () => new Response('<html>')],
  ['other JSON', () => Response.json({ keys: [{ kty: 'EC', kid: 'one' }] })],
])('%s instead of keys: they cannot be had, and are asked for again', async (_what, answer) => {
  const fetch = network(answer);
  const { keys } = keysAt(fetch);
  await expect(keys.key('one')).rejects.toThrow(KeysUnavailable);
  await expect(keys.key('one')).rejects.toThrow(KeysUnavailable);
  expect(fetch.asked).toBe(2);
});
