import { readFileSync } from 'node:fs';
import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { fitTemplate } from '#app/features/checks/domain/check-template.ts';
import { findCheckTemplate } from '#app/features/checks/domain/ready-checks.ts';
import { createCheck } from '#app/features/checks/server/save-check.server.ts';
import type { RegisterCheckId, RegisterId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import { listRegisterColumns } from '#db/queries/registers.server.ts';

/** A file of the shared registers as the plainest reading gives it: a record per row, by heading. */
export function readRows(name: string, encoding: string): Record<string, string>[] {
  const text = new TextDecoder(encoding).decode(readFileSync(`tests/fixtures/registers/${name}`));
  const [header = '', ...lines] = text
    .replace(/^\ufeff/, '')
    .trim()
    .split(/\r?\n/);
  const headings = header.split(';');
  return lines.map((line) => {
    const cells = line.split(';');
    return Object.fromEntries(headings.map((heading, index) => [heading, cells[index] ?? '']));
  });
}

/** The last day within so many calendar months, by counting alone: the month's last day where it lacks the day. */
export function monthsLater(from: string, months: number): string {
  const [year = 0, month = 0, day = 0] = from.split('-').map(Number);
  const index = month - 1 + months;
  const toYear = year + Math.floor(index / 12);
  const toMonth = (index % 12) + 1;
  const isLeap = (toYear % 4 === 0 && toYear % 100 !== 0) || toYear % 400 === 0;
  const length = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][toMonth - 1] ?? 0;
  return [toYear, String(toMonth).padStart(2, '0'), String(Math.min(day, length)).padStart(2, '0')].join('-');
}

/** A ready check taken as it is. */
export async function makeReadyCheck(
  services: Services,
  actor: Actor,
  registerId: RegisterId,
  key: string,
): Promise<RegisterCheckId> {
  const template = findCheckTemplate(key);
  const fit = template && fitTemplate(template, listRegisterColumns(services.db, registerId));
  if (!fit?.fits) throw new Error(`${key} does not fit: ${JSON.stringify(fit)}`);
  const made = await createCheck(services, actor, registerId, fit.draft);
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return made.value;
}
