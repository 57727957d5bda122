/** The choice for a name that is nobody in the organisation. */
export const NOBODY = 'ingen';

/** What the button sends that says of every name without a choice that it is nobody here. */
export const REST = 'peopleRest';
