import type { DrawView } from '#app/features/controls/domain/round-overview.ts';
import { type Block, type Cell, instantCell, type Sheet } from '../../domain/sheet.ts';
import type { RoundExport } from '../load-round-export.server.ts';
import { replacementReasonText } from './replacement-reason-text.server.ts';

/**
 * How the cases were chosen (urvalsprotokoll): seed, fingerprint, every drawn case with its slumptal and reason, the
 * reserves, the replacements and the earlier draws. Internal. Source: sampling specification aktsam-urval/1 §8.
 */
export function protocolSheet(data: RoundExport): Sheet {
  const inForce = data.draws.at(-1);
  const earlier = data.draws.slice(0, -1);
  const { frame, registerName } = data.overview;
  return {
    name: 'Urvalsprotokoll',
    widths: [22, 18, 16, 16, 22, 16, 30, 36, 17, 18],
    blocks: [
      { kind: 'title', text: 'Urvalsprotokoll' },
      {
        kind: 'facts',
        rows: [
          ['Register', registerName],
          ['Urvalsram', frame?.filterInWords ?? ''],
          ['Ärenden i urvalsramen', frame?.size ?? null],
          ['Ramens fingeravtryck', `${frame?.fingerprint ?? ''} (SHA-256 av filen urvalsram.csv)`],
          ['Ramen frystes', instantCell(frame?.frozenAt ?? null)],
          ['Ramen frystes av', frame?.frozenByName ?? ''],
          ...(inForce ? factsOfDraw(inForce) : []),
        ],
      },
      ...(inForce ? [tableOfDraw(inForce, true)] : []),
      ...earlier.flatMap((draw): Block[] => [
        { kind: 'heading', text: `Tidigare dragning ${draw.number}, gäller inte längre` },
        {
          kind: 'facts',
          rows: [
            ...factsOfDraw(draw),
            ['Varför den gjordes om', data.draws[draw.number]?.redrawReason ?? ''],
          ],
        },
        tableOfDraw({ ...draw, nextReserves: [] }, false),
      ]),
    ],
  };
}

function factsOfDraw(draw: DrawView): [string, Cell][] {
  return [
    ['Metod', `${draw.specification}: slumptal = seedrandom(frö + "|" + ärende), lägst slumptal dras först`],
    ['Dragning', draw.number],
    ['Frö', draw.seed],
    [
      'Fröets ursprung',
      draw.seedOrigin === 'generated' ? 'Skapat av programmet efter frysningen' : 'Inskrivet',
    ],
    ['Upplägg', draw.designInWords],
    ['Draget', instantCell(draw.drawnAt)],
    ['Draget av', draw.drawnByName],
    ...draw.shortfalls.map((shortfall): [string, Cell] => ['Kunde inte uppfyllas', shortfall]),
  ];
}

/** Drawn cases, reserves taken in and reserves left, in that order. */
function tableOfDraw(draw: DrawView, isMain: boolean): Block {
  const replacedBy = new Map(draw.replacements.map((replacement) => [replacement.replacedKey, replacement]));
  const drawn = draw.cases.map((one): Cell[] => {
    const replacement = replacedBy.get(one.key);
    return [
      one.reason === 'reserve' ? 'Ersättare' : one.isReplaced ? 'Draget, ersatt' : 'Draget',
      one.key,
      { kind: 'ticket', value: one.ticket },
      one.stratum,
      { random: 'Slump', quota: 'Minst-krav', reserve: 'Ersättare' }[one.reason],
      replacement?.replacementKey ?? null,
      replacement ? replacementReasonText(replacement.reason) : null,
      replacement?.note || null,
      instantCell(replacement?.at ?? null),
      replacement?.byName ?? null,
    ];
  });
  const reserves = draw.nextReserves.map((one, index): Cell[] => [
    `Reserv ${index + 1}`,
    one.key,
    { kind: 'ticket', value: one.ticket },
    one.stratum,
  ]);
  return {
    kind: 'table',
    isMain,
    headers: [
      'Utfall',
      'Ärende',
      'Slumptal',
      'Grupp',
      'Draget genom',
      'Ersatt av',
      'Skäl till ersättning',
      'Kommentar',
      'Ersatt när',
      'Ersatt av person',
    ],
    rows: [...drawn, ...reserves],
  };
}
