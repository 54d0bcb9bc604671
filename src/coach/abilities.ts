/** Every ability, in the order of the menus. Adding one is adding a file and its line here. */
import { ask } from './abilities/ask.ts';
import { board } from './abilities/board.ts';
import { bookmarks } from './abilities/bookmarks.ts';
import { daily } from './abilities/daily.ts';
import { demo } from './abilities/demo.ts';
import { help } from './abilities/help.ts';
import { interview } from './abilities/interview.ts';
import { link } from './abilities/link.ts';
import { privacy } from './abilities/privacy.ts';
import { quiz } from './abilities/quiz.ts';
import { report } from './abilities/report.ts';
import { review } from './abilities/review.ts';
import { settings } from './abilities/settings.ts';
import { stats } from './abilities/stats.ts';
import { study } from './abilities/study.ts';
import { topics } from './abilities/topics.ts';
import type { Ability } from './ability.ts';

export const abilities: readonly Ability[] = [
  ask,
  quiz,
  review,
  interview,
  daily,
  study,
  board,
  stats,
  topics,
  demo,
  bookmarks,
  settings,
  link,
  report,
  privacy,
  help,
];
