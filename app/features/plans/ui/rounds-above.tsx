import { listInWords } from '#app/shared/text/words.ts';

/** Where the rounds are that the unit has cases in but that belong to units above it; nothing where there are none. */
export function RoundsAbove({ names }: { names: readonly string[] }) {
  if (names.length === 0) return null;
  const where = names.length === 1 ? 'på den enhetens sida' : 'på de enheternas sidor';
  return (
    <p>
      Omgångar på {listInWords(names)}, som omfattar enheten, står {where}.
    </p>
  );
}
