/**
 * The path to go on to after log-in, from a parameter anybody may have written: only a path on this site is
 * kept, everything else becomes "/". "//other.se", "/\other.se" and "https://…" all leave the site.
 */
export function onwardPath(text: string | null): string {
  if (!text?.startsWith('/')) return '/';
  try {
    const here = 'http://here.invalid';
    const url = new URL(text, here);
    return url.origin === here && !url.pathname.startsWith('//') ? url.pathname + url.search : '/';
  } catch {
    return '/';
  }
}
