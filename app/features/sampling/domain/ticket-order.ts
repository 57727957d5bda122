import type { FrameCase } from '#app/features/sampling/domain/frame.ts';
import { ticketNumbers } from '#app/features/sampling/domain/ticket-numbers.ts';

/** Cases of one group with their tickets; `order` lists their indexes, lowest ticket first. */
export type TicketOrder = {
  readonly cases: readonly FrameCase[];
  readonly tickets: Float64Array;
  readonly order: Uint32Array;
};

/**
 * Gives every case its ticket and orders them: ascending ticket, ties by the key's UTF-8 bytes.
 *
 * The cases must stand in the order of their keys, as a frame holds them: ties then keep their places. Source: sampling
 * specification aktsam-urval/1 §2–3.
 */
export function orderByTicket(cases: readonly FrameCase[], seed: string): TicketOrder {
  const tickets = ticketNumbers(
    seed,
    cases.map(({ key }) => key),
  );
  return { cases, tickets, order: ascending(tickets) };
}

/**
 * The indexes of the numbers, all in [0, 1), ascending; equal numbers keep their order.
 *
 * A large frame takes two counting sorts on the first 32 bits, then an insertion sort that has only the few left to
 * move which agree in all of those: time linear in the number of cases, where a comparison sort of a million would take
 * most of the draw. The counting tables cost more than they save in small groups.
 */
export function ascending(numbers: Float64Array): Uint32Array {
  const size = numbers.length;
  if (size < COUNTING_FROM) {
    const indexes = Array.from(numbers, (_, index) => index);
    return Uint32Array.from(indexes.sort((a, b) => (numbers[a] ?? 0) - (numbers[b] ?? 0)));
  }
  const leading = new Uint32Array(size);
  for (let index = 0; index < size; index++) leading[index] = (numbers[index] ?? 0) * 2 ** 32;
  let order = new Uint32Array(size);
  for (let index = 0; index < size; index++) order[index] = index;
  order = countingSort(order, leading, 0);
  order = countingSort(order, leading, 16);
  for (let place = 1; place < size; place++) {
    const index = order[place] ?? 0;
    const number = numbers[index] ?? 0;
    let hole = place;
    while (hole > 0 && (numbers[order[hole - 1] ?? 0] ?? 0) > number) {
      order[hole] = order[hole - 1] ?? 0;
      hole--;
    }
    order[hole] = index;
  }
  return order;
}

const COUNTING_FROM = 20_000;

/** A stable sort of the indexes by 16 bits of their keys. */
function countingSort(order: Uint32Array, keys: Uint32Array, shift: number): Uint32Array<ArrayBuffer> {
  const places = new Uint32Array(0x10001);
  const digitOf = (index: number) => ((keys[index] ?? 0) >>> shift) & 0xffff;
  for (const index of order) {
    const digit = digitOf(index) + 1;
    places[digit] = (places[digit] ?? 0) + 1;
  }
  for (let digit = 1; digit <= 0xffff; digit++) {
    places[digit] = (places[digit] ?? 0) + (places[digit - 1] ?? 0);
  }
  const sorted = new Uint32Array(order.length);
  for (const index of order) {
    const digit = digitOf(index);
    const place = places[digit] ?? 0;
    sorted[place] = index;
    places[digit] = place + 1;
  }
  return sorted;
}
