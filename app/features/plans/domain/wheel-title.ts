type Titled = { readonly title: string; readonly source: string; readonly isSourceOpen: boolean };

/**
 * What a page heads a line of the year wheel with, and what stands under it. Where a calendar may not have the words
 * (`isSourceOpen` false), the title is only a number: a page says first what it is about.
 */
export function wheelTitle({ title, source, isSourceOpen }: Titled): { title: string; under: string } {
  return isSourceOpen || source === '' ? { title, under: source } : { title: source, under: title };
}
