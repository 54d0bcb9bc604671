/** All methods this server carries out; any other fails, loudly. */
import { bot } from './bot.ts';
import { chats } from './chats.ts';
import type { Methods } from './context.ts';
import { edits } from './edits.ts';
import { polls } from './polls.ts';
import { queries } from './queries.ts';
import { receiving } from './receiving.ts';
import { sends } from './sends.ts';

export const methods: Methods = {
  ...bot,
  ...chats,
  ...edits,
  ...polls,
  ...queries,
  ...receiving,
  ...sends,
};
