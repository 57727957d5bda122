import { plural } from '#app/shared/text/format.ts';
import { Notice } from '#app/shared/ui/notice.tsx';

/** What came of a reminder, as the address carries it: "2-1" is two reminded and one who already was today. */
export function RemindedNotice({ outcome }: { outcome: string | null }) {
  const counts = /^(\d{1,4})-(\d{1,4})$/.exec(outcome ?? '');
  if (counts === null) return null;
  const [reminded, already] = [Number(counts[1]), Number(counts[2])];
  return (
    <Notice tone={reminded > 0 ? 'success' : 'info'} live>
      <p>{remindedInWords(reminded, already)}</p>
    </Notice>
  );
}

/** "2 granskare är påminda. 1 granskare är redan påmind i dag och får ingen till." */
export function remindedInWords(reminded: number, already: number): string {
  const people = (count: number) => plural(count, 'granskare', 'granskare');
  const form = (count: number) => (count === 1 ? 'påmind' : 'påminda');
  const done =
    reminded === 0
      ? 'Ingen ny påminnelse är skickad.'
      : `${people(reminded)} är ${form(reminded)} och ser det i Översikt och Mina granskningar.`;
  const others =
    already === 0
      ? ''
      : ` ${people(already)} är redan ${form(already)} i dag. En påminnelse om dagen räcker; i morgon går det bra igen.`;
  const nobody = reminded + already === 0 ? ' Alla har lämnat in sina granskningar.' : '';
  return `${done}${others}${nobody}`;
}
