import styles from './review-page.module.css';

const counts: Readonly<Record<number, string>> = { 3: 'Tre', 4: 'Fyra', 5: 'Fem' };

/** That others answer the same, unseen, and what comes after. */
export function AnsweredBlind({ among }: { among: number | 'everyone' }) {
  return <p className={styles.muted}>{blindInWords(among)}</p>;
}

function blindInWords(among: number | 'everyone'): string {
  if (among === 'everyone')
    return 'Alla i gruppen svarar var för sig. Ingen ser någon annans svar förrän alla har lämnat in eller svarandet har avslutats. Då visas svaren utan namn.';
  if (among === 2)
    return 'Två granskar ärendet var för sig. Ingen ser den andras svar förrän båda har lämnat in. Sedan enas ni.';
  return `${counts[among] ?? 'Flera'} granskar ärendet var för sig. Ingen ser de andras svar förrän alla har lämnat in. Sedan enas ni.`;
}
