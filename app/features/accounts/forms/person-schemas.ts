import { z } from 'zod';
import { parseCivilDate } from '#app/shared/domain/civil-date.ts';
import type { UnitId } from '#app/shared/domain/ids.ts';
import { ROLES } from '#app/shared/domain/vocabulary.ts';
import { displayName, email } from './person-fields.ts';

const caseWorkerName = z
  .string()
  .trim()
  .max(120, 'Namnet får vara högst 120 tecken.')
  .transform((text) => (text === '' ? null : text));

const role = z.enum(ROLES, { error: 'Välj en roll.' });

const unitId = z
  .string()
  .regex(/^[1-9]\d{0,14}$/, 'Välj en enhet.')
  .transform((text) => Number(text) as UnitId);

const validUntilOn = z
  .string()
  .trim()
  .refine((text) => text === '' || parseCivilDate(text) !== undefined, 'Skriv datumet som 2026-12-31.')
  .transform((text) => (text === '' ? null : text));

export const personDetailsSchema = z.object({ displayName, email, caseWorkerName });

export const roleGrantSchema = z.object({ role, unitId, validUntilOn });

export const newPersonSchema = z.object({ displayName, email, caseWorkerName, role, unitId, validUntilOn });

export const revokeSchema = z.object({ grantId: z.coerce.number().int().positive() });
