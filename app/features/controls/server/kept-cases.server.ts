import { setImmediate as letOthersIn } from 'node:timers/promises';
import type { PreviewCandidate } from '#app/features/controls/domain/frame-preview.ts';
import type { CaseId, RegisterId, UnitId } from '#app/shared/domain/ids.ts';
import type { Reader } from '#db/client.server.ts';
import { listUnits } from '#db/queries/accounts.server.ts';
import { casesStamp } from '#db/queries/cases-stamp.server.ts';
import { listColumnsOfRegister } from '#db/queries/controls.server.ts';
import { listPresentCases } from '#db/queries/frame-candidates.server.ts';
import { OverCases } from '#db/queries/over-cases.server.ts';

/** After so many cases other requests get their turn: about 15 ms of work. */
const CASES_A_TURN = 2000;
const ALL_AT_ONCE = -1;

type KeptCase = PreviewCandidate & { readonly unitId: UnitId };

type Reading = { readonly headers: readonly string[]; readonly isFirst: boolean; afterKey: string };

/** The cases now in a register, with the columns that anybody has asked for and each text once. */
class KeptCases {
  readonly cases: KeptCase[] = [];
  private readonly columns = new Map<string, string[]>();
  private readonly texts = new Map<string, string>();
  private reading: Reading | undefined;
  private isBegun = false;
  private readonly registerId: RegisterId;
  private readonly positions: ReadonlyMap<string, number>;
  private readonly unitNames: ReadonlyMap<UnitId, string>;

  constructor(
    registerId: RegisterId,
    positions: ReadonlyMap<string, number>,
    unitNames: ReadonlyMap<UnitId, string>,
  ) {
    this.registerId = registerId;
    this.positions = positions;
    this.unitNames = unitNames;
  }

  /** Reads at most `limit` cases more; true, with nothing read, when all stand there with those of the columns there are. */
  read(db: Reader, wanted: readonly string[], limit: number): boolean {
    this.reading ??= this.begin(wanted);
    const { reading } = this;
    if (reading === undefined) return true;
    const columns = reading.headers.map((header) => this.columns.get(header) ?? []);
    const positions = reading.headers.map((header) => this.positions.get(header) ?? -1);
    const { afterKey } = reading;
    const rows = listPresentCases(db, this.registerId, positions, { afterKey, limit });
    for (const [caseId, key, unitId, isProtected, ...cells] of rows) {
      if (reading.isFirst) this.keep(caseId, key, unitId, isProtected === 1);
      for (const [index, column] of columns.entries()) column.push(this.once(cells[index] ?? ''));
      reading.afterKey = key;
    }
    if (limit === ALL_AT_ONCE || rows.length < limit) this.reading = undefined;
    return false;
  }

  private begin(wanted: readonly string[]): Reading | undefined {
    const headers = [...new Set(wanted)].filter(
      (header) => this.positions.has(header) && !this.columns.has(header),
    );
    const isFirst = !this.isBegun;
    if (!isFirst && headers.length === 0) return undefined;
    this.isBegun = true;
    for (const header of headers) this.columns.set(header, []);
    return { headers, isFirst, afterKey: '' };
  }

  private keep(caseId: CaseId, key: string, unitId: UnitId, isProtected: boolean): void {
    const index = this.cases.length;
    const cell = (column: string) => this.columns.get(column)?.[index] ?? '';
    const unitName = this.unitNames.get(unitId) ?? '';
    this.cases.push({ caseId, key, unitId, unitName, isProtected, cell });
  }

  private once(text: string): string {
    const known = this.texts.get(text);
    if (known !== undefined) return known;
    this.texts.set(text, text);
    return text;
  }
}

const kept = new OverCases<KeptCases>(5);

function keptCasesOf(db: Reader, registerId: RegisterId): KeptCases {
  const columns = listColumnsOfRegister(db, registerId);
  const units = listUnits(db).map(({ id, name }) => [id, name] as const);
  return kept.answer(db, [registerId, columns, units], () => {
    const positions = new Map(columns.map(({ header, position }) => [header, position]));
    return new KeptCases(registerId, positions, new Map(units));
  });
}

/**
 * The cases now in the register that lie on one of the units, by key, with at least the columns asked for; one that the
 * register lacks is empty in every case. Kept until a case may have been written: to read a column of 100,000 cases takes
 * longer than a page may, to count over them again a fraction. Nobody may change them.
 */
export function presentCases(
  db: Reader,
  registerId: RegisterId,
  unitIds: ReadonlySet<UnitId>,
  wanted: readonly string[],
): readonly KeptCase[] {
  // Another connection may write between two statements: what was read by then is read again.
  for (;;) {
    const stamp = casesStamp(db);
    const store = keptCasesOf(db, registerId);
    while (!store.read(db, wanted, ALL_AT_ONCE)) {}
    if (casesStamp(db) === stamp) return store.cases.filter(({ unitId }) => unitIds.has(unitId));
  }
}

/** Reads ahead what `presentCases` will be asked for, and lets others in between. Gives up when cases are written meanwhile. */
export async function readAhead(
  db: Reader,
  registerId: RegisterId,
  wanted: readonly string[],
  casesATurn = CASES_A_TURN,
): Promise<void> {
  const stamp = casesStamp(db);
  const store = keptCasesOf(db, registerId);
  while (casesStamp(db) === stamp && !store.read(db, wanted, casesATurn)) await letOthersIn();
}
