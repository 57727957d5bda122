import { Form, Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import styles from './app-shell.module.css';
import { Button } from './button.tsx';
import { FoldOutMenu } from './fold-out-menu.tsx';
import { Icon } from './icon.tsx';
import { type NavigationItem, NavigationList, NavigationRow } from './navigation-list.tsx';
import { SearchForm } from './search-form.tsx';

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
            <NavigationRow items={props.navigation} />
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

function WideTools({ searchTo, searchText, personName, accountTo, logOutTo }: AppShellProps) {
  return (
    <div className={styles.wideTools}>
      {searchTo ? <SearchForm id="sok-bred" action={searchTo} label="Sök" defaultValue={searchText} /> : null}
      <FoldOutMenu
        className={styles.foldOut}
        summaryClassName={styles.accountSummary}
        panelClassName={styles.foldOutPanel}
        summary={
          <>
            {personName}
            <Icon name="chevron" />
          </>
        }
      >
        <AccountItems accountTo={accountTo} logOutTo={logOutTo} />
      </FoldOutMenu>
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
    <FoldOutMenu
      className={styles.narrowMenu}
      summaryClassName={styles.menuSummary}
      panelClassName={styles.menuPanel}
      summary={
        <>
          <Icon name="menu" />
          Meny
        </>
      }
    >
      {searchTo ? <SearchForm id="sok-smal" action={searchTo} label="Sök" defaultValue={searchText} /> : null}
      <nav aria-label="Huvudmeny">
        <NavigationList items={navigation} />
      </nav>
      <p className={styles.person}>{personName}</p>
      <AccountItems accountTo={accountTo} logOutTo={logOutTo} />
    </FoldOutMenu>
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
