/** Something wrong in a form: a Swedish sentence and the field it stands at. */
export type FieldError = { readonly field: string; readonly message: string };
