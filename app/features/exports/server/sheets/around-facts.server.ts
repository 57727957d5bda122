import { undatedInWords } from '#app/features/controls/domain/design-words.ts';
import type { ProtocolFile } from '#app/features/sampling/domain/protocol-shape.ts';
import { formatDateTime, listInWords } from '#app/shared/text/format.ts';
import type { Cell } from '../../domain/sheet.ts';

type Around = Pick<ProtocolFile, 'avbruten' | 'uppgivnaFrön' | 'spårEfterLåsning' | 'avvisadeDragningar'>;

/** What was given up, tried or arranged around the draws, a row each; internal. None where nothing was. */
export function aroundFacts(protocol: Around): [string, Cell][] {
  const { avbruten, uppgivnaFrön, spårEfterLåsning, avvisadeDragningar } = protocol;
  return [
    ...(avbruten
      ? [
          ['Omgången avbröts', `${formatDateTime(avbruten.tid)} av ${avbruten.av}: ${avbruten.skäl}`] as [
            string,
            Cell,
          ],
        ]
      : []),
    ...uppgivnaFrön.map((one): [string, Cell] => [
      'Frö i två delar som gavs upp',
      `Till dragning ${one.dragning}, av ${listInWords(one.personer)}. Begärt ${formatDateTime(one.begärtTid)} av ${one.begärtAv}, uppgivet ${formatDateTime(one.uppgivetTid)} av ${one.uppgivetAv}: ${one.skäl}. Lämnade delar: ${one.lämnadeDelar}.`,
    ]),
    ...spårEfterLåsning.map(({ iOrd }): [string, Cell] => ['Efter att årets frö låstes', iOrd]),
    ...avvisadeDragningar.map(({ tid, av, frö }): [string, Cell] => [
      'Försök som inte gick att dra',
      `${formatDateTime(tid)} av ${av}, med fröet ${frö}`,
    ]),
  ];
}

/** How many cases have no date where dates decide; no row when all have one. */
export function undatedFacts(undated: ProtocolFile['urvalsram']['utanDatum']): [string, Cell][] {
  const words = undated ? undatedInWords({ column: undated.kolumn, count: undated.antal }) : '';
  return words ? [['Utan datum', words]] : [];
}
