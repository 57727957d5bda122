import type { LoaderFunctionArgs } from '@remix-run/node';
import { notFound, requireActor } from '#app/features/accounts/server/require-actor.server.ts';

/**
 * Every address nobody else has. With a route of its own the page gets its menu and its nonce: Remix runs no
 * loader at all for an address that matches nothing.
 */
export async function loader(args: LoaderFunctionArgs) {
  await requireActor(args);
  throw notFound();
}

export async function action(args: LoaderFunctionArgs) {
  await requireActor(args);
  throw notFound();
}

/** Never seen: the loader always throws. Without a component Remix would take it for a resource route. */
export default function NotFoundPage() {
  return null;
}
