import { ON_CAUSE_SENTENCE } from '#app/features/controls/domain/on-cause.ts';
import { replacementReasonLabel } from '#app/features/controls/domain/replacement-words.ts';
import type { ProtocolDraw, ProtocolFile } from '#app/features/sampling/domain/protocol-shape.ts';
import { formatDateTime } from '#app/shared/text/format.ts';
import { markSheets } from '../../domain/mark-sheets.ts';
import { type Block, type Cell, instantCell, type Sheet, tableSheet } from '../../domain/sheet.ts';
import type { Workbook } from '../export-round.server.ts';
import { aroundFacts, undatedFacts } from './around-facts.server.ts';

/** The protocol (urvalsprotokoll) as a workbook: the same content as its JSON file. It has at least one draw. */
export function protocolWorkbook(protocol: ProtocolFile, roundId: number): Workbook {
  const inForce = protocol.dragningar.at(-1);
  const earlier = protocol.dragningar.slice(0, -1);
  const isOnCause = inForce?.uppläggData.fördelning.slag === 'riktat';
  const sheets = [
    frontSheet(protocol, inForce),
    ...(inForce ? [drawnSheet(inForce), reserveSheet(inForce)] : []),
    replacementSheet(protocol.dragningar),
    earlierSheet(earlier, protocol),
  ];
  return {
    fileName: `Urvalsprotokoll omgång ${roundId}.xlsx`,
    title: `Urvalsprotokoll, ${protocol.kontroll}, ${protocol.omgång.namn}`,
    sheets: isOnCause ? markSheets(sheets, ON_CAUSE_SENTENCE) : sheets,
  };
}

function frontSheet(protocol: ProtocolFile, draw: ProtocolDraw | undefined): Sheet {
  const { urvalsram, andraDragningarPåSammaUrvalsram: others } = protocol;
  const frame: [string, Cell][] = [
    ['Kontroll', protocol.kontroll],
    ['Omgång', `${protocol.omgång.namn} (nr ${protocol.omgång.nummer})`],
    ['Enhet', protocol.enhet],
    ['Referensdatum', { kind: 'date', on: protocol.omgång.referensdatum }],
    ['Checklista', `${protocol.checklista.namn}, version ${protocol.checklista.version}`],
    ['Register', urvalsram.register],
    ['Villkor', urvalsram.villkorIOrd],
    ...urvalsram.utelämnatIOrd.map((words): [string, Cell] => ['Lämnat utanför', words]),
    ['Ärenden i urvalsramen', urvalsram.antal],
    ...undatedFacts(urvalsram.utanDatum),
    ['Fingeravtryck (SHA-256)', urvalsram.fingeravtryckSha256],
    ['Fryst', instantCell(urvalsram.frystTid)],
    ['Fryst av', urvalsram.frystAv],
    ...(others.length === 0 ? [['Andra dragningar på samma ram', 'Inga'] as [string, Cell]] : []),
    ...others.map((one): [string, Cell] => [
      'Andra dragningar på samma ram',
      `${one.kontroll}, ${one.omgång}, dragning ${one.dragning}. Fröet: ${one.fröetsUrsprung}.`,
    ]),
    ...(protocol.andraDragningarPåLiknandeUrvalsram ?? []).map((one): [string, Cell] => [
      'Andra dragningar på liknande ram',
      `${one.kontroll}, ${one.omgång}, dragning ${one.dragning}. Fröet: ${one.fröetsUrsprung}. Gemensamma ärenden: ${one.gemensammaÄrenden}.`,
    ]),
    ...aroundFacts(protocol),
  ];
  const blocks: Block[] = [
    { kind: 'title', text: 'Urvalsprotokoll' },
    { kind: 'facts', rows: [['Kontrollsumma', protocol.kontrollsumma]] },
    {
      kind: 'text',
      text: 'Skriv in kontrollsumman i mötets protokoll eller skicka den samma dag. Den är densamma tills något händer i omgången, och visar då om något har tagits bort.',
    },
    { kind: 'facts', rows: frame },
    ...(draw ? [{ kind: 'heading', text: 'Dragningen som gäller' } as const] : []),
    ...(draw ? [{ kind: 'facts', rows: drawFacts(draw, protocol.specifikation) } as const] : []),
    ...(draw ? groupBlocks(draw) : []),
    { kind: 'heading', text: 'Så kontrollerar du' },
    {
      kind: 'text',
      text: 'Hämta urvalsramen som CSV och protokollet som JSON, och lägg båda på sidan Kontrollera ett urval. Den kräver ingen inloggning och skickar inget ifrån webbläsaren.',
    },
  ];
  return { name: 'Protokoll', widths: [32, 90], blocks };
}

function drawFacts(draw: ProtocolDraw, specification: string): [string, Cell][] {
  return [
    ['Metod', `${specification}: slumptal = seedrandom(frö + "|" + ärende), lägst slumptal dras först`],
    ['Dragning', `${draw.nummer} (${draw.slag})`],
    ...(draw.skälTillNyDragning ? [['Skäl', draw.skälTillNyDragning] as [string, Cell]] : []),
    ['Draget', instantCell(draw.dragenTid)],
    ['Draget av', draw.dragenAv],
    ['Frö', draw.frö],
    ['Fröets ursprung', draw.fröetsUrsprung],
    ...seedFacts(draw),
    ['Urval', draw.upplägg],
    ...draw.brister.map((words): [string, Cell] => ['Kunde inte uppfyllas', words]),
  ];
}

/** What the seed was made of: its two parts with who gave them and when, or what was locked. */
function seedFacts({ fröetsDelar, låstFrö }: ProtocolDraw): [string, string][] {
  return [
    ...fröetsDelar.map(({ person, del, tid }, index): [string, string] => [
      `Fröets del ${index + 1}`,
      `${del} (${person}, ${formatDateTime(tid)})`,
    ]),
    ...(låstFrö
      ? [
          [
            'Låst frö',
            `${låstFrö.frö} för ${låstFrö.enhet} ${låstFrö.år}, låst ${formatDateTime(låstFrö.låstTid)} av ${låstFrö.låstAv}. ${låstFrö.källa}`.trimEnd(),
          ] satisfies [string, string],
        ]
      : []),
  ];
}

function groupBlocks(draw: ProtocolDraw): Block[] {
  if (draw.grupper.every(({ grupp }) => grupp === '')) return [];
  const rows = draw.grupper.map(({ grupp, antal, önskat }): [string, Cell] => [
    grupp || '(tomt)',
    `${önskat} av ${antal}`,
  ]);
  return [
    { kind: 'heading', text: 'Grupper' },
    { kind: 'facts', rows },
  ];
}

const CASE_COLUMNS = [
  { header: 'Ordning', width: 10 },
  { header: 'Ärende', width: 24 },
  { header: 'Slumptal', width: 22 },
  { header: 'Grupp', width: 24 },
];

function drawnSheet(draw: ProtocolDraw): Sheet {
  const columns = [...CASE_COLUMNS, { header: 'Skäl', width: 16 }, { header: 'Ersatt', width: 10 }];
  return tableSheet(
    'Dragna ärenden',
    columns,
    draw.dragnaÄrenden.map((one) => [...caseCells(one), one.skäl, one.ersatt ? 'Ja' : 'Nej']),
  );
}

function reserveSheet(draw: ProtocolDraw): Sheet {
  return tableSheet(
    'Ersättningsärenden',
    [...CASE_COLUMNS, { header: 'Insatt', width: 10 }],
    reserveRows(draw),
  );
}

function* reserveRows(draw: ProtocolDraw): Generator<Cell[]> {
  for (const one of draw.reserver) yield [...caseCells(one), one.insatt ? 'Ja' : 'Nej'];
}

function caseCells(one: ProtocolDraw['reserver'][number] | ProtocolDraw['dragnaÄrenden'][number]): Cell[] {
  return [one.ordning, one.ärende, { kind: 'ticket', value: one.slumptal }, one.grupp];
}

/** The replacements of every draw; an extension begins with those of the draw it extends. */
function replacementSheet(draws: readonly ProtocolDraw[]): Sheet {
  const columns = [
    { header: 'Dragning', width: 10 },
    { header: 'Ersatt ärende', width: 24 },
    { header: 'Ersattes av', width: 24 },
    { header: 'Skäl', width: 32 },
    { header: 'Kommentar', width: 50 },
    { header: 'När', width: 18 },
    { header: 'Av vem', width: 24 },
  ];
  const rows = draws.flatMap((draw) =>
    draw.ersättningar.map((one): Cell[] => [
      draw.nummer,
      one.ersatt,
      one.ersättare ?? 'Inget ersättningsärende fanns kvar',
      replacementReasonLabel(one.skäl),
      [one.kommentar, one.granskning].filter((text) => text !== '').join(' ') || null,
      instantCell(one.tid),
      one.av,
    ]),
  );
  return tableSheet('Ersättningar', columns, rows);
}

function earlierSheet(draws: readonly ProtocolDraw[], protocol: ProtocolFile): Sheet {
  const columns = [
    { header: 'Dragning', width: 10 },
    { header: 'Slag', width: 14 },
    { header: 'Draget', width: 18 },
    { header: 'Draget av', width: 22 },
    { header: 'Frö', width: 26 },
    { header: 'Fröets ursprung', width: 40 },
    { header: 'Vad fröet gjordes av', width: 40 },
    { header: 'Urval', width: 40 },
    { header: 'Varför det drogs igen', width: 40 },
    ...CASE_COLUMNS,
    { header: 'Skäl', width: 16 },
  ];
  const rows = draws.flatMap((draw) =>
    draw.dragnaÄrenden.map((one): Cell[] => [
      draw.nummer,
      draw.slag,
      instantCell(draw.dragenTid),
      draw.dragenAv,
      draw.frö,
      draw.fröetsUrsprung,
      madeOf(draw),
      draw.upplägg,
      protocol.dragningar[draw.nummer]?.skälTillNyDragning ?? null,
      ...caseCells(one),
      one.skäl,
    ]),
  );
  return tableSheet('Tidigare dragningar', columns, rows);
}

function madeOf(draw: ProtocolDraw): string | null {
  return (
    seedFacts(draw)
      .map(([what, words]) => `${what}: ${words}`)
      .join('. ') || null
  );
}
