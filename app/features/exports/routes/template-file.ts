import type { LoaderFunctionArgs } from '@remix-run/node';
import { notFound, requireActor } from '#app/features/accounts/server/require-actor.server.ts';
import { PLACEHOLDER } from '../domain/template-problem.ts';
import { requireTemplateManager } from '../server/manage-template.server.ts';
import { exampleReport, startingTemplate } from '../server/word/example-report.server.ts';
import { ownWordResponse, wordResponse } from '../server/word/write-word.server.ts';

/** An invented report in the template that is in force, or a template to begin from. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  const { services } = args.context;
  requireTemplateManager(services, actor);
  if (args.params['file'] === 'prov.docx') return wordResponse(services, exampleReport());
  if (args.params['file'] === 'startmall.docx')
    return ownWordResponse(services, startingTemplate(PLACEHOLDER));
  throw notFound();
}
