/**
 * The value with every name in its texts replaced, whatever its case, where it stands as words of its own: a filter may
 * name a handläggare, and a text anybody. Names of one word are left: they could be any word, unless they stand in
 * quotation marks (”anna1”) and are in `quoted`. Keys are never touched.
 */
export function withoutNames<Value>(
  value: Value,
  names: readonly string[],
  quoted: readonly string[] = [],
): Value {
  const several = names.map((name) => name.trim()).filter((name) => /\S\s+\S/.test(name));
  const known = [...several, ...quoted.filter((name) => name !== '').map((name) => `”${name}”`)];
  if (known.length === 0) return value;
  const longestFirst = known.toSorted((one, other) => other.length - one.length);
  const words = longestFirst.map((name) =>
    name
      .split(/\s+/)
      .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('\\s+'),
  );
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.join('|')})(?![\\p{L}\\p{N}])`, 'giu');
  const clean = (part: unknown): unknown => {
    if (typeof part === 'string') {
      return part.replace(pattern, (found) => (found.startsWith('”') ? '”[namn]”' : '[namn]'));
    }
    if (Array.isArray(part)) return part.map(clean);
    if (part === null || typeof part !== 'object') return part;
    return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, clean(inner)]));
  };
  return clean(value) as Value;
}
