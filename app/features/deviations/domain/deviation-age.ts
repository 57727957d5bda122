import { civilDateInSweden } from '#app/shared/domain/civil-date.ts';

const DAY = 24 * 60 * 60 * 1000;

/** Whole days in Sweden from the instant it was found to the civil date `today`; never below zero. */
export function daysOpen(createdAt: string, today: string): number {
  const days = (Date.parse(today) - Date.parse(civilDateInSweden(createdAt))) / DAY;
  return Math.max(0, Math.round(days));
}

/** "Ny i dag", "Öppen i 1 dag", "Öppen i 43 dagar". */
export function openFor(days: number): string {
  return days === 0 ? 'Ny i dag' : `Öppen i ${days} ${days === 1 ? 'dag' : 'dagar'}`;
}
