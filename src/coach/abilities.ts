/** Every ability, in the order of the menus. Adding one is adding a file and its line here. */

import { ask } from './abilities/ask.ts';
import { demo } from './abilities/demo.ts';
import { help } from './abilities/help.ts';
import { topics } from './abilities/topics.ts';
import type { Ability } from './ability.ts';

export const abilities: readonly Ability[] = [ask, topics, demo, help];
