import { sha256OfText } from '#app/features/sampling/domain/protocol-hash.ts';

/**
 * What the checksum leaves out, lists without their places: when the file was written, names of people, units, controls,
 * checklists and registers, which can be changed later, and what happens outside the round.
 */
export const DIGEST_LEAVES_OUT: readonly string[] = [
  'kontrollsumma',
  'skapadTid',
  'kontroll',
  'enhet',
  'checklista.namn',
  'urvalsram.register',
  'urvalsram.frystAv',
  'andraDragningarPåSammaUrvalsram',
  'andraDragningarPåLiknandeUrvalsram',
  'spårEfterLåsning',
  'avbruten.av',
  'uppgivnaFrön.begärtAv',
  'uppgivnaFrön.personer',
  'uppgivnaFrön.uppgivetAv',
  'avvisadeDragningar.av',
  'dragningar.dragenAv',
  'dragningar.fröetsDelar.person',
  'dragningar.låstFrö.enhet',
  'dragningar.låstFrö.låstAv',
  'dragningar.ersättningar.av',
];
const LEFT_OUT: ReadonlySet<string> = new Set(DIGEST_LEAVES_OUT);

/**
 * The protocol's checksum (kontrollsumma): SHA-256 of its content as canonical JSON (RFC 8785: fields sorted, no spaces)
 * without the fields of `DIGEST_LEAVES_OUT`. The same round gives the same checksum until something in it changes.
 *
 * It finds whatever else was changed by mistake or by somebody careless, also what no rule can recompute. Whoever changes
 * the file on purpose can compute it anew: against her stands a checksum that was written down elsewhere.
 */
export function protocolDigest(file: Readonly<Record<string, unknown>>): string {
  return sha256OfText(canonicalJson(counted(file, '')));
}

function counted(value: unknown, at: string): unknown {
  if (Array.isArray(value)) return value.map((one) => counted(one, at));
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).map(([name, one]) => [at === '' ? name : `${at}.${name}`, name, one]);
  return Object.fromEntries(
    fields.flatMap(([path, name, one]) =>
      LEFT_OUT.has(path as string) ? [] : [[name, counted(one, path as string)]],
    ),
  );
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
