import { begunInWords } from '#app/features/controls/domain/begun-review.ts';
import { deepeningInWords } from '#app/features/controls/domain/deepening.ts';
import { SELECTION_REASON_WORDS, seedOriginInWords } from '#app/features/controls/domain/draw-words.ts';
import { replacementReasonLabel } from '#app/features/controls/domain/replacement-words.ts';
import type {
  DrawView,
  LockedSeedView,
  ReplacementView,
} from '#app/features/controls/domain/round-overview.ts';
import { formatDateTime, formatNumber } from '#app/shared/text/format.ts';
import { type Block, type Cell, instantCell, type Sheet } from '../../domain/sheet.ts';
import type { RoundExport } from '../load-round-export.server.ts';
import { aroundFacts, undatedFacts } from './around-facts.server.ts';
import { otherDrawFacts } from './procedure-facts.server.ts';

/**
 * How the cases were chosen (urvalsprotokoll): seed, fingerprint, every drawn case with its slumptal and reason, the
 * reserves, the replacements and the earlier draws. Internal. Source: sampling specification aktsam-urval/1 §8.
 */
export function protocolSheet(data: RoundExport): Sheet {
  const inForce = data.draws.at(-1);
  const earlier = data.draws.slice(0, -1);
  const columns = columnsOf(data.draws);
  const { frame, registerName, deepening } = data.facts;
  return {
    name: 'Urvalsprotokoll',
    widths: columns.map(({ width }) => width),
    blocks: [
      { kind: 'title', text: 'Urvalsprotokoll' },
      {
        kind: 'facts',
        rows: [
          ['Register', registerName],
          ['Urvalsram', frame?.filterInWords ?? ''],
          ...(deepening ? [['Fördjupning', deepeningInWords(deepening)] as [string, Cell]] : []),
          ['Ärenden i urvalsramen', frame?.size ?? null],
          ['Ramens fingeravtryck', `${frame?.fingerprint ?? ''} (SHA-256 av urvalsramen som CSV-fil)`],
          ['Ramen frystes', instantCell(frame?.frozenAt ?? null)],
          ['Ramen frystes av', frame?.frozenByName ?? ''],
          ...(frame?.undated
            ? undatedFacts({ kolumn: frame.undated.column, antal: frame.undated.count })
            : []),
          ...otherDrawFacts(data.facts.otherDraws),
          ...(data.around ? aroundFacts(data.around) : []),
          ...(inForce ? factsOfDraw(inForce) : []),
        ],
      },
      ...(inForce ? drawInForce(inForce, columns, earlier.length === 0) : []),
      ...earlier.flatMap((draw): Block[] => [
        { kind: 'heading', text: `Tidigare dragning ${draw.number}, gäller inte längre` },
        {
          kind: 'facts',
          rows: [
            ...factsOfDraw(draw),
            [
              data.draws[draw.number]?.kind === 'extension' ? 'Varför den utökades' : 'Varför den gjordes om',
              data.draws[draw.number]?.redrawReason ?? '',
            ],
          ],
        },
        tableOfDraw({ ...draw, nextReserves: [] }, columns, false),
      ]),
    ],
  };
}

type TableBlock = Extract<Block, { kind: 'table' }>;

/** So many of the reserves fill no pages, and are more than a round ever takes in. */
const RESERVES_PRINTED = 10;

/** A printout can only end at a row: where earlier draws come below, all the reserves are printed. */
function drawInForce(draw: DrawView, columns: readonly ProtocolColumn[], isLast: boolean): Block[] {
  const count = draw.nextReserves.length;
  const table = tableOfDraw(draw, columns, true);
  if (!isLast || count <= RESERVES_PRINTED) return [table];
  return [
    {
      kind: 'text',
      text: `En utskrift tar med de ${RESERVES_PRINTED} första av ${formatNumber(count)} ärenden som står på tur att ersätta. Alla finns i bladet.`,
    },
    { ...table, printedRows: draw.cases.length + RESERVES_PRINTED },
  ];
}

function factsOfDraw(draw: DrawView): [string, Cell][] {
  return [
    ['Metod', `${draw.specification}: slumptal = seedrandom(frö + "|" + ärende), lägst slumptal dras först`],
    ['Dragning', draw.number],
    ['Frö', draw.seed],
    ['Fröets ursprung', seedOriginInWords(draw.seedOrigin)],
    ['Urval', draw.designInWords],
    ...(draw.notByLot ? [['Hur ärendena valdes', draw.notByLot] as [string, Cell]] : []),
    ...draw.seedParts.map(({ name, part }): [string, Cell] => [`Fröets del från ${name}`, part]),
    ...(draw.lockedSeed ? [['Låst frö', lockedInWords(draw.lockedSeed)] as [string, Cell]] : []),
    ['Draget', instantCell(draw.drawnAt)],
    ['Draget av', draw.drawnByName],
    ...draw.shortfalls.map((shortfall): [string, Cell] => ['Kunde inte uppfyllas', shortfall]),
  ];
}

function lockedInWords({ unitName, year, source, lockedAt, lockedByName }: LockedSeedView): string {
  const origin = source || 'skapat av programmet när det låstes';
  return `${unitName} ${year}, låst ${formatDateTime(lockedAt)} av ${lockedByName}. Källa: ${origin}`;
}

type ProtocolRow = {
  readonly outcome: string;
  readonly key: string;
  readonly ticket: number;
  readonly stratum: string;
  readonly drawnBy: string | null;
  readonly replacement: ReplacementView | undefined;
};

type ProtocolColumn = {
  readonly header: string;
  readonly width: number;
  readonly cell: (row: ProtocolRow) => Cell;
};

/** Columns that would be empty on every row are left out. */
function columnsOf(draws: readonly DrawView[]): ProtocolColumn[] {
  const hasGroups = draws.some(({ cases }) => cases.some(({ stratum }) => stratum !== ''));
  const hasReplacements = draws.some(({ replacements }) => replacements.length > 0);
  const groups: ProtocolColumn[] = [{ header: 'Grupp', width: 18, cell: ({ stratum }) => stratum }];
  const replaced: ProtocolColumn[] = [
    { header: 'Ersatt av', width: 15, cell: ({ replacement }) => replacement?.replacementKey ?? null },
    {
      header: 'Skäl till ersättning',
      width: 30,
      cell: ({ replacement }) => (replacement ? replacementReasonLabel(replacement.reason) : null),
    },
    { header: 'Kommentar', width: 36, cell: ({ replacement }) => noteOf(replacement) },
    { header: 'Ersatt när', width: 18, cell: ({ replacement }) => instantCell(replacement?.at ?? null) },
    { header: 'Ersatt av vem', width: 18, cell: ({ replacement }) => replacement?.byName ?? null },
  ];
  return [
    { header: 'Utfall', width: 26, cell: ({ outcome }) => outcome },
    { header: 'Ärende', width: 20, cell: ({ key }) => key },
    { header: 'Slumptal', width: 18, cell: ({ ticket }) => ({ kind: 'ticket', value: ticket }) },
    ...(hasGroups ? groups : []),
    { header: 'Draget genom', width: 30, cell: ({ drawnBy }) => drawnBy },
    ...(hasReplacements ? replaced : []),
  ];
}

/** The note, and what had been answered about the case before it was replaced. */
function noteOf(replacement: ReplacementView | undefined): Cell {
  if (!replacement) return null;
  return [replacement.note, begunInWords(replacement.begun)].filter((text) => text !== '').join(' ') || null;
}

/** Drawn cases, reserves taken in and reserves left, in that order. */
function tableOfDraw(draw: DrawView, columns: readonly ProtocolColumn[], isMain: boolean): TableBlock {
  const replacedBy = new Map(draw.replacements.map((replacement) => [replacement.replacedKey, replacement]));
  const drawn = draw.cases.map(
    ({ key, ticket, stratum, reason, isReplaced, choice }): ProtocolRow => ({
      outcome: reason === 'reserve' ? 'Ersättningsärende' : isReplaced ? 'Draget, ersatt' : 'Draget',
      key,
      ticket,
      stratum,
      drawnBy: choice
        ? `${SELECTION_REASON_WORDS[reason]} av ${choice.byName}${choice.cause ? `: ${choice.cause}` : ''}`
        : SELECTION_REASON_WORDS[reason],
      replacement: replacedBy.get(key),
    }),
  );
  const reserves = draw.nextReserves.map(
    (reserve, index): ProtocolRow => ({
      ...reserve,
      outcome: `Nästa i tur ${index + 1}`,
      drawnBy: null,
      replacement: undefined,
    }),
  );
  return {
    kind: 'table',
    isMain,
    headers: columns.map(({ header }) => header),
    rows: [...drawn, ...reserves].map((row) => columns.map(({ cell }) => cell(row))),
  };
}
