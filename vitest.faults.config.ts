import { defineConfig } from 'vitest/config';

/** The fault tests at full size; `npm test` runs them with few chats. */
export default defineConfig({
  test: {
    include: ['tests/faults/**/*.test.ts'],
    env: { FAULT_CHATS: '2000' },
    testTimeout: 900_000,
  },
});
