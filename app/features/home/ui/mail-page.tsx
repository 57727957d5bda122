import { Form } from '@remix-run/react';
import { Button } from '#app/shared/ui/button.tsx';
import { Notice } from '#app/shared/ui/notice.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { SummaryList } from '#app/shared/ui/summary-list.tsx';

type MailServerProps = {
  state: 'on' | 'off' | 'unset' | 'demo';
  server: { name: string; isEncrypted: boolean; from: string; address: string } | null;
  ownAddress: string;
};

/** How it stands, the switch and the try. */
export function MailSwitch({ state, server, ownAddress }: MailServerProps) {
  if (state === 'unset' || server === null) {
    return (
      <Notice tone="info" title="E-post är inte inställd på servern">
        <p>
          Inget skickas. Be den som sköter servern att ställa in e-posten. Påminnelser står ändå på Översikt.
        </p>
      </Notice>
    );
  }
  return (
    <>
      <Section title="Så är e-posten inställd på servern">
        <SummaryList
          items={[
            { term: 'Server', description: `${server.name}${server.isEncrypted ? ', krypterat' : ''}` },
            { term: 'Avsändare', description: server.from },
            { term: 'Adress i mejlen', description: server.address },
          ]}
        />
      </Section>
      {state === 'demo' ? (
        <Notice tone="info" title="I övningskommunen skickas inga mejl">
          <p>Personerna är påhittade och deras adresser också.</p>
        </Notice>
      ) : (
        <Section
          title="Påminn med e-post"
          lead="Varje vardagsmorgon får den som har något som ska vara klart inom en vecka, eller är försenat, ett mejl. I det står bara hur mycket och av vad, och adressen hit: inga namn och inga ärendenummer. Var och en kan stänga av det för egen del på Mitt konto."
        >
          <Form method="post">
            <p>{state === 'on' ? 'Påminnelser med e-post är på.' : 'Påminnelser med e-post är avstängda.'}</p>
            <Button name="intent" value={state === 'on' ? 'off' : 'on'} variant="secondary">
              {state === 'on' ? 'Stäng av' : 'Sätt på'}
            </Button>
          </Form>
          <Form method="post">
            <p>Provmejlet går till {ownAddress}, också när påminnelser är avstängda.</p>
            <Button name="intent" value="test" variant="secondary">
              Skicka ett provmejl till mig
            </Button>
          </Form>
        </Section>
      )}
    </>
  );
}
