import type { DeviationTypeId } from '#app/shared/domain/ids.ts';

export const TYPED_KINDS = ['complaints', 'deviations', 'lexSarah', 'benchmark'] as const;
export type TypedKind = (typeof TYPED_KINDS)[number];

/** A number of the year that somebody has written down, since the program cannot count it or was not in use. */
export type TypedFigure =
  | { readonly kind: 'complaints'; readonly count: number }
  /** `typeId` null: without a type. */
  | { readonly kind: 'deviations'; readonly typeId: DeviationTypeId | null; readonly count: number }
  | {
      readonly kind: 'lexSarah';
      readonly sex: 'female' | 'male' | null;
      readonly reported: number;
      readonly notified: number;
      /** Of the reported: neither investigated nor closed when the year ended. */
      readonly waiting: number;
      /** Not closed when the year ended, whenever they were reported. */
      readonly open: number;
    }
  | {
      readonly kind: 'benchmark';
      readonly label: string;
      /** As it is to be read: "82 %", "4,1". */
      readonly own: string;
      readonly other: string;
      /** Who the other is. */
      readonly otherName: string;
      readonly source: string;
    };

type Of<Kind extends TypedKind> = Extract<TypedFigure, { kind: Kind }>;

/** The stored figure of that kind. Throws when it has another shape, which is a bug. */
export function readTypedFigure<Kind extends TypedKind>(stored: unknown, kind: Kind): Of<Kind> {
  const figure = stored as Partial<TypedFigure> | null;
  if (figure?.kind !== kind) throw new TypeError(`A typed figure is not of the kind ${kind}.`);
  return figure as Of<Kind>;
}

/** Whether two figures of a unit and year say the same thing, so that only one of them can stand. */
export function isSameFigure(a: TypedFigure, b: TypedFigure): boolean {
  if (a.kind === 'complaints') return b.kind === a.kind;
  if (a.kind === 'deviations') return b.kind === a.kind && b.typeId === a.typeId;
  if (a.kind === 'lexSarah') return b.kind === a.kind && b.sex === a.sex;
  return b.kind === a.kind && b.label === a.label && b.otherName === a.otherName;
}
