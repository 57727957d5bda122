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
  const { antal, fingeravtryckSha256, frystTid } = urvalsram;
  return sealProtocol({
    schema: DEIDENTIFIED_SCHEMA,
    formatVersion: PROTOCOL_FORMAT,
    avidentifierat: true as const,
    specifikation,
    kontroll,
    omgång,
    enhet,
    checklista,
    urvalsram: { antal, fingeravtryckSha256, frystTid },
    andraDragningarPåSammaUrvalsram: protocol.andraDragningarPåSammaUrvalsram.map(({ dragenTid }) => ({
      dragenTid,
    })),
    dragningar: protocol.dragningar.map((draw) => deidentifyDraw(draw, cases, options)),
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
  options: DeidentifyOptions,
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
    skälTillNyDragning: draw.skälTillNyDragning && withoutKeys(draw.skälTillNyDragning, byKey),
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

/** Case numbers shorter than this stand in every date. */
const SHORTEST_KEY = 4;

/** Takes the frame's case numbers out of what somebody wrote. */
function withoutKeys(text: string, cases: ReadonlyMap<string, FrameCase>): string {
  return [...cases.keys()]
    .filter((key) => key.length >= SHORTEST_KEY && text.includes(key))
    .sort((a, b) => b.length - a.length)
    .reduce((rest, key) => rest.replaceAll(key, '[ärendenummer]'), text);
}
