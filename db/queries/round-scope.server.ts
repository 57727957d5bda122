import { sql } from 'drizzle-orm';
import type { UnitScope } from '#app/features/accounts/domain/policy.ts';
import { rounds } from '../schema/controls.ts';

/** The rounds a person may reach, for a query that joins them. */
export const isRoundWithin = (scope: UnitScope) =>
  sql`${rounds.unitId} IN (SELECT value FROM json_each(${JSON.stringify(scope.unitIds)}))`;
