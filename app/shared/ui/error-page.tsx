import { ButtonLink } from './button-link.tsx';
import { PageHeader } from './page-header.tsx';

const WORDS: Record<number, { title: string; text: string }> = {
  400: {
    title: 'Det gick inte att läsa uppgifterna',
    text: 'Något i adressen eller formuläret gick inte att tolka. Inget har sparats. Gå tillbaka och försök igen.',
  },
  403: {
    title: 'Du har inte behörighet hit',
    text: 'Sidan eller åtgärden hör till en enhet eller en roll som du inte har, eller är inte öppen än: den som bara läser resultat ser ett år först när det är slut. Inget har ändrats. Tala med systemförvaltaren om du behöver den.',
  },
  404: {
    title: 'Här finns ingen sida',
    text: 'Adressen leder ingenstans. Sidan kan ha tagits bort, eller så har du inte behörighet att se den.',
  },
  405: {
    title: 'Det går inte att göra så här',
    text: 'Adressen tar inte emot det som skickades. Inget har sparats.',
  },
  409: {
    title: 'Någon annan hann före',
    text: 'Uppgifterna har ändrats sedan du öppnade sidan. Ladda om den och försök igen.',
  },
};

const UNKNOWN = {
  title: 'Något gick fel',
  text: 'Felet är noterat i serverns logg. Det du redan har sparat finns kvar. Ladda om sidan och försök igen. Kontakta systemförvaltaren om felet kommer tillbaka.',
};

/** What is shown instead of a page: what happened, what is kept, what to do. */
export function ErrorPage({ status }: { status: number }) {
  const words = WORDS[status] ?? UNKNOWN;
  return (
    <>
      <PageHeader title={words.title} lead={words.text} />
      <div>
        <ButtonLink to="/">Till översikten</ButtonLink>
      </div>
    </>
  );
}
