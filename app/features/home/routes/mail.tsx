import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useLoaderData, useSearchParams } from '@remix-run/react';
import { requireActor, requireScope } from '#app/features/accounts/server/require-actor.server.ts';
import { MAIL_FAULTS, type MailFault } from '#app/features/home/domain/mail-times.ts';
import { loadMailPage, sendTestMail, switchMail } from '#app/features/home/server/mail-page.server.ts';
import { MailSwitch } from '#app/features/home/ui/mail-page.tsx';
import { mailFaultWords } from '#app/features/home/ui/mail-words.ts';
import { SentMails } from '#app/features/home/ui/sent-mails.tsx';
import { Notice } from '#app/shared/ui/notice.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';

export const meta: MetaFunction = () => [{ title: 'Påminnelser med e-post – Aktsam' }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  requireScope(actor, 'organisation.manage');
  return loadMailPage(args.context.services, actor);
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args);
  requireScope(actor, 'organisation.manage');
  const { services } = args.context;
  const intent = (await args.request.formData()).get('intent');
  if (intent === 'test') {
    return redirect(`/organisation/e-post?prov=${await sendTestMail(services, actor)}`);
  }
  if (intent !== 'on' && intent !== 'off') throw new Response(null, { status: 400 });
  switchMail(services, actor, intent === 'on');
  return redirect('/organisation/e-post');
}

export default function MailPage() {
  const { mails, ...page } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  return (
    <>
      <PageHeader back={{ to: '/organisation', label: 'Organisation' }} title="Påminnelser med e-post" />
      <Stack gap="large">
        <Tried outcome={search.get('prov')} ownAddress={page.ownAddress} />
        <MailSwitch {...page} />
        {page.state === 'unset' && mails.length === 0 ? null : <SentMails mails={mails} />}
      </Stack>
    </>
  );
}

/** What came of the try. */
function Tried({ outcome, ownAddress }: { outcome: string | null; ownAddress: string }) {
  if (outcome === 'sent') {
    return (
      <Notice tone="success" live>
        <p>E-postservern tog emot provmejlet till {ownAddress}. Se efter att det kommer fram.</p>
      </Notice>
    );
  }
  if (outcome === 'justSent') {
    return (
      <Notice tone="info" live>
        <p>Ett provmejl har nyss skickats. Vänta en minut innan du skickar ett till.</p>
      </Notice>
    );
  }
  if (outcome === null || !Object.hasOwn(MAIL_FAULTS, outcome)) return null;
  return (
    <Notice tone="warning" title="Provmejlet kunde inte skickas" live>
      <p>{mailFaultWords[outcome as MailFault]}</p>
    </Notice>
  );
}
