import type { StrangeFile } from '#app/features/sampling/domain/verify-belonging.ts';
import type { Verification } from '#app/features/sampling/domain/verify-protocol.ts';
import { formatNumber } from '#app/shared/text/number-format.ts';
import { findingInWords } from './verify-finding-words.ts';
import { stepTitle } from './verify-words.ts';

/** What the check cannot see, and what can: said beside every verdict. */
export const COMPARE_CHECKSUM =
  'Jämför kontrollsumman med den som skrevs i protokollet från mötet eller skickades samma dag: bara den visar om en hel dragning, en utökning eller en ersättning har tagits bort ur filen.';

const STRANGERS: Readonly<Record<StrangeFile, readonly [string, string]>> = {
  frame: [
    'Filerna hör inte ihop: urvalsramen är en annan',
    'Filerna är hela var för sig, men protokollet är inte draget ur den här urvalsramen. Den hör till en annan omgång, eller så har ärendena i den ändrats. Hämta båda filerna från samma omgång.',
  ],
  controlKey: [
    'Filerna hör inte ihop: kontrollnyckeln är en annan',
    'Kontrollnyckeln hör till en annan urvalsram än protokollet. Hämta båda från samma omgång.',
  ],
  protocol: [
    'Filerna hör inte ihop: protokollet är ett annat',
    'Urvalsramen och kontrollnyckeln hör ihop, men protokollet är draget ur en annan urvalsram. Hämta alla filer från samma omgång.',
  ],
};

type Checked = Pick<Verification, 'outcome' | 'stranger' | 'steps' | 'told' | 'isDeidentified'>;

export type Conclusion = { readonly title: string; readonly sentences: readonly string[] };

/** The verdict, as a heading and what follows it. */
export function conclusionInWords({ outcome, stranger, steps, told, isDeidentified }: Checked): Conclusion {
  if (stranger) {
    const [title, text] = STRANGERS[stranger];
    return { title, sentences: [text] };
  }
  const differing = steps.filter((step) => step.outcome === 'differs');
  if (outcome === 'differs') {
    const first = differing.find(({ what }) => what !== 'file') ?? differing[0];
    const [finding] = first?.findings ?? [];
    return {
      title: 'Protokollet stämmer inte',
      sentences: [
        `${formatNumber(differing.length)} av ${formatNumber(steps.length)} steg skiljer sig.`,
        ...(first && finding ? [`${stepTitle(first, told.length)}: ${findingInWords(finding)}`] : []),
        'Fråga den som gav dig filerna innan du drar någon slutsats.',
      ],
    };
  }
  if (isDeidentified && steps.some(({ obstacle }) => obstacle?.startsWith('needs'))) {
    return {
      title: 'Reglerna är följda',
      sentences: [
        'Urvalet följer av ordningen i protokollet. Om ordningen kommer av fröet kan bara den kontrollera som har kontrollnyckeln och urvalsramen.',
      ],
    };
  }
  return {
    title: 'Allt som går att räkna om stämmer',
    sentences: ['Samma urvalsram och samma frö ger samma urval.'],
  };
}
