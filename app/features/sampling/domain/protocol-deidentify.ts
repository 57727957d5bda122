import { strataAttribute } from '#app/features/sampling/domain/design.ts';
import { attributeValue, type FrameCase } from '#app/features/sampling/domain/frame.ts';
import { designFromData } from '#app/features/sampling/domain/protocol-design.ts';
import { sealProtocol } from '#app/features/sampling/domain/protocol-digest.ts';
import { saltedKey, seedCommitment } from '#app/features/sampling/domain/protocol-hash.ts';
import {
  CONTROL_KEY_SCHEMA,
  type ControlKeyFile,
  DEIDENTIFIED_SCHEMA,
  type DeidentifiedDraw,
  type DeidentifiedFile,
  PROTOCOL_FORMAT,
  type ProtocolDraw,
  type ProtocolFile,
} from '#app/features/sampling/domain/protocol-shape.ts';
import { satisfies } from '#app/features/sampling/domain/quotas.ts';
import { compareUtf8 } from '#app/features/sampling/domain/utf8-order.ts';
import { groupLabel } from '#app/features/sampling/domain/verify-known.ts';

export type DeidentifyOptions = {
  /** A salt for every draw, by its number. */
  readonly salts: ReadonlyMap<number, string>;
  /**
   * Whether every case's slumptal stands in the file. With them whoever knows or guesses the seed can try case numbers
   * against the file; the places alone let the rules be checked just as well.
   */
  readonly withTickets: boolean;
};

/**
 * The protocol without case numbers, names, notes and seeds: keys are salted hashes, groups are numbered, and for each
 * case stands which minst-krav it meets. `cases` is the frame. The same protocol, frame and salts give the same file.
 */
export function deidentifyProtocol(
  protocol: ProtocolFile,
  cases: readonly FrameCase[],
  options: DeidentifyOptions,
): DeidentifiedFile {
  const { specifikation, kontroll, omgång, enhet, checklista, urvalsram } = protocol;
  const { antal, utanDatum, fingeravtryckSha256, frystTid } = urvalsram;
  const hide = hiding(protocol, cases);
  return sealProtocol({
    schema: DEIDENTIFIED_SCHEMA,
    formatVersion: PROTOCOL_FORMAT,
    avidentifierat: true as const,
    specifikation,
    kontroll,
    omgång,
    enhet,
    checklista,
    urvalsram: { antal, utanDatum, fingeravtryckSha256, frystTid },
    andraDragningarPåSammaUrvalsram: protocol.andraDragningarPåSammaUrvalsram.map(({ dragenTid }) => ({
      dragenTid,
    })),
    ...givenUpWithoutNames(protocol, hide),
    dragningar: protocol.dragningar.map((draw) => deidentifyDraw(draw, cases, { ...options, hide })),
  });
}

/** Seeds and salts, which open a de-identified protocol for whoever has the frame. */
export function controlKeyOf(protocol: ProtocolFile, salts: ReadonlyMap<number, string>): ControlKeyFile {
  return {
    schema: CONTROL_KEY_SCHEMA,
    formatVersion: PROTOCOL_FORMAT,
    kontroll: protocol.kontroll,
    omgång: protocol.omgång.namn,
    fingeravtryckSha256: protocol.urvalsram.fingeravtryckSha256,
    dragningar: protocol.dragningar.map(({ nummer, frö }) => ({ nummer, frö, salt: saltOf(salts, nummer) })),
  };
}

function saltOf(salts: ReadonlyMap<number, string>, number: number): string {
  const salt = salts.get(number);
  if (salt === undefined) throw new Error(`Draw ${number} has no salt`);
  return salt;
}

function deidentifyDraw(
  draw: ProtocolDraw,
  cases: readonly FrameCase[],
  options: DeidentifyOptions & { readonly hide: Hide },
): DeidentifiedDraw {
  const salt = saltOf(options.salts, draw.nummer);
  const design = designFromData(draw.uppläggData);
  const column = strataAttribute(design.allocation);
  const hash = (key: string) => saltedKey(salt, key);
  const names = [...new Set(cases.map((one) => (column === undefined ? '' : attributeValue(one, column))))];
  const labels = new Map(names.sort(compareUtf8).map((name, index) => [name, groupLabel(index, column)]));
  const label = (name: string) => labels.get(name) ?? '';
  const byKey = new Map(cases.map((one) => [one.key, one]));
  const ranks = new Map(
    [...draw.dragnaÄrenden, ...draw.reserver]
      .sort((a, b) => a.slumptal - b.slumptal || compareUtf8(a.ärende, b.ärende))
      .map(({ ärende }, index) => [ärende, index + 1]),
  );
  const hidden = (one: ProtocolDraw['reserver'][number] | ProtocolDraw['dragnaÄrenden'][number]) => {
    const frameCase = byKey.get(one.ärende);
    return {
      ordning: one.ordning,
      ärende: hash(one.ärende),
      plats: ranks.get(one.ärende) ?? 0,
      slumptal: options.withTickets ? one.slumptal : null,
      grupp: label(one.grupp),
      minstKrav: design.quotas.map((quota) => frameCase !== undefined && satisfies(frameCase, quota)),
    };
  };
  const { nummer, slag, gäller, dragenTid, fröetsSlag, fröetsUrsprung } = draw;
  const { upplägg, uppläggData, urvalsramensAntal } = draw;
  return {
    nummer,
    slag,
    gäller,
    skälTillNyDragning: draw.skälTillNyDragning && options.hide(draw.skälTillNyDragning),
    dragenTid,
    fröetsSlag,
    fröetsUrsprung,
    fröetsÅtagande: seedCommitment(salt, draw.frö),
    upplägg,
    uppläggData,
    urvalsramensAntal,
    grupper: draw.grupper.map((row) => ({ ...row, grupp: label(row.grupp) })),
    bristerData: draw.bristerData.map((one) => ({ ...one, grupp: label(one.grupp) })),
    dragnaÄrenden: draw.dragnaÄrenden.map((one) => ({
      ...hidden(one),
      skäl: one.skäl,
      ersatt: one.ersatt,
    })),
    ersättningar: draw.ersättningar.map(({ ersatt, ersättare, skäl, tid }) => ({
      ersatt: hash(ersatt),
      ersättare: ersättare === null ? null : hash(ersättare),
      skäl,
      tid,
    })),
    reserver: draw.reserver.map((one) => ({ ...hidden(one), insatt: one.insatt })),
  };
}

/** What was given up, tried or arranged around the draws: that it happened and when, not by whom. */
function givenUpWithoutNames(
  { avbruten, uppgivnaFrön, spårEfterLåsning, avvisadeDragningar }: ProtocolFile,
  hide: Hide,
) {
  return {
    avbruten: avbruten && { tid: avbruten.tid, skäl: hide(avbruten.skäl) },
    uppgivnaFrön: uppgivnaFrön.map(({ dragning, begärtTid, lämnadeDelar, uppgivetTid, skäl }) => ({
      ...{ dragning, begärtTid, lämnadeDelar, uppgivetTid },
      skäl: hide(skäl),
    })),
    spårEfterLåsning: spårEfterLåsning.map(({ slag, omgång, antal, tid }) => ({ slag, omgång, antal, tid })),
    avvisadeDragningar: avvisadeDragningar.map(({ tid }) => ({ tid })),
  };
}

type Hide = (text: string) => string;

/** Case numbers shorter than this stand in every date. */
const SHORTEST_KEY = 4;

/** Takes the frame's case numbers, and the names of those who took part, out of what somebody wrote. */
function hiding(protocol: ProtocolFile, cases: readonly FrameCase[]): Hide {
  const names = [
    protocol.urvalsram.frystAv,
    ...(protocol.avbruten ? [protocol.avbruten.av] : []),
    ...protocol.uppgivnaFrön.flatMap((one) => [...one.personer, one.begärtAv, one.uppgivetAv]),
    ...protocol.dragningar.flatMap((draw) => [
      draw.dragenAv,
      ...draw.fröetsDelar.map(({ person }) => person),
    ]),
  ];
  return (text) => {
    const withoutKeys = cases
      .map(({ key }) => key)
      .filter((key) => key.length >= SHORTEST_KEY && text.includes(key))
      .sort((a, b) => b.length - a.length)
      .reduce((rest, key) => rest.replaceAll(key, '[ärendenummer]'), text);
    return withoutNames(withoutKeys, names);
  };
}

/** Takes people's names, and each word of them, out of a text. */
export function withoutNames(text: string, names: readonly string[]): string {
  const words = new Set(names.flatMap((name) => [name, ...name.split(/\s+/)]).filter((word) => word !== ''));
  return [...words]
    .sort((a, b) => b.length - a.length)
    .reduce((rest, name) => rest.replaceAll(wholeWord(name), '[namn]'), text);
}

/** The name where no letter stands before or after it; also as a genitive. */
function wholeWord(name: string): RegExp {
  return new RegExp(`(?<!\\p{L})${name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?=s?(?!\\p{L}))`, 'gu');
}
