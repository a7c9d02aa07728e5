import { actionOf } from '../../web/keys';
import { KEY, readSettings, type Store, writeSettings } from '../../web/settings';

function storeWith(text?: string): Store & { readonly items: Map<string, string> } {
  const items = new Map(text === undefined ? [] : [[KEY, text]]);
  return {
    items,
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => items.set(key, value),
    removeItem: (key) => items.delete(key),
  };
}

const USUAL = readSettings(undefined);

describe('settings', () => {
  test('nothing is stored until something is changed, and nothing once all is as usual again', () => {
    const store = storeWith();
    writeSettings(store, USUAL);
    expect([...store.items]).toEqual([]);
    writeSettings(store, { ...USUAL, rate: 2.5 });
    expect([...store.items]).toEqual([[KEY, '{"rate":2.5}']]);
    expect(readSettings(store)).toEqual({ ...USUAL, rate: 2.5 });
    writeSettings(store, USUAL);
    expect([...store.items]).toEqual([]);
  });

  test('the place is stored only for somebody who wants it', () => {
    const store = storeWith();
    writeSettings(store, { ...USUAL, place: { edition: 'x' } });
    expect([...store.items]).toEqual([]);
    writeSettings(store, { ...USUAL, keepPlace: true, place: { edition: 'x' } });
    expect(readSettings(store).place).toEqual({ edition: 'x' });
  });

  test.each(['', 'null', '[]', '"text"', '{"rate":99,"speak":"loudly","keys":"yes"}'])(
    'what makes no sense is as usual: %s',
    (text) => {
      expect(readSettings(storeWith(text))).toEqual(USUAL);
    },
  );

  test('a browser that stores nothing is no fault', () => {
    const full: Store = {
      ...storeWith(),
      getItem: () => {
        throw new Error('SecurityError');
      },
      setItem: () => {
        throw new Error('QuotaExceededError');
      },
    };
    expect(readSettings(full)).toEqual(USUAL);
    expect(() => writeSettings(full, { ...USUAL, rate: 2 })).not.toThrow();
  });
});

describe('keys', () => {
  const press = (key: string, more: Partial<Parameters<typeof actionOf>[0]> = {}) => ({
    key,
    altKey: false,
    ctrlKey: false,
    metaKey: false,
    isTyping: false,
    ...more,
  });

  test('single letters are nobody’s keys until the listener wants them', () => {
    expect(actionOf(press('t'), false)).toBeUndefined();
    expect(actionOf(press('T'), true)).toBe('talk');
    expect(actionOf(press('t', { isTyping: true }), true)).toBeUndefined();
    expect(actionOf(press('t', { ctrlKey: true }), true)).toBeUndefined();
  });

  test('F8 and Escape work anywhere, also while something is typed', () => {
    expect(actionOf(press('F8', { isTyping: true }), false)).toBe('talk');
    expect(actionOf(press('Escape', { isTyping: true }), false)).toBe('stop');
    expect(actionOf(press('F8', { altKey: true }), false)).toBeUndefined();
  });

  test('the name of what every object has is no key', () => {
    expect(actionOf(press('constructor'), true)).toBeUndefined();
  });
});
