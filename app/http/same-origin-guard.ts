import type { RequestHandler } from 'express';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * One guard in front of everything that changes something. Remix's own origin check leaves resource routes
 * open. Sec-Fetch-Site decides where the browser sends it, else Origin must name this host.
 */
export const sameOriginGuard: RequestHandler = (request, response, next) => {
  if (SAFE_METHODS.has(request.method) || isSameOrigin(request)) return next();
  response.status(403).type('text/plain; charset=utf-8');
  response.send('Begäran kom från en annan webbplats och har stoppats. Inget har sparats.');
};

function isSameOrigin(request: Parameters<RequestHandler>[0]): boolean {
  const site = request.get('Sec-Fetch-Site');
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const origin = request.get('Origin');
  if (origin === undefined) return false;
  try {
    return new URL(origin).host === request.get('Host');
  } catch {
    return false;
  }
}
