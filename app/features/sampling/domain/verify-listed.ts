import type { SampleDesign } from '#app/features/sampling/domain/design.ts';
import { designFromData } from '#app/features/sampling/domain/protocol-design.ts';
import type {
  ControlKeyFile,
  DeidentifiedDraw,
  DesignData,
  HiddenShortfallData,
  ProtocolDraw,
  ReasonWord,
  ShortfallData,
} from '#app/features/sampling/domain/protocol-shape.ts';
import type { ExpectedGroup } from '#app/features/sampling/domain/verify-expected.ts';

/** A case as the protocol lists it. What its kind of protocol does not tell is null. */
export type ListedCase = {
  readonly id: string;
  readonly position: number;
  readonly ticket: number | null;
  readonly rank: number | null;
  readonly group: string;
  readonly meets: readonly boolean[] | null;
};

export type ListedReplacement = {
  readonly replaced: string;
  readonly replacement: string | null;
  readonly reason: string;
  readonly at: string;
};

export type ListedDraw = {
  readonly number: number;
  readonly kind: ProtocolDraw['slag'];
  readonly seedKind: ProtocolDraw['fröetsSlag'];
  readonly isInForce: boolean;
  readonly reason: string | null;
  readonly drawnAt: string;
  readonly frameSize: number;
  readonly design: SampleDesign;
  readonly groups: readonly ExpectedGroup[];
  readonly selected: readonly (ListedCase & { readonly reason: ReasonWord; readonly isReplaced: boolean })[];
  readonly reserves: readonly (ListedCase & { readonly isTakenIn: boolean })[];
  readonly replacements: readonly ListedReplacement[];
  readonly shortfalls: readonly (ShortfallData | HiddenShortfallData)[];
  /** A de-identified protocol does not tell how few there were. */
  readonly hidesCounts: boolean;
};

/**
 * A draw of either kind of protocol in the form that the check reads. A de-identified one takes the values of its
 * minst-krav from the control key; without one they are named by their number, and the marks of its cases are read.
 */
export function listedDraw(
  draw: ProtocolDraw | DeidentifiedDraw,
  key: ControlKeyFile | null = null,
): ListedDraw {
  return {
    number: draw.nummer,
    kind: draw.slag,
    seedKind: draw.fröetsSlag,
    isInForce: draw.gäller,
    reason: draw.skälTillNyDragning,
    drawnAt: draw.dragenTid,
    frameSize: draw.urvalsramensAntal,
    design: designFromData('frö' in draw ? draw.uppläggData : designWithKey(draw, key)),
    groups: draw.grupper.map(({ grupp, antal, önskat }) => ({ group: grupp, size: antal, wanted: önskat })),
    selected: draw.dragnaÄrenden.map((one) => ({ ...listed(one), reason: one.skäl, isReplaced: one.ersatt })),
    reserves: draw.reserver.map((one) => ({ ...listed(one), isTakenIn: one.insatt })),
    replacements: draw.ersättningar.map(({ ersatt, ersättare, skäl, tid }) => ({
      reason: skäl,
      replaced: ersatt,
      replacement: ersättare,
      at: tid,
    })),
    shortfalls: draw.bristerData,
    hidesCounts: !('frö' in draw),
  };
}

function designWithKey({ nummer, uppläggData }: DeidentifiedDraw, key: ControlKeyFile | null): DesignData {
  const values = key?.dragningar.find((one) => one.nummer === nummer)?.minstKravVärden;
  return {
    fördelning: uppläggData.fördelning,
    minstKrav: uppläggData.minstKrav.map((one, index) => ({
      ...one,
      värden: values?.[index] ?? [`värdena i minst-krav ${index + 1}`],
    })),
  };
}

type FileCase = {
  readonly ordning: number;
  readonly ärende: string;
  readonly slumptal: number | null;
  readonly grupp: string;
  readonly plats?: number;
  readonly minstKrav?: readonly boolean[];
};

function listed(one: FileCase): ListedCase {
  return {
    id: one.ärende,
    position: one.ordning,
    ticket: one.slumptal,
    rank: one.plats ?? null,
    group: one.grupp,
    meets: one.minstKrav ?? null,
  };
}
