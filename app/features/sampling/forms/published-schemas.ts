import { z } from 'zod';
import {
  CONTROL_KEY_SCHEMA,
  DEIDENTIFIED_SCHEMA,
  PROTOCOL_SCHEMA,
} from '#app/features/sampling/domain/protocol-shape.ts';
import { controlKeySchema, deidentifiedSchema, protocolSchema } from './protocol-schema.ts';

/** The JSON Schema files under `public`, by address. */
export function publishedSchemas(): Readonly<Record<string, string>> {
  const file = (schema: z.ZodType) => `${JSON.stringify(z.toJSONSchema(schema), null, 2)}\n`;
  return {
    [PROTOCOL_SCHEMA]: file(protocolSchema),
    [DEIDENTIFIED_SCHEMA]: file(deidentifiedSchema),
    [CONTROL_KEY_SCHEMA]: file(controlKeySchema),
  };
}
