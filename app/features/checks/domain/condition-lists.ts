/** The two lists of conditions in the form, by the beginning of their fields' names: what is looked at, what is found. */
export const POPULATION = 'population';
export const FOUND = 'found';
