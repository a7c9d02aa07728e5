import { once } from '../lambda/once';

test('what takes a while is made when it is first wanted, and then kept', async () => {
  let made = 0;
  const number = once(async () => {
    made += 1;
    return made;
  });
  expect(made).toBe(0);
  expect(await Promise.all([number(), number()])).toEqual([1, 1]);
  expect(await number()).toBe(1);
});

test('what failed is tried again', async () => {
  let tried = 0;
  const number = once(async () => {
    tried += 1;
    if (tried === 1) throw new Error('not yet');
    return tried;
  });
  await expect(number()).rejects.toThrow('not yet');
  expect(await number()).toBe(2);
});
