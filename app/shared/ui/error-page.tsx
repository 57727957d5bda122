import { isRouteErrorResponse } from '@remix-run/react';
import { ButtonLink } from './button-link.tsx';
import { PageHeader } from './page-header.tsx';

type Words = { title: string; text: string; tab?: string };

const WORDS: Record<number, Words> = {
  400: {
    title: 'Det gick inte att läsa uppgifterna',
    text: 'Något i adressen eller formuläret gick inte att tolka. Inget har sparats. Gå tillbaka och försök igen.',
  },
  403: {
    title: 'Du har inte behörighet hit',
    tab: 'Du har inte tillgång',
    text: 'Sidan eller åtgärden hör till en enhet eller en roll som du inte har. Inget har ändrats. Tala med systemförvaltaren om du behöver den.',
  },
  404: {
    title: 'Här finns ingen sida',
    tab: 'Sidan finns inte',
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

const UNKNOWN: Words = {
  title: 'Något gick fel',
  text: 'Felet är noterat i serverns logg. Det du redan har sparat finns kvar. Ladda om sidan och försök igen. Kontakta systemförvaltaren om felet kommer tillbaka.',
};

const wordsOf = (status: number) => WORDS[status] ?? UNKNOWN;

export const statusOfError = (error: unknown) => (isRouteErrorResponse(error) ? error.status : 500);

/** What the browser's tab says instead of the page's own title. */
export function errorTitle(error: unknown): string {
  const { tab, title } = wordsOf(statusOfError(error));
  return `${tab ?? title} – Aktsam`;
}

type ErrorPageProps = {
  status: number;
  /** What this page in particular says of it, after what holds everywhere. */
  more?: string | undefined;
};

/** What is shown instead of a page: what happened, what is kept, what to do. */
export function ErrorPage({ status, more }: ErrorPageProps) {
  const words = wordsOf(status);
  return (
    <>
      <PageHeader title={words.title} lead={more === undefined ? words.text : `${words.text} ${more}`} />
      <div>
        <ButtonLink to="/">Till översikten</ButtonLink>
      </div>
    </>
  );
}
