import type { Role } from '#app/shared/domain/vocabulary.ts';
import { type Actor, holdsAnyOf, REVIEWING_ROLES } from './policy.ts';

type Entry = {
  to: string;
  label: string;
  roles: readonly Role[];
  /** Other addresses that belong here, having no entry of their own. */
  also?: readonly string[];
  /** What is set up now and then; it stands under "Mer" where the menu is long. */
  isAside?: boolean;
};

const ITEMS: readonly Entry[] = [
  {
    to: '/',
    label: 'Översikt',
    roles: ['manager', 'reviewer', 'quality', 'reader', 'administrator', 'external'],
  },
  { to: '/kontroller', label: 'Kontroller', roles: ['manager', 'quality'] },
  { to: '/granskningar', label: 'Mina granskningar', roles: REVIEWING_ROLES },
  { to: '/avvikelser', label: 'Avvikelser', roles: ['manager', 'quality'], also: ['/lex-sarah'] },
  { to: '/atgarder', label: 'Åtgärder', roles: ['manager', 'quality'] },
  { to: '/resultat', label: 'Resultat', roles: ['manager', 'quality', 'reader'] },
  { to: '/planer', label: 'Planer', roles: ['manager', 'quality', 'reader'] },
  { to: '/arshjul', label: 'Årshjul', roles: ['manager', 'quality'] },
  { to: '/aret', label: 'Året', roles: ['manager', 'quality', 'reader'] },
  { to: '/register', label: 'Register', roles: ['manager', 'quality', 'administrator'], isAside: true },
  {
    to: '/registerkontroller',
    label: 'Registerkontroller',
    roles: ['manager', 'quality', 'administrator'],
    isAside: true,
  },
  { to: '/checklistor', label: 'Checklistor', roles: ['manager', 'quality'], isAside: true },
  { to: '/organisation', label: 'Organisation', roles: ['administrator'], isAside: true },
  { to: '/logg', label: 'Logg', roles: ['administrator'], isAside: true },
];

/** As many entries as stand in one row of a screen 1024 pixels wide. */
const IN_A_ROW = 9;

/**
 * The main menu for a person: only what one of her roles opens. Where that is more than a row holds, what is set up now and
 * then is put aside; in a short menu everything is in the row.
 */
export function navigationFor(
  actor: Actor,
): { to: string; label: string; also: readonly string[]; isAside: boolean }[] {
  const items = ITEMS.filter((item) => holdsAnyOf(actor, item.roles));
  const isLong = items.length > IN_A_ROW;
  return items.map(({ to, label, also = [], isAside = false }) => ({
    ...{ to, label, also },
    isAside: isLong && isAside,
  }));
}

/** Whether the page at `pathname` stands under the entry of the menu. */
export function isUnder(pathname: string, { to, also }: { to: string; also: readonly string[] }): boolean {
  if (to === '/') return pathname === '/';
  return [to, ...also].some((one) => pathname === one || pathname.startsWith(`${one}/`));
}
