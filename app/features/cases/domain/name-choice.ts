/** The choice for a name that is nobody in the organisation. */
export const NOBODY = 'ingen';
