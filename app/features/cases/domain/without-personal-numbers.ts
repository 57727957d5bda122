import { maskPersonalNumbers } from './personal-number.ts';

/** What is computed from, not read: long runs of digits are what it is made of. */
const COMPUTED: ReadonlySet<string> = new Set(['fingerprint', 'seed']);
const HASH = /^[0-9a-f]{32,}$/iu;

/**
 * The value with everything that looks like a personnummer in its texts masked: the last net under the forms, which refuse
 * them, for what was written before they did. Keys, fingerprints, hashes and seeds are never touched.
 */
export function withoutPersonalNumbers<Value>(value: Value): Value {
  return masked(value) as Value;
}

function masked(part: unknown): unknown {
  if (typeof part === 'string') return HASH.test(part) ? part : maskPersonalNumbers(part);
  if (Array.isArray(part)) return part.map(masked);
  if (part === null || typeof part !== 'object') return part;
  return Object.fromEntries(
    Object.entries(part).map(([key, inner]) => [key, COMPUTED.has(key) ? inner : masked(inner)]),
  );
}
