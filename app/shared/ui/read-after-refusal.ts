import type { ShouldRevalidateFunction } from '@remix-run/react';

/**
 * Reads a page again when its form was refused because somebody else was there first (409), as a page without scripts is read.
 * Remix reads nothing after a refusal: the page would go on showing what the person saw before, and post the revision that was
 * refused, so that every further press is refused too. Other refusals leave the page, and what is being written in it, alone: a
 * new revision without a word of what it holds would let a save through that nobody has compared.
 */
export const shouldRevalidate: ShouldRevalidateFunction = ({ actionStatus, defaultShouldRevalidate }) =>
  actionStatus !== undefined && actionStatus >= 400 ? actionStatus === 409 : defaultShouldRevalidate;
