import { fitTemplate } from '#app/features/checks/domain/check-template.ts';
import { findCheckTemplate } from '#app/features/checks/domain/ready-checks.ts';
import { createCheck } from '#app/features/checks/server/save-check.server.ts';
import type { RegisterId } from '#app/shared/domain/ids.ts';
import { listRegisterColumns } from '#db/queries/registers.server.ts';
import { type DemoCast, must } from './demo-cast.server.ts';

export const PLACEMENT_CHECKS = [
  'overvagande-over-sex-manader',
  'genomforandeplan-over-tolv-manader',
  'vardplan-saknas',
  'handlaggare-saknas',
];

export const DECISION_CHECKS = ['beslut-ej-verkstallt'];

/** Ready register checks, made as a person would: the columns the program finds are taken as they are. */
export async function makeDemoChecks(
  { services, as }: DemoCast,
  registerId: RegisterId,
  keys: readonly string[],
): Promise<void> {
  const columns = listRegisterColumns(services.db, registerId);
  for (const key of keys) {
    const template = findCheckTemplate(key);
    const fit = template && fitTemplate(template, columns);
    if (!fit?.fits) throw new Error(`Demo: the register lacks what ${key} needs`);
    services.advance(3);
    must(await createCheck(services, as('kvalitet'), registerId, fit.draft), key);
  }
}
