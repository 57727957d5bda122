import type { SeedOrigin } from '#app/shared/domain/vocabulary.ts';

/** A draw of another round on the same frame, whoever made it and whatever for. */
export type OtherDraw = {
  readonly controlName: string;
  readonly roundName: string;
  /** 1-based within its round. */
  readonly number: number;
  readonly seedOrigin: SeedOrigin;
  readonly drawnAt: string;
  readonly isFinalised: boolean;
};
