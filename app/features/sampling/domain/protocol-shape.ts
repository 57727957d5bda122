import {
  anything,
  bySlag,
  listOf,
  objectOf,
  oneOf,
  optional,
  orNull,
  type ReadBy,
  saltValue,
  sha256Value,
  text,
  ticketValue,
  wholeFrom,
  yesOrNo,
} from '#app/features/sampling/domain/protocol-reader.ts';

/** The version of the files' shape. It grows when a field changes its meaning; the specification has its own number. */
export const PROTOCOL_FORMAT = 2 as const;

/** Where the published schemas are, seen from the program's own address. */
export const PROTOCOL_SCHEMA = '/scheman/urvalsprotokoll-2.json' as const;
export const DEIDENTIFIED_SCHEMA = '/scheman/urvalsprotokoll-avidentifierat-2.json' as const;
export const CONTROL_KEY_SCHEMA = '/scheman/kontrollnyckel-2.json' as const;

const SPECIFICATIONS = ['aktsam-urval/1'] as const;
export const DRAW_KIND_WORDS = ['första', 'omdragning', 'utökning'] as const;
export const SEED_KIND_WORDS = ['skapat', 'inskrivet', 'tärningar', 'tvåDelar', 'låst'] as const;
export const REASON_WORDS = ['slump', 'minst-krav', 'alla', 'datumordning', 'utvalt'] as const;
export const LOCK_TRACE_WORDS = [
  'kontrollenLadesUpp',
  'kontrollenÄndrades',
  'omgångBorttagen',
  'omgångAvbruten',
  'omgångInteDragen',
  'låstEfterUttaget',
  'ärendenFannsFöre',
  'annatÅr',
  'låstLängreNer',
] as const;
/** Why a drawn case may be replaced. */
export const REPLACEMENT_WORDS = [
  'wrongUnit',
  'notInPopulation',
  'closedBeforePeriod',
  'personLeftFrame',
] as const;
export type ReasonWord = (typeof REASON_WORDS)[number];

const position = wholeFrom(1);
const count = wholeFrom(0);

/** How the cases are chosen, told apart by `slag`. */
const allocationShape = bySlag({
  hela: objectOf({ slag: oneOf(['hela']), antal: position }),
  perGrupp: objectOf({ slag: oneOf(['perGrupp']), kolumn: text, antal: position }),
  proportionell: objectOf({ slag: oneOf(['proportionell']), kolumn: text, antal: position }),
  alla: objectOf({ slag: oneOf(['alla']) }),
  förstIOrdning: objectOf({
    slag: oneOf(['förstIOrdning']),
    datumkolumn: text,
    kolumn: orNull(text),
    antal: position,
  }),
  självvalda: objectOf({ slag: oneOf(['självvalda']), kolumn: text, antal: position }),
  riktat: objectOf({ slag: oneOf(['riktat']) }),
});
/** The design as data (upplägg). */
const designShape = objectOf({
  fördelning: allocationShape,
  minstKrav: listOf(objectOf({ kolumn: text, värden: listOf(text), minst: position })),
});
/** The same without the values of the minst-krav, which may be people's names: only how many they are. */
const hiddenDesignShape = objectOf({
  fördelning: allocationShape,
  minstKrav: listOf(objectOf({ kolumn: text, värden: position, minst: position })),
});
export type DesignData = ReadBy<typeof designShape>;

const shortfallShape = bySlag({
  förLitenGrupp: objectOf({ slag: oneOf(['förLitenGrupp']), grupp: text, önskat: count, fanns: count }),
  minstKravInteUppfyllt: objectOf({
    slag: oneOf(['minstKravInteUppfyllt']),
    grupp: text,
    minstKrav: position,
    önskat: count,
    fanns: count,
  }),
  valdeFärre: objectOf({ slag: oneOf(['valdeFärre']), grupp: text, önskat: count, valda: count }),
});
export type ShortfallData = ReadBy<typeof shortfallShape>;
/** The same without how few there were. */
const hiddenShortfallShape = bySlag({
  förLitenGrupp: objectOf({ slag: oneOf(['förLitenGrupp']), grupp: text, önskat: count }),
  minstKravInteUppfyllt: objectOf({
    slag: oneOf(['minstKravInteUppfyllt']),
    grupp: text,
    minstKrav: position,
    önskat: count,
  }),
  valdeFärre: objectOf({ slag: oneOf(['valdeFärre']), grupp: text, önskat: count }),
});
export type HiddenShortfallData = ReadBy<typeof hiddenShortfallShape>;

const givenUpHead = {
  dragning: position,
  begärtTid: text,
  lämnadeDelar: count,
  uppgivetTid: text,
  skäl: text,
};

const lockTrace = {
  slag: oneOf(LOCK_TRACE_WORDS),
  omgång: orNull(position),
  antal: orNull(position),
  tid: orNull(text),
};

const undated = orNull(objectOf({ kolumn: text, antal: count }));

const groupShape = objectOf({ grupp: text, antal: count, önskat: count });

const otherDraw = {
  kontroll: text,
  omgång: text,
  dragning: position,
  fröetsUrsprung: text,
  dragenTid: text,
  fastställd: yesOrNo,
};

const round = {
  kontroll: text,
  kontrollensNummer: position,
  omgång: objectOf({ namn: text, nummer: position, referensdatum: text }),
  enhet: text,
  checklista: objectOf({ namn: text, version: count }),
};

const drawHead = {
  nummer: position,
  slag: oneOf(DRAW_KIND_WORDS),
  gäller: yesOrNo,
  skälTillNyDragning: orNull(text),
  dragenTid: text,
  fröetsSlag: oneOf(SEED_KIND_WORDS),
  fröetsUrsprung: text,
  upplägg: text,
  urvalsramensAntal: count,
  grupper: listOf(groupShape),
};

const drawShape = objectOf({
  ...drawHead,
  uppläggData: designShape,
  bristerData: listOf(shortfallShape),
  dragenAv: text,
  frö: text,
  fröetsDelar: listOf(objectOf({ person: text, del: text, tid: text })),
  låstFrö: orNull(
    objectOf({ frö: text, år: position, enhet: text, källa: text, låstTid: text, låstAv: text }),
  ),
  brister: listOf(text),
  dragnaÄrenden: listOf(
    objectOf({
      ordning: position,
      ärende: text,
      slumptal: ticketValue,
      grupp: text,
      skäl: oneOf(REASON_WORDS),
      ersatt: yesOrNo,
    }),
  ),
  ersättningar: listOf(
    objectOf({
      ersatt: text,
      ersättare: orNull(text),
      skäl: text,
      kommentar: text,
      granskning: text,
      tid: text,
      av: text,
    }),
  ),
  reserver: listOf(
    objectOf({ ordning: position, ärende: text, slumptal: ticketValue, grupp: text, insatt: yesOrNo }),
  ),
});

/** The protocol (urvalsprotokoll) as its JSON file holds it. */
export const protocolShape = objectOf({
  schema: oneOf([PROTOCOL_SCHEMA]),
  formatVersion: oneOf([PROTOCOL_FORMAT]),
  specifikation: oneOf(SPECIFICATIONS),
  ...round,
  urvalsram: objectOf({
    register: text,
    villkorIOrd: text,
    villkor: anything,
    utelämnat: anything,
    utelämnatIOrd: listOf(text),
    antal: count,
    utanDatum: undated,
    fingeravtryckSha256: sha256Value,
    frystTid: text,
    frystAv: text,
  }),
  andraDragningarPåSammaUrvalsram: listOf(objectOf(otherDraw)),
  andraDragningarPåLiknandeUrvalsram: optional(
    listOf(objectOf({ ...otherDraw, gemensammaÄrenden: position })),
  ),
  avbruten: orNull(objectOf({ tid: text, av: text, skäl: text })),
  uppgivnaFrön: listOf(
    objectOf({ ...givenUpHead, begärtAv: text, personer: listOf(text), uppgivetAv: text }),
  ),
  spårEfterLåsning: listOf(objectOf({ ...lockTrace, iOrd: text })),
  avvisadeDragningar: listOf(objectOf({ tid: text, av: text, frö: text })),
  dragningar: listOf(drawShape),
  skapadTid: text,
  kontrollsumma: sha256Value,
});
export type ProtocolFile = ReadBy<typeof protocolShape>;
export type ProtocolDraw = ReadBy<typeof drawShape>;

const deidentifiedCase = {
  ordning: position,
  ärende: sha256Value,
  plats: position,
  slumptal: orNull(ticketValue),
  grupp: text,
  minstKrav: listOf(yesOrNo),
};

const deidentifiedDrawShape = objectOf({
  ...drawHead,
  uppläggData: hiddenDesignShape,
  bristerData: listOf(hiddenShortfallShape),
  fröetsÅtagande: sha256Value,
  dragnaÄrenden: listOf(objectOf({ ...deidentifiedCase, skäl: oneOf(REASON_WORDS), ersatt: yesOrNo })),
  ersättningar: listOf(
    objectOf({ ersatt: sha256Value, ersättare: orNull(sha256Value), skäl: text, tid: text }),
  ),
  reserver: listOf(objectOf({ ...deidentifiedCase, insatt: yesOrNo })),
});

/** The de-identified protocol: no case number, no name, no seed. */
export const deidentifiedShape = objectOf({
  schema: oneOf([DEIDENTIFIED_SCHEMA]),
  formatVersion: oneOf([PROTOCOL_FORMAT]),
  avidentifierat: oneOf([true]),
  specifikation: oneOf(SPECIFICATIONS),
  ...round,
  urvalsram: objectOf({ antal: count, utanDatum: undated, fingeravtryckSha256: sha256Value, frystTid: text }),
  andraDragningarPåSammaUrvalsram: listOf(objectOf({ dragenTid: text })),
  andraDragningarPåLiknandeUrvalsram: optional(
    listOf(objectOf({ dragenTid: text, gemensammaÄrenden: position })),
  ),
  avbruten: orNull(objectOf({ tid: text, skäl: text })),
  uppgivnaFrön: listOf(objectOf(givenUpHead)),
  spårEfterLåsning: listOf(objectOf(lockTrace)),
  avvisadeDragningar: listOf(objectOf({ tid: text })),
  dragningar: listOf(deidentifiedDrawShape),
  kontrollsumma: sha256Value,
});
export type DeidentifiedFile = ReadBy<typeof deidentifiedShape>;
export type DeidentifiedDraw = ReadBy<typeof deidentifiedDrawShape>;

/** What opens a de-identified protocol for whoever checks it with the frame at hand. */
export const controlKeyShape = objectOf({
  schema: oneOf([CONTROL_KEY_SCHEMA]),
  formatVersion: oneOf([PROTOCOL_FORMAT]),
  kontroll: text,
  omgång: text,
  fingeravtryckSha256: sha256Value,
  dragningar: listOf(
    objectOf({ nummer: position, frö: text, salt: saltValue, minstKravVärden: listOf(listOf(text)) }),
  ),
});
export type ControlKeyFile = ReadBy<typeof controlKeyShape>;
