import { type Quota, type SampleDesign, strataAttribute } from '#app/features/sampling/domain/design.ts';
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
  type HiddenShortfallData,
  PROTOCOL_FORMAT,
  type ProtocolDraw,
  type ProtocolFile,
  type ShortfallData,
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
  /** The design as a sentence. It is given one whose minst-krav hold no values. */
  readonly designInWords: (design: SampleDesign) => string;
};

/** What stands where somebody wrote a reason: whatever is taken out of people's words, a name can be left in them. */
export const REASON_LEFT_OUT = 'Skälet står i det interna protokollet.';

/**
 * The protocol without case numbers, names, reasons, notes and seeds: keys are salted hashes, groups are numbered, and
 * for each case stands which minst-krav it meets, but not which values they read. `cases` is the frame. The same protocol, frame and salts give the same file.
 */
export function deidentifyProtocol(
  protocol: ProtocolFile,
  cases: readonly FrameCase[],
  options: DeidentifyOptions,
): DeidentifiedFile {
  const { specifikation, kontroll, kontrollensNummer, omgång, enhet, checklista, urvalsram } = protocol;
  const { antal, utanDatum, fingeravtryckSha256, frystTid } = urvalsram;
  return sealProtocol({
    schema: DEIDENTIFIED_SCHEMA,
    formatVersion: PROTOCOL_FORMAT,
    avidentifierat: true as const,
    specifikation,
    kontroll,
    kontrollensNummer,
    omgång,
    enhet,
    checklista,
    urvalsram: { antal, utanDatum, fingeravtryckSha256, frystTid },
    andraDragningarPåSammaUrvalsram: protocol.andraDragningarPåSammaUrvalsram.map(({ dragenTid }) => ({
      dragenTid,
    })),
    andraDragningarPåLiknandeUrvalsram: (protocol.andraDragningarPåLiknandeUrvalsram ?? []).map(
      ({ dragenTid, gemensammaÄrenden }) => ({ dragenTid, gemensammaÄrenden }),
    ),
    ...givenUpWithoutNames(protocol),
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
    dragningar: protocol.dragningar.map(({ nummer, frö, uppläggData }) => ({
      ...{ nummer, frö, salt: saltOf(salts, nummer) },
      minstKravVärden: uppläggData.minstKrav.map(({ värden }) => värden),
    })),
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
  return {
    nummer,
    slag,
    gäller,
    skälTillNyDragning: draw.skälTillNyDragning === null ? null : REASON_LEFT_OUT,
    dragenTid,
    fröetsSlag,
    fröetsUrsprung,
    fröetsÅtagande: seedCommitment(salt, draw.frö),
    upplägg: options.designInWords({ ...design, quotas: design.quotas.map(withoutValues) }),
    uppläggData: {
      fördelning: draw.uppläggData.fördelning,
      minstKrav: draw.uppläggData.minstKrav.map((one) => ({ ...one, värden: one.värden.length })),
    },
    urvalsramensAntal: draw.urvalsramensAntal,
    grupper: draw.grupper.map((row) => ({ ...row, grupp: label(row.grupp) })),
    bristerData: draw.bristerData.map((one) => withoutCounts({ ...one, grupp: label(one.grupp) })),
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
function givenUpWithoutNames({ avbruten, uppgivnaFrön, spårEfterLåsning, avvisadeDragningar }: ProtocolFile) {
  return {
    avbruten: avbruten && { tid: avbruten.tid, skäl: REASON_LEFT_OUT },
    uppgivnaFrön: uppgivnaFrön.map(({ dragning, begärtTid, lämnadeDelar, uppgivetTid }) => ({
      ...{ dragning, begärtTid, lämnadeDelar, uppgivetTid },
      skäl: REASON_LEFT_OUT,
    })),
    spårEfterLåsning: spårEfterLåsning.map(({ slag, omgång, antal, tid }) => ({ slag, omgång, antal, tid })),
    avvisadeDragningar: avvisadeDragningar.map(({ tid }) => ({ tid })),
  };
}

/** A minst-krav as words may tell it: how many values it reads. */
function withoutValues(quota: Quota): Quota {
  const { length } = quota.values;
  return { ...quota, values: [length === 1 ? 'ett visst värde' : `ett av ${length} värden`] };
}

/** A shortfall as a file without case numbers tells it: not how few there were. */
export function withoutCounts(shortfall: ShortfallData): HiddenShortfallData {
  if (shortfall.slag === 'valdeFärre') {
    const { valda: _, ...rest } = shortfall;
    return rest;
  }
  const { fanns: _, ...rest } = shortfall;
  return rest;
}
