import { useState } from 'react';

/** A set of question keys that are open, with ways to change it that keep the object when nothing changes. */
export function useOpenKeys() {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const set = (key: string, isOpen: boolean) =>
    setOpen((keys) => {
      if (keys.has(key) === isOpen) return keys;
      const next = new Set(keys);
      if (isOpen) next.add(key);
      else next.delete(key);
      return next;
    });
  return { has: (key: string) => open.has(key), set };
}
