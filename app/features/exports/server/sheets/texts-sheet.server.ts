import { ROUND_TEXT_NAMES } from '#app/features/results/domain/round-text-words.ts';
import type { RoundTextsPage } from '#app/features/results/server/load-round-texts.server.ts';
import { REPORT_PARTS } from '#app/shared/domain/vocabulary.ts';
import type { Block, Sheet } from '../../domain/sheet.ts';

/**
 * What people have written of the result, under the figures in words; none before anybody has. Only in the internal
 * file. Of a finalised round the texts are those that were finalised.
 */
export function textsSheets(page: RoundTextsPage | undefined): Sheet[] {
  if (page === undefined) return [];
  const own = (part: (typeof REPORT_PARTS)[number]) => page.locked?.[part] ?? page.texts[part].text;
  if (!REPORT_PARTS.some((part) => part !== 'purpose' && own(part) !== '')) return [];
  const sentences = page.locked?.sentences ?? page.sentences;
  const blocks = REPORT_PARTS.flatMap((part): Block[] => {
    const texts = [...(part === 'result' ? sentences : []), own(part)].filter(Boolean);
    return [
      { kind: 'heading', text: ROUND_TEXT_NAMES[part] },
      ...texts.map((text): Block => ({ kind: 'text', text })),
    ];
  });
  return [
    { name: 'Text', widths: [110], blocks: [{ kind: 'title', text: 'Text om resultatet' }, ...blocks] },
  ];
}
