import { createHash } from 'node:crypto';
import { designAttributes, type SampleDesign } from '#app/features/sampling/domain/design.ts';
import type { Draw } from '#app/features/sampling/domain/draw.ts';
import { extendSample } from '#app/features/sampling/domain/extend-sample.ts';
import {
  canonicalFrameText,
  composeFrame,
  type Frame,
  type FrameCase,
} from '#app/features/sampling/domain/frame.ts';
import { designToData, REASON_DATA, shortfallToData } from '#app/features/sampling/domain/protocol-design.ts';
import { sealProtocol } from '#app/features/sampling/domain/protocol-digest.ts';
import {
  PROTOCOL_FORMAT,
  PROTOCOL_SCHEMA,
  type ProtocolDraw,
  type ProtocolFile,
} from '#app/features/sampling/domain/protocol-shape.ts';
import { findReplacement, type ReplaceableCase } from '#app/features/sampling/domain/replacement.ts';
import { selectSample } from '#app/features/sampling/domain/select-sample.ts';

type Replacement = { readonly replacedKey: string; readonly replacementKey: string | null };

export type MadeProtocol = { protocol: ProtocolFile; frameText: string; frame: Frame };

type Recipe = {
  rows: readonly FrameCase[];
  design: SampleDesign;
  seed: string;
  chosen?: readonly string[];
  /** Places among the drawn cases whose case is replaced. */
  replaced?: readonly number[];
  /** A draw with another seed before the one in force. */
  redrawnFrom?: string;
  /** The size the draw is extended to. */
  extendedTo?: number;
};

/** A protocol with its frame, made without a database; its words stand for whatever the program would say. */
export function makeProtocol(recipe: Recipe): MadeProtocol {
  const { rows, design, seed } = recipe;
  const frame = composed(rows);
  const frameText = canonicalFrameText(frame, designAttributes(design));
  const draws: ProtocolDraw[] = [];
  const append = (
    about: Partial<ProtocolDraw>,
    of: SampleDesign,
    frö: string,
    drawn: Draw,
    made: readonly Replacement[],
  ) => draws.push({ ...drawOf(draws.length + 1, of, frö, drawn, made, frame.cases.length), ...about });
  const select = (frö: string) => {
    const drawn = selectSample(frame, design, frö, recipe.chosen);
    if (!drawn.ok) throw new Error(JSON.stringify(drawn.error));
    return drawn.value;
  };
  if (recipe.redrawnFrom) append({}, design, recipe.redrawnFrom, select(recipe.redrawnFrom), []);
  const drawn = select(seed);
  const made = replace(frame, design, drawn, recipe.replaced ?? []);
  append(
    recipe.redrawnFrom ? { slag: 'omdragning', skälTillNyDragning: 'Fel kolumn i minst-kravet.' } : {},
    design,
    seed,
    drawn,
    made,
  );
  if (recipe.extendedTo !== undefined) {
    const extended = extendSample(frame, design, recipe.extendedTo, seed, made);
    if (!extended.ok) throw new Error(JSON.stringify(extended.error));
    const { design: larger, draw, replacements } = extended.value;
    append({ slag: 'utökning', skälTillNyDragning: 'Tio räckte inte.' }, larger, seed, draw, replacements);
  }
  const protocol: ProtocolFile = sealProtocol({
    schema: PROTOCOL_SCHEMA,
    formatVersion: PROTOCOL_FORMAT,
    specifikation: 'aktsam-urval/1' as const,
    kontroll: 'Placerade barn',
    kontrollensNummer: 7,
    omgång: { namn: 'Andra halvåret 2026', nummer: 2, referensdatum: '2026-10-31' },
    enhet: 'Barn och familj',
    checklista: { namn: 'Placerade barn', version: 1 },
    urvalsram: {
      register: 'Placeringar',
      villkorIOrd: 'Alla ärenden',
      villkor: { allOf: [] },
      utelämnat: [],
      utelämnatIOrd: [],
      antal: frame.cases.length,
      utanDatum: undated(frame, design),
      fingeravtryckSha256: sha256(frameText),
      frystTid: '2026-11-02T08:00:00.000Z',
      frystAv: 'Maria Chef',
    },
    andraDragningarPåSammaUrvalsram: [],
    andraDragningarPåLiknandeUrvalsram: [
      {
        kontroll: 'Prov',
        omgång: 'Hösten',
        dragning: 1,
        fröetsUrsprung: 'skapat av programmet',
        dragenTid: '2026-11-02T07:00:00.000Z',
        fastställd: false,
        gemensammaÄrenden: 1,
      },
    ],
    avbruten: { tid: '2026-11-05T08:00:00.000Z', av: 'Maria Chef', skäl: 'Maria fann fel i registret.' },
    uppgivnaFrön: [
      {
        dragning: 1,
        begärtTid: '2026-11-02T08:10:00.000Z',
        begärtAv: 'Maria Chef',
        personer: ['Per Kvist', 'Maria Chef'],
        lämnadeDelar: 1,
        uppgivetTid: '2026-11-02T08:20:00.000Z',
        uppgivetAv: 'Maria Chef',
        skäl: 'Pers semester.',
      },
    ],
    spårEfterLåsning: [
      { slag: 'omgångBorttagen', omgång: 1, antal: null, tid: null, iOrd: 'Omgång 1 togs bort.' },
    ],
    avvisadeDragningar: [{ tid: '2026-11-02T08:30:00.000Z', av: 'Maria Chef', frö: 'provat' }],
    dragningar: draws.map((draw, index) => ({ ...draw, gäller: index === draws.length - 1 })),
    skapadTid: '2026-11-03T08:00:00.000Z',
  });
  return { protocol, frameText, frame };
}

export const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

function undated({ cases }: Frame, { allocation }: SampleDesign): ProtocolFile['urvalsram']['utanDatum'] {
  if (allocation.kind !== 'firstInOrder') return null;
  const { orderBy } = allocation;
  return { kolumn: orderBy, antal: cases.filter(({ attributes }) => !attributes[orderBy]).length };
}

function composed(rows: readonly FrameCase[]): Frame {
  const frame = composeFrame(rows);
  if (!frame.ok) throw new Error(JSON.stringify(frame.error));
  return frame.value;
}

function replace(frame: Frame, design: SampleDesign, drawn: Draw, places: readonly number[]): Replacement[] {
  const attributes = new Map(frame.cases.map((one) => [one.key, one.attributes]));
  const of = (one: Draw['reserves'][number]): ReplaceableCase => ({
    ...one,
    attributes: attributes.get(one.key) ?? {},
  });
  let active = drawn.selected.map(of);
  let unused = drawn.reserves.map(of);
  const made: Replacement[] = [];
  for (const place of places) {
    const replacedKey = drawn.selected[place]?.key;
    if (replacedKey === undefined || made.some((one) => one.replacedKey === replacedKey)) continue;
    const found = findReplacement(active, unused, design.quotas, replacedKey);
    const reserve = found.ok ? found.value.reserve : undefined;
    active = active.filter(({ key }) => key !== replacedKey);
    if (reserve) {
      active.push(reserve);
      unused = unused.filter(({ key }) => key !== reserve.key);
    }
    made.push({ replacedKey, replacementKey: reserve?.key ?? null });
  }
  return made;
}

function drawOf(
  nummer: number,
  design: SampleDesign,
  frö: string,
  drawn: Draw,
  made: readonly Replacement[],
  size: number,
): ProtocolDraw {
  const isGenerated = /^2026-H2-\d{6}$/.test(frö);
  return {
    nummer,
    slag: 'första',
    gäller: true,
    skälTillNyDragning: null,
    dragenTid: `2026-11-02T1${nummer}:00:00.000Z`,
    dragenAv: 'Maria Chef',
    frö,
    fröetsSlag: isGenerated ? 'skapat' : 'inskrivet',
    fröetsUrsprung: isGenerated ? 'skapat av programmet' : 'inskrivet',
    fröetsDelar: [],
    låstFrö: null,
    upplägg: 'Så här drogs det',
    uppläggData: designToData(design),
    urvalsramensAntal: size,
    grupper: drawn.groups.map(({ stratum, frameSize, wanted }) => ({
      grupp: stratum,
      antal: frameSize,
      önskat: wanted,
    })),
    brister: drawn.shortfalls.map(({ kind }) => kind),
    bristerData: drawn.shortfalls.map(shortfallToData),
    dragnaÄrenden: drawn.selected.map(({ key, ticket, stratum, reason }, index) => ({
      ordning: index + 1,
      ärende: key,
      slumptal: ticket,
      grupp: stratum,
      skäl: REASON_DATA[reason],
      ersatt: made.some(({ replacedKey }) => replacedKey === key),
    })),
    ersättningar: made.map(({ replacedKey, replacementKey }, index) => ({
      ersatt: replacedKey,
      ersättare: replacementKey,
      skäl: 'wrongUnit',
      kommentar: '',
      granskning: '',
      tid: `2026-11-04T08:0${index}:00.000Z`,
      av: 'Maria Chef',
    })),
    reserver: drawn.reserves.map(({ key, ticket, stratum }, index) => ({
      ordning: index + 1,
      ärende: key,
      slumptal: ticket,
      grupp: stratum,
      insatt: made.some(({ replacementKey }) => replacementKey === key),
    })),
  };
}
