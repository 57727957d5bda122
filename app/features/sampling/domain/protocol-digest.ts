import { sha256OfText } from '#app/features/sampling/domain/protocol-hash.ts';

/** When a file was written does not change what it says. */
const NOT_COUNTED = new Set(['kontrollsumma', 'skapadTid']);

/**
 * The protocol's checksum (kontrollsumma): SHA-256 of its content as canonical JSON (RFC 8785: fields sorted, no spaces)
 * without `kontrollsumma` and `skapadTid`. The same round gives the same checksum until something in it changes.
 *
 * It finds whatever was changed by mistake or by somebody careless, also what no rule can recompute. Whoever changes
 * the file on purpose can compute it anew: against her stands a checksum that was written down elsewhere.
 */
export function protocolDigest(file: Readonly<Record<string, unknown>>): string {
  const counted = Object.entries(file).filter(([name]) => !NOT_COUNTED.has(name));
  return sha256OfText(canonicalJson(Object.fromEntries(counted)));
}

/** The protocol with its checksum. */
export function sealProtocol<T extends Readonly<Record<string, unknown>>>(
  file: T,
): T & { readonly kontrollsumma: string } {
  return { ...file, kontrollsumma: protocolDigest(file) };
}

/** JSON with the fields of every object in the order of their UTF-16 units and no spaces. Source: RFC 8785. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.keys(value)
    .sort()
    .map((name) => `${JSON.stringify(name)}:${canonicalJson((value as Record<string, unknown>)[name])}`);
  return `{${fields.join(',')}}`;
}
