import { canonicalJson } from './canonical-json.js';

it('equal values are equal texts, however they were built', () => {
  expect(canonicalJson({ b: [2, { z: 1, y: null }], a: 'é' })).toBe('{"a":"é","b":[2,{"y":null,"z":1}]}');
  expect(canonicalJson({ a: undefined, b: 1 })).toBe(canonicalJson({ b: 1 }));
  expect(canonicalJson([1, 2])).not.toBe(canonicalJson([2, 1]));
});
