/**
 * The tickets of many keys under one seed: for every key exactly `seedrandom(seed + "|" + key)()`, in the order given.
 *
 * Source: seedrandom 3.0.5 by David Bau, lib `seedrandom.js` (MIT): `mixkey`, `ARC4` and `prng` with width 256, chunks 6
 * and digits 52. The library makes a closure and an array for each key and stirs a global pool with its state; here
 * nothing is allocated in the loop. ticket-numbers.test.ts holds the two against each other.
 */
export function ticketNumbers(seed: string, keys: readonly string[]): Float64Array {
  const tickets = new Float64Array(keys.length);
  const prefix = `${seed}|`;
  const generator = new TicketGenerator(prefix);
  for (let index = 0; index < keys.length; index++) tickets[index] = generator.ticket(keys[index] ?? '');
  return tickets;
}

/** Width of the generator: bytes of state, and the longest key that is not folded. */
const WIDTH = 256;
const MASK = WIDTH - 1;
/** Six bytes make the first numerator. */
const CHUNKS = 6;
const START_DENOMINATOR = WIDTH ** CHUNKS;
const SIGNIFICANCE = 2 ** 52;
const OVERFLOW = SIGNIFICANCE * 2;

// Byte arrays keep the low 8 bits of what is written, which is mixkey's `mask & code`.
class TicketGenerator {
  readonly #prefix: string;
  readonly #keyBytes = new Uint8Array(WIDTH);
  readonly #state = new Uint8Array(WIDTH);
  /** The state after the part of the key schedule that reads the seed's bytes only, and its `j`. */
  readonly #stateAfterPrefix = new Uint8Array(WIDTH);
  #jAfterPrefix = 0;

  constructor(prefix: string) {
    this.#prefix = prefix;
    const state = this.#stateAfterPrefix;
    for (let i = 0; i < WIDTH; i++) state[i] = i;
    // Step i of the schedule reads byte i of the key. Up to 256 units a byte is a unit's low bits whatever follows, so
    // these steps are the same for every key of the seed. Beyond, later units are folded over the first.
    if (prefix.length > WIDTH) return;
    let j = 0;
    for (let i = 0; i < prefix.length; i++) {
      const unit = prefix.charCodeAt(i);
      this.#keyBytes[i] = unit;
      const swapped = at(state, i);
      j = (j + unit + swapped) & MASK;
      state[i] = at(state, j);
      state[j] = swapped;
    }
    this.#jAfterPrefix = j;
  }

  ticket(key: string): number {
    const length = this.#prefix.length + key.length;
    if (length > WIDTH) {
      foldLongText(this.#prefix + key, this.#keyBytes);
      for (let i = 0; i < WIDTH; i++) this.#state[i] = i;
      const ticket = generate(this.#state, this.#keyBytes, WIDTH, 0, 0);
      foldLongText(this.#prefix.slice(0, WIDTH), this.#keyBytes);
      return ticket;
    }
    const from = this.#prefix.length;
    for (let i = 0; i < key.length; i++) this.#keyBytes[from + i] = key.charCodeAt(i);
    this.#state.set(this.#stateAfterPrefix);
    return generate(this.#state, this.#keyBytes, length, from, this.#jAfterPrefix);
  }
}

/** `mixkey` for any length: unit j goes to byte j mod 256, smeared with what was there. */
function foldLongText(text: string, bytes: Uint8Array): void {
  bytes.fill(0);
  let smear = 0;
  for (let unit = 0; unit < text.length; unit++) {
    const index = unit & MASK;
    smear ^= at(bytes, index) * 19;
    bytes[index] = smear + text.charCodeAt(unit);
  }
}

/** The rest of the key schedule from step `i` (with its `j`), 256 outputs thrown away, then one number in [0, 1). */
function generate(state: Uint8Array, bytes: Uint8Array, length: number, i: number, j: number): number {
  let byte = i;
  for (; i < WIDTH; i++) {
    if (byte === length) byte = 0;
    const swapped = at(state, i);
    j = (j + at(bytes, byte++) + swapped) & MASK;
    state[i] = at(state, j);
    state[j] = swapped;
  }
  j = 0;
  // RC4-drop[256]: i runs 1, 2, … 255, 0. Only the swaps matter, the outputs are not read.
  for (let step = 1; step <= WIDTH; step++) {
    const position = step & MASK;
    const swapped = at(state, position);
    j = (j + swapped) & MASK;
    state[position] = at(state, j);
    state[j] = swapped;
  }
  return nextDouble(state, j);
}

/** `prng`: six bytes, then one at a time until 52 bits are filled; `x` is the last byte, below the numerator. */
function nextDouble(state: Uint8Array, j: number): number {
  let numerator = 0;
  let denominator = START_DENOMINATOR;
  let x = 0;
  for (let read = 1; read <= CHUNKS || numerator < SIGNIFICANCE; read++) {
    const i = read & MASK;
    const swapped = at(state, i);
    j = (j + swapped) & MASK;
    const other = at(state, j);
    state[i] = other;
    state[j] = swapped;
    const output = at(state, (swapped + other) & MASK);
    if (read <= CHUNKS) numerator = numerator * WIDTH + output;
    else {
      numerator = (numerator + x) * WIDTH;
      denominator *= WIDTH;
      x = output;
    }
  }
  while (numerator >= OVERFLOW) {
    numerator /= 2;
    denominator /= 2;
    x >>>= 1;
  }
  return (numerator + x) / denominator;
}

/** Every index is within the 256 bytes; the compiler cannot know. */
function at(bytes: Uint8Array, index: number): number {
  return bytes[index] as number;
}
