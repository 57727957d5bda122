import { Form, Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import styles from './app-shell.module.css';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';
import { SearchForm } from './search-form.tsx';

export type NavigationItem = { to: string; label: string; isCurrent: boolean };

type AppShellProps = {
  /** The municipality's own name, beside the program's. */
  organisationName: string;
  /** Undefined when nobody is logged in: then there is no navigation, search or account menu. */
  personName?: string | undefined;
  navigation?: readonly NavigationItem[] | undefined;
  searchTo?: string | undefined;
  searchText?: string | undefined;
  accountTo?: string | undefined;
  logOutTo?: string | undefined;
  /** Open to everybody, so it stands at the foot of every page, logged in or not. */
  checkSampleTo?: string | undefined;
  children: ReactNode;
};

export function AppShell(props: AppShellProps) {
  const { organisationName, personName, children } = props;
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#innehall">
        Hoppa till innehållet
      </a>
      <header className={styles.header}>
        <div className={styles.bar}>
          <Link to="/" className={styles.brand}>
            <img className={styles.mark} src="/aktsam.svg" alt="" width="28" height="28" />
            <span className={styles.name}>Aktsam</span>
            <span className={styles.organisation}>{organisationName}</span>
          </Link>
          {personName === undefined ? null : <WideTools {...props} />}
          {personName === undefined ? null : <NarrowMenu {...props} />}
        </div>
        {props.navigation?.length ? (
          <nav className={styles.wideNavigation} aria-label="Huvudmeny">
            <NavigationList items={props.navigation} />
          </nav>
        ) : null}
      </header>
      <main id="innehall" className={styles.main} tabIndex={-1}>
        {children}
      </main>
      <footer className={styles.footer}>
        <span>{organisationName ? `${organisationName} · Aktsam` : 'Aktsam'}</span>
        {props.checkSampleTo ? (
          <Link to={props.checkSampleTo} className={styles.footerLink}>
            Kontrollera ett urval
          </Link>
        ) : null}
      </footer>
    </div>
  );
}

function NavigationList({ items }: { items: readonly NavigationItem[] }) {
  return (
    <ul className={styles.navigationList}>
      {items.map((item) => (
        <li key={item.to}>
          <Link
            to={item.to}
            className={styles.navigationLink}
            aria-current={item.isCurrent ? 'page' : undefined}
          >
            {item.label}
          </Link>
        </li>
      ))}
    </ul>
  );
}

function WideTools({ searchTo, searchText, personName, accountTo, logOutTo }: AppShellProps) {
  return (
    <div className={styles.wideTools}>
      {searchTo ? <SearchForm id="sok-bred" action={searchTo} label="Sök" defaultValue={searchText} /> : null}
      <details className={styles.account}>
        <summary className={styles.accountSummary}>
          {personName}
          <Icon name="chevron" />
        </summary>
        <div className={styles.accountPanel}>
          <AccountItems accountTo={accountTo} logOutTo={logOutTo} />
        </div>
      </details>
    </div>
  );
}

/** On a narrow screen everything folds into one native disclosure, which needs no JavaScript. */
function NarrowMenu({
  navigation = [],
  searchTo,
  searchText,
  personName,
  accountTo,
  logOutTo,
}: AppShellProps) {
  return (
    <details className={styles.narrowMenu}>
      <summary className={styles.menuSummary}>
        <Icon name="menu" />
        Meny
      </summary>
      <div className={styles.menuPanel}>
        {searchTo ? (
          <SearchForm id="sok-smal" action={searchTo} label="Sök" defaultValue={searchText} />
        ) : null}
        <nav aria-label="Huvudmeny">
          <NavigationList items={navigation} />
        </nav>
        <p className={styles.person}>{personName}</p>
        <AccountItems accountTo={accountTo} logOutTo={logOutTo} />
      </div>
    </details>
  );
}

function AccountItems({ accountTo, logOutTo = '/logga-ut' }: Pick<AppShellProps, 'accountTo' | 'logOutTo'>) {
  return (
    <>
      {accountTo ? (
        <Link to={accountTo} className={styles.navigationLink}>
          Mitt konto
        </Link>
      ) : null}
      <Form method="post" action={logOutTo}>
        <Button variant="secondary">Logga ut</Button>
      </Form>
    </>
  );
}
