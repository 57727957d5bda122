import type { Role } from '#app/shared/domain/vocabulary.ts';
import { type Actor, holdsAnyOf, REVIEWING_ROLES } from './policy.ts';

type Entry = {
  to: string;
  label: string;
  roles: readonly Role[];
  /** Other addresses that belong here, having no entry of their own. */
  also?: readonly string[];
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
  { to: '/register', label: 'Register', roles: ['manager', 'quality', 'administrator'] },
  { to: '/registerkontroller', label: 'Registerkontroller', roles: ['manager', 'quality', 'administrator'] },
  { to: '/checklistor', label: 'Checklistor', roles: ['manager', 'quality'] },
  { to: '/organisation', label: 'Organisation', roles: ['administrator'] },
  { to: '/logg', label: 'Logg', roles: ['administrator'] },
];

/** The main menu for a person: only what one of her roles opens. */
export function navigationFor(actor: Actor): { to: string; label: string; also: readonly string[] }[] {
  return ITEMS.filter((item) => holdsAnyOf(actor, item.roles)).map(({ to, label, also = [] }) => ({
    ...{ to, label, also },
  }));
}

/** Whether the page at `pathname` stands under the entry of the menu. */
export function isUnder(pathname: string, { to, also }: { to: string; also: readonly string[] }): boolean {
  if (to === '/') return pathname === '/';
  return [to, ...also].some((one) => pathname === one || pathname.startsWith(`${one}/`));
}
