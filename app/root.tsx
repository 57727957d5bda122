import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import {
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useLocation,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react';
import { type ReactNode, useEffect } from 'react';
import { isUnder } from '#app/features/accounts/domain/navigation.ts';
import { loadShell } from '#app/features/accounts/server/load-shell.server.ts';
import { findActor } from '#app/features/accounts/server/require-actor.server.ts';
import { AppShell } from '#app/shared/ui/app-shell.tsx';
import { ErrorPage, errorTitle, statusOfError } from '#app/shared/ui/error-page.tsx';
import { useFocusAfterPosting } from '#app/shared/ui/use-focus-after-posting.ts';
import './styles/index.css';

export const links: LinksFunction = () => [{ rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' }];

export const meta: MetaFunction = ({ error }) => [{ title: error ? errorTitle(error) : 'Aktsam' }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await findActor({ request, context });
  return { nonce: context.nonce, ...loadShell(context.services, actor) };
}

export function Layout({ children }: { children: ReactNode }) {
  const data = useRouteLoaderData<typeof loader>('root');
  // Tests wait for this mark: before it the page works as plain HTML, after it React answers.
  useEffect(() => {
    document.documentElement.dataset['alive'] = 'yes';
  }, []);
  return (
    <html lang="sv">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <Meta />
        <Links />
      </head>
      <body>
        <Shell>{children}</Shell>
        <ScrollRestoration nonce={data?.nonce} />
        <Scripts nonce={data?.nonce} />
      </body>
    </html>
  );
}

function Shell({ children }: { children: ReactNode }) {
  const data = useRouteLoaderData<typeof loader>('root');
  const { pathname } = useLocation();
  const person = data?.person ?? undefined;
  useFocusAfterPosting();
  return (
    <AppShell
      organisationName={data?.organisationName ?? ''}
      personName={person?.name}
      navigation={person?.navigation.map(({ to, label, also, isAside }) => ({
        ...{ to, label, isAside },
        isCurrent: isUnder(pathname, { to, also }),
      }))}
      searchTo={person ? '/sok' : undefined}
      accountTo={person ? '/konto' : undefined}
      checkSampleTo="/kontrollera"
    >
      {children}
    </AppShell>
  );
}

export default function Root() {
  return <Outlet />;
}

export function ErrorBoundary() {
  return <ErrorPage status={statusOfError(useRouteError())} />;
}
