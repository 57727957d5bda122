/**
 * The address of the page a request belongs to: data requests (`/x.data`, `/_root.data`) carry the page's own with
 * parameters of the framework added. What a person can go back to after logging in.
 */
export function pageAddress(url: URL): string {
  const path = url.pathname.replace(/\.data$/, '');
  const search = new URLSearchParams(url.search);
  search.delete('_routes');
  search.delete('index');
  return `${path === '/_root' ? '/' : path}${search.size > 0 ? `?${search}` : ''}`;
}
