import { formatDateTime, plural } from '#app/shared/text/format.ts';

type Trace = {
  readonly slag:
    | 'kontrollenLadesUpp'
    | 'kontrollenÄndrades'
    | 'omgångBorttagen'
    | 'omgångAvbruten'
    | 'omgångInteDragen'
    | 'låstEfterUttaget'
    | 'ärendenFannsFöre'
    | 'annatÅr'
    | 'låstLängreNer';
  readonly omgång: number | null;
  readonly antal: number | null;
  readonly tid: string | null;
};

/** What was arranged after a seed was locked, without what a round is called and why it was given up. */
export function lockTraceForReaders({ slag, omgång, antal, tid }: Trace): string {
  const when = tid === null ? '' : ` ${formatDateTime(tid)}`;
  switch (slag) {
    case 'kontrollenLadesUpp':
      return `Kontrollen lades upp${when}, när det låsta fröet var känt.`;
    case 'kontrollenÄndrades':
      return `Kontrollen ändrades ${plural(antal ?? 1, 'gång', 'gånger')} när det låsta fröet var känt, senast${when}.`;
    case 'omgångBorttagen':
      return `Omgång ${omgång} i kontrollen togs bort innan något frystes.`;
    case 'omgångAvbruten':
      return `Omgång ${omgång} i kontrollen avbröts${when}.`;
    case 'omgångInteDragen':
      return tid === null
        ? `Omgång ${omgång} i kontrollen är inte dragen.`
        : `Omgång ${omgång} i kontrollen drogs först${when}, efter den här.`;
    case 'låstEfterUttaget':
      return `Ett frö låstes${when}, när uttaget redan var uppladdat. Det gäller därför inte omgången.`;
    case 'ärendenFannsFöre':
      return `${plural(antal ?? 1, 'ärende', 'ärenden')} i ramen fanns i registret innan fröet låstes.`;
    case 'annatÅr':
      return 'Referensdatumet ligger i ett annat år än frysningen. Fröet som är låst för frysningens år gällde därför inte.';
    case 'låstLängreNer':
      return 'Ett frö är låst för en enhet längre ner. Kontrollen hör till en enhet högre upp, så det gällde inte.';
  }
}
