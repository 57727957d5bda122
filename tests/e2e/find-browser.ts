import { existsSync } from 'node:fs';

const INSTALLED = [
  process.env['CHROMIUM'] ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
];

/** An installed Chromium, or undefined: Playwright then uses its own, if it has one. */
export function findBrowser(): string | undefined {
  return INSTALLED.find((file) => file !== '' && existsSync(file));
}
