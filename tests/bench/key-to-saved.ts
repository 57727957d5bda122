import { type Browser, chromium, type Page } from '@playwright/test';
import { findBrowser } from '../e2e/find-browser.ts';
import type { AtWork } from './review-world.ts';

const QUESTION = '[data-question="vardplan-aktuell"]';

/**
 * The milliseconds from a key press on a question until its mark says that the answer is saved, `count` times for each
 * person: N and J in turns, so that each is a new answer, and the people in turns, so that a busy moment falls on all of
 * them. Timed in the page itself, from the key event to the change of the mark.
 */
export async function keyToSaved(people: readonly AtDesk[], count: number): Promise<number[][]> {
  const executablePath = findBrowser();
  const browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: ['--no-sandbox'],
  });
  try {
    const pages = await Promise.all(people.map((person) => openReview(browser, person)));
    const times: number[][] = pages.map(() => []);
    for (let turn = 0; turn <= count; turn++) {
      for (const [index, page] of pages.entries()) {
        const took = await pressOnce(page, turn % 2 === 0 ? 'n' : 'j');
        // The first one also loads what the page has not needed before.
        if (turn > 0) times[index]?.push(took);
      }
    }
    return times;
  } finally {
    await browser.close();
  }
}

export type AtDesk = { address: string; person: AtWork };

async function openReview(browser: Browser, { address, person }: AtDesk): Promise<Page> {
  const context = await browser.newContext({ baseURL: address, locale: 'sv-SE' });
  const [name = '', value = ''] = person.cookie.split('=', 2);
  await context.addCookies([{ name, value, url: address }]);
  const page = await context.newPage();
  await page.goto(`/granskningar/${person.reviewId}`);
  await page.locator('html[data-alive="yes"]').waitFor({ state: 'attached' });
  return page;
}

async function pressOnce(page: Page, key: string): Promise<number> {
  await page.bringToFront();
  await page.locator(QUESTION).focus();
  await page.evaluate(WATCH);
  await page.keyboard.press(key);
  return page.evaluate<number>('window.tookMilliseconds');
}

/**
 * Runs in the page: notes when the next key is pressed and when the question, after it, has said that it is saving and then
 * that it is saved. Text and not a function, since the loader of this file adds to functions what a page does not have.
 */
const WATCH = `window.tookMilliseconds = new Promise((resolve) => {
  document.addEventListener('keydown', () => {
    const pressedAt = performance.now();
    const words = () => document.querySelector('${QUESTION}').textContent;
    let hasBegun = false;
    const observer = new MutationObserver(() => {
      if (words().includes('Sparar …')) hasBegun = true;
      else if (hasBegun && /Sparat \\d|Svaret är sparat/.test(words())) {
        observer.disconnect();
        resolve(performance.now() - pressedAt);
      }
    });
    observer.observe(document.body, { subtree: true, childList: true, characterData: true });
  }, { once: true, capture: true });
}); undefined`;
