/** The database can't be used as it is; the message says what to do. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
}
