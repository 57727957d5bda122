import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { createStaticHandler, createStaticRouter, StaticRouterProvider } from 'react-router-dom/server.js';

/**
 * A page as the server sends it, for components with links and forms, which need a router around them; for a whole route
 * with what its loader answered.
 */
export async function renderPage(element: ReactElement, loaded: object | null = null): Promise<string> {
  const routes = [{ path: '/', element, loader: () => loaded }];
  const context = await createStaticHandler(routes).query(new Request('http://127.0.0.1/'));
  if (context instanceof Response) throw new Error('No page');
  const router = createStaticRouter(routes, context);
  return renderToStaticMarkup(<StaticRouterProvider router={router} context={context} hydrate={false} />);
}
