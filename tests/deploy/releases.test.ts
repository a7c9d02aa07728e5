import { liveRelease, type Releases, targetOf, type Versions } from '../../tools/deploy/releases';

const versions = (live: number, ...releases: string[]): Versions => ({
  live,
  all: releases.map((release, at) => ({ number: at + 1, release, description: `release ${release}: words` })),
});

const stage = (alexa: Versions, webhook = alexa, withdrawn: string[] = []): Releases => ({
  alexa,
  webhook,
  withdrawn,
});

test('the release before the live one is gone back to', () => {
  const releases = stage(versions(3, 'a', 'b', 'c'));
  expect(liveRelease(releases)).toBe('c');
  expect(targetOf(releases)).toEqual({
    release: 'b',
    description: 'release b: words',
    alexa: 2,
    webhook: 2,
  });
});

test('and once more, the one before that', () => {
  expect(targetOf(stage(versions(2, 'a', 'b', 'c'), undefined, ['c'])).release).toBe('a');
});

test('a release that was withdrawn is passed over, also when a newer one is live', () => {
  expect(targetOf(stage(versions(4, 'a', 'b', 'bad', 'd'), undefined, ['bad'])).release).toBe('b');
});

test('both functions go to the same release, whatever their versions are called', () => {
  const target = targetOf(stage(versions(3, 'a', 'b', 'c'), versions(2, 'b', 'c')));
  expect(target).toMatchObject({ release: 'b', alexa: 2, webhook: 1 });
  // A release that one of them does not have is none.
  expect(targetOf(stage(versions(3, 'a', 'b', 'c'), versions(2, 'a', 'c'))).release).toBe('a');
});

test('the tenth version comes after the ninth', () => {
  expect(targetOf(stage(versions(10, ...'abcdefghij'))).release).toBe('i');
});

test('another release can be named, also a withdrawn one, and one that came later', () => {
  expect(targetOf(stage(versions(1, 'a', 'b', 'c'), undefined, ['c']), 'c').alexa).toBe(3);
});

test('where there is none, it says so', () => {
  expect(() => targetOf(stage(versions(1, 'a')))).toThrow('there is no earlier release to go back to');
  expect(() => targetOf(stage(versions(2, 'a', 'b'), undefined, ['a']))).toThrow('no earlier release');
  expect(() => targetOf(stage(versions(2, 'a', 'b')), 'x')).toThrow('there is no release x; there are b, a');
});
