import { afterEach, beforeEach, expect, type MockInstance, vi } from 'vitest';

let complaints: MockInstance[] = [];

// Whatever complains in the console is a defect: React's warnings as well as our own.
beforeEach(() => {
  complaints = [vi.spyOn(console, 'error'), vi.spyOn(console, 'warn')];
});

afterEach(() => {
  for (const complaint of complaints) expect(complaint.mock.calls).toEqual([]);
  vi.restoreAllMocks();
});
