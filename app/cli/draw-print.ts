import type { DesignProblem } from '#app/features/sampling/domain/design.ts';
import {
  type Draw,
  type RandomDesign,
  SAMPLING_SPECIFICATION,
  type Shortfall,
} from '#app/features/sampling/domain/draw.ts';
import { formatNumber } from '#app/shared/text/number-format.ts';

export type PrintedDraw = {
  readonly seed: string;
  readonly frameSize: number;
  readonly fingerprint: string;
  readonly design: RandomDesign;
  readonly draw: Draw;
};

/** The draw as one JSON object on one line. Orders and quotas count from 1. */
export function drawAsJson({ seed, frameSize, fingerprint, draw }: PrintedDraw): string {
  return `${JSON.stringify({
    specification: SAMPLING_SPECIFICATION,
    seed,
    frameSize,
    frameFingerprint: fingerprint,
    selected: draw.selected.map(({ key, stratum, ticket, reason }, index) => ({
      order: index + 1,
      key,
      group: stratum,
      ticket,
      reason,
    })),
    reserves: draw.reserves.map(({ key, stratum, ticket }, index) => ({
      order: index + 1,
      key,
      group: stratum,
      ticket,
    })),
    shortfalls: draw.shortfalls.map(({ stratum, ...shortfall }) => ({
      ...shortfall,
      group: stratum,
      ...('quota' in shortfall ? { quota: shortfall.quota + 1 } : {}),
    })),
  })}\n`;
}

/** The draw as a table to read, with the first reserves. */
export function drawAsTable(printed: PrintedDraw): string {
  const { seed, frameSize, fingerprint, design, draw } = printed;
  const hasGroups = design.allocation.kind !== 'whole';
  const header = ['Nr', 'Ärende', ...(hasGroups ? ['Grupp'] : []), 'Slumptal'];
  const cells = (
    { key, stratum, ticket }: { key: string; stratum: string; ticket: number },
    index: number,
  ) => [
    String(index + 1),
    key,
    ...(hasGroups ? [stratum || '(tomt)'] : []),
    ticket.toFixed(6).replace('.', ','),
  ];
  const selected = draw.selected.map((one, index) => [
    ...cells(one, index),
    one.reason === 'quota' ? 'Minst-krav' : 'Slump',
  ]);
  const reserves = draw.reserves.slice(0, RESERVES_SHOWN).map(cells);
  const left = draw.reserves.length - reserves.length;
  return [
    `Urval enligt ${SAMPLING_SPECIFICATION}`,
    `Frö: ${seed}`,
    `Urvalsram: ${formatNumber(frameSize)} ärenden, fingeravtryck ${fingerprint}`,
    '',
    `Draget: ${formatNumber(selected.length)}`,
    ...inColumns([...[[...header, 'Varför']], ...selected]),
    '',
    `Ersättningsärenden, i ordning: ${formatNumber(draw.reserves.length)}`,
    ...inColumns(reserves.length === 0 ? [] : [header, ...reserves]),
    ...(left > 0 ? [`  … och ${formatNumber(left)} till; alla står i svaret med --json.`] : []),
    ...draw.shortfalls.map((shortfall) => `\n${shortfallInWords(shortfall, design)}`),
    '',
  ].join('\n');
}

const RESERVES_SHOWN = 10;

function inColumns(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd(),
  );
}

function shortfallInWords(shortfall: Shortfall, design: RandomDesign): string {
  const { stratum, wanted, available } = shortfall;
  const group = design.allocation.kind === 'whole' ? '' : ` i gruppen ${stratum || '(tomt)'}`;
  if (shortfall.kind !== 'quotaNotMet') {
    return `Urvalet skulle vara ${wanted}${group}, men det finns bara ${available}. Alla är med.`;
  }
  const quota = design.quotas[shortfall.quota];
  return `Minst ${wanted} med ${quota?.attribute} ${quota?.values.join(', ')} skulle vara med${group}, men det finns bara ${available}.`;
}

/** Why nothing is drawn. */
export function refusalInWords(problem: DesignProblem): string {
  if (problem.kind === 'quotasExceedSize') {
    const group = problem.stratum === '' ? '' : ` i gruppen ${problem.stratum}`;
    return `Minst-kraven väljer ${problem.chosenByQuotas} ärenden${group}, men urvalet är ${problem.size}. Inget är draget.`;
  }
  return 'Urvalet går inte att dra så. Inget är draget.';
}
