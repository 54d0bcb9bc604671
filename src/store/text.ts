/** Text as both databases can keep it: PostgreSQL refuses the null character, which people can send. */
export const storable = (value: unknown): unknown =>
  typeof value === 'string' ? value.replaceAll('\0', '') : value;
