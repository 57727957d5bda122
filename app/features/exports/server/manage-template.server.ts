import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { mayOnWhole } from '#app/features/accounts/server/may-on-whole.server.ts';
import { administersWhole } from '#app/features/accounts/server/rename-organisation.server.ts';
import { nameToKeep } from '#app/features/cases/domain/upload-name.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import { findTemplateInForce, insertTemplate, removeTemplates } from '#db/queries/report-templates.server.ts';
import { transact } from '#db/transact.server.ts';
import type { TemplateProblem } from '../domain/template-problem.ts';
import { exampleReport } from './word/example-report.server.ts';
import { readTemplate } from './word/read-template.server.ts';
import { writeInTemplate } from './word/write-in-template.server.ts';

/** 403 for all but those who may choose the template: every unit's reports are written in it, so they answer for all. */
export function requireTemplateManager(services: Services, actor: Actor): void {
  if (!mayOnWhole(services, actor, 'template.manage')) throw new Response(null, { status: 403 });
}

export function loadTemplatePage(services: Services, actor: Actor) {
  requireTemplateManager(services, actor);
  const found = findTemplateInForce(services.db);
  return {
    isAdministrator: administersWhole(services, actor),
    inForce: found && {
      fileName: found.fileName,
      uploadedAt: found.uploadedAt,
      uploadedByName: found.uploadedByName,
    },
  };
}

/** Puts a template in force, after a report has been written in it. The one before stays in the database. */
export async function uploadTemplate(
  services: Services,
  actor: Actor,
  file: { readonly name: string; readonly bytes: Buffer },
): Promise<Result<null, TemplateProblem>> {
  requireTemplateManager(services, actor);
  const read = readTemplate(file.bytes);
  if (!read.ok) return read;
  try {
    await writeInTemplate(read.value, exampleReport());
  } catch {
    return err('damaged');
  }
  const now = services.now();
  transact(services.db, { actorId: actor.personId, now }, (tx) => {
    removeTemplates(tx, now);
    const id = insertTemplate(tx, {
      fileName: nameToKeep(file.name, 'mall'),
      content: read.value,
      uploadedAt: now,
      uploadedById: actor.personId,
    });
    return {
      value: null,
      audit: [
        {
          action: 'template.uploaded',
          entity: 'template',
          entityId: id,
          detail: { bytes: read.value.length },
        },
      ],
    };
  });
  return ok(null);
}

/** Back to our own looks. Nothing happens where no template is in force. */
export function removeTemplate(services: Services, actor: Actor): void {
  requireTemplateManager(services, actor);
  const now = services.now();
  transact(services.db, { actorId: actor.personId, now }, (tx) => {
    const found = findTemplateInForce(tx);
    if (!found) return { value: null, unchanged: true };
    removeTemplates(tx, now);
    return { value: null, audit: [{ action: 'template.removed', entity: 'template', entityId: found.id }] };
  });
}
