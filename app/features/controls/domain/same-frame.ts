import type { SeedOrigin } from '#app/shared/domain/vocabulary.ts';

/** A draw of another round on the same frame or on one with much the same cases, whoever made it and whatever for. */
export type OtherDraw = {
  readonly controlName: string;
  readonly roundName: string;
  /** 1-based within its round. */
  readonly number: number;
  readonly seedOrigin: SeedOrigin;
  readonly drawnAt: string;
  readonly isFinalised: boolean;
  /** How many of this round's cases, and of how many, that frame has too; null when it has just the same. */
  readonly sharedCases: { readonly count: number; readonly of: number } | null;
};
