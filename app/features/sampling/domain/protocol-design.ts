import type { Allocation, Quota, SampleDesign } from '#app/features/sampling/domain/design.ts';
import type { Shortfall } from '#app/features/sampling/domain/draw.ts';
import type { DesignData, ReasonWord, ShortfallData } from '#app/features/sampling/domain/protocol-shape.ts';
import type { DrawKind, SeedOrigin, SelectionReason } from '#app/shared/domain/vocabulary.ts';

/** The design as the protocol's file says it, with Swedish names. `designFromData` gives the design back. */
export function designToData(design: SampleDesign): DesignData {
  return {
    fördelning: allocationToData(design.allocation),
    minstKrav: design.quotas.map(({ attribute, values, minimum }) => ({
      kolumn: attribute,
      värden: [...values],
      minst: minimum,
    })),
  };
}

function allocationToData(allocation: Allocation): DesignData['fördelning'] {
  switch (allocation.kind) {
    case 'whole':
      return { slag: 'hela', antal: allocation.size };
    case 'perStratum':
      return { slag: 'perGrupp', kolumn: allocation.attribute, antal: allocation.size };
    case 'proportional':
      return { slag: 'proportionell', kolumn: allocation.attribute, antal: allocation.size };
    case 'census':
      return { slag: 'alla' };
    case 'firstInOrder':
      return {
        slag: 'förstIOrdning',
        datumkolumn: allocation.orderBy,
        kolumn: allocation.attribute,
        antal: allocation.size,
      };
    case 'selfSelected':
      return { slag: 'självvalda', kolumn: allocation.attribute, antal: allocation.size };
    case 'onCause':
      return { slag: 'riktat' };
  }
}

/** The design that the file's data describes. Exact inverse of `designToData`. */
export function designFromData(data: DesignData): SampleDesign {
  return {
    allocation: allocationFromData(data.fördelning),
    quotas: data.minstKrav.map(
      ({ kolumn, värden, minst }): Quota => ({ attribute: kolumn, values: värden, minimum: minst }),
    ),
  };
}

function allocationFromData(data: DesignData['fördelning']): Allocation {
  switch (data.slag) {
    case 'hela':
      return { kind: 'whole', size: data.antal };
    case 'perGrupp':
      return { kind: 'perStratum', attribute: data.kolumn, size: data.antal };
    case 'proportionell':
      return { kind: 'proportional', attribute: data.kolumn, size: data.antal };
    case 'alla':
      return { kind: 'census' };
    case 'förstIOrdning':
      return {
        kind: 'firstInOrder',
        orderBy: data.datumkolumn,
        attribute: data.kolumn,
        size: data.antal,
      };
    case 'självvalda':
      return { kind: 'selfSelected', attribute: data.kolumn, size: data.antal };
    case 'riktat':
      return { kind: 'onCause' };
  }
}

/** A shortfall as the file says it; minst-krav count from 1 there. */
export function shortfallToData(shortfall: Shortfall): ShortfallData {
  const { stratum: grupp, wanted: önskat, available } = shortfall;
  switch (shortfall.kind) {
    case 'groupTooSmall':
      return { slag: 'förLitenGrupp', grupp, önskat, fanns: available };
    case 'quotaNotMet':
      return {
        slag: 'minstKravInteUppfyllt',
        grupp,
        minstKrav: shortfall.quota + 1,
        önskat,
        fanns: available,
      };
    case 'choseFewer':
      return { slag: 'valdeFärre', grupp, önskat, valda: available };
  }
}

/** Why a case is in the sample, in the file's words. */
export const REASON_DATA: Readonly<Record<SelectionReason, ReasonWord>> = {
  random: 'slump',
  quota: 'minst-krav',
  all: 'alla',
  order: 'datumordning',
  chosen: 'utvalt',
};

/** What kind of draw it is, in the file's words. */
export const DRAW_KIND_DATA = {
  first: 'första',
  redraw: 'omdragning',
  extension: 'utökning',
} as const satisfies Record<DrawKind, string>;

/** Where the seed came from, in the file's words. */
export const SEED_KIND_DATA = {
  generated: 'skapat',
  entered: 'inskrivet',
  dice: 'tärningar',
  twoParts: 'tvåDelar',
  locked: 'låst',
} as const satisfies Record<SeedOrigin, string>;
