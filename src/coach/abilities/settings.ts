/** `/settings [name] [value]`: a person's, and in a group the group's; help and checks come from the settings. */
import { distance } from 'fastest-levenshtein';
import { bullets, document, inlineCode, paragraph, strong } from '#document/build.ts';
import type { Block } from '#document/nodes.ts';
import type { Reply } from '#document/reply.ts';
import { UserError } from '#locales/user-error.ts';
import { wordsOf } from '#locales/words.ts';
import type { Ability, Services, Suggestion } from '../ability.ts';
import { setNames } from '../names.ts';
import { setReminder } from '../review/reminder.ts';
import type { Setting } from '../settings/setting.ts';
import { settings as all, findSetting, type SettingKey } from '../settings/settings.ts';
import { groupOf, type Turn } from '../turn.ts';

const list = Object.entries(all) as unknown as readonly [SettingKey, Setting<unknown>][];
const names = list.map(([, { name }]) => name);

export const settings: Ability = {
  name: 'settings',
  personal: true,
  forManagers: true,
  options: [
    { name: 'name', required: false, values: [...names, 'group', 'here'] },
    { name: 'value', required: false, rest: true, suggest: valuesFor },
  ],
  run: async ({ name, value }, turn, services) => {
    if (name === undefined) return [overview(turn)];
    // `/settings group language zh` sets it for the group, `/settings here …` for this channel or topic of it alone.
    const forGroup = name === 'group' || name === 'here';
    const [target, typed] = withName(forGroup ? groupWords(value) : [name, value]);
    if (target === '') return [overviewOfGroup(name === 'here' ? 'here' : 'group', turn)];
    const owner = name === 'here' ? turn.place.id : groupOf(turn.place);
    const setting = findSetting(target.toLowerCase());
    if (!setting) throw unknown(target);
    if (typed === undefined) return [one(setting, forGroup ? name : undefined, turn)];
    return [await change(setting, typed, forGroup ? owner : undefined, turn, services)];
  },
  actions: {
    /** `settings.write:group zone`, with the value as the text that was asked for. */
    write: async ([name = '', ...target], turn, services, text) => {
      if (text !== undefined)
        return settings.run({ name, value: [...target, text.trim()].join(' ') }, turn, services);
      const line = `/settings ${[name, ...target].join(' ')}`;
      const told = wordsOf(turn.language)('settings-type', { line });
      return [{ document: document(paragraph(told)), actions: [] }];
    },
  },
};

/** The values of the setting that was named; after `group` or `here` its name stands before its value. */
function valuesFor(
  typed: string,
  _turn: unknown,
  _services: unknown,
  { name = '' }: Readonly<Record<string, string>>,
): readonly Suggestion[] {
  const [, before = '', word = ''] = /^(.*\s)?(\S*)$/su.exec(typed) ?? [];
  const forGroup = name === 'group' || name === 'here';
  const setting = findSetting((forGroup ? before.trim() : name).toLowerCase());
  const offered =
    forGroup && before === ''
      ? list.filter(([, { scope }]) => scope !== 'person').map(([, { name: own }]) => own)
      : (setting?.values.filter((value) => !isRange(value)) ?? []);
  const like = offered.filter((value) => value.toLowerCase().includes(word.toLowerCase()));
  return like.length > 0
    ? like.map((value) => ({ label: value, value: before + value }))
    : valuesLike(typed);
}

/** Values with the last word of `typed` in them; of time zones there are hundreds, so that takes two letters. */
function valuesLike(typed: string): readonly Suggestion[] {
  const [, before = '', word = ''] = /^(.*?)(\S*)$/su.exec(typed) ?? [];
  if (word.length < 2) return [];
  const all = new Set([
    ...list.flatMap(([, { values }]) => values),
    ...Intl.supportedValuesOf('timeZone'),
  ]);
  const begun = word.toLowerCase();
  const found = [...all].filter((value) => !isRange(value) && value.toLowerCase().includes(begun));
  // What begins with it, a zone or its city, before what only holds it.
  const isFirst = (value: string): boolean => `/${value.toLowerCase()}`.includes(`/${begun}`);
  return found
    .toSorted((a, b) => Number(isFirst(b)) - Number(isFirst(a)))
    .map((value) => ({ label: value, value: before + value }));
}

const groupWords = (rest: string | undefined): [string, string | undefined] => {
  const [, target = '', typed] = /^(\S*)\s*([\s\S]+)?$/u.exec(rest ?? '') ?? [];
  return [target, typed];
};

/** `/settings classic`: a value that is one setting's alone names it. */
function withName([target, typed]: readonly [string, string | undefined]) {
  const word = target.toLowerCase();
  if (typed !== undefined || findSetting(word)) return [target, typed] as const;
  const [one, ...more] = list.filter(([, { values }]) => values.includes(word));
  return one && more.length === 0 ? ([one[1].name, word] as const) : ([target, typed] as const);
}

function unknown(name: string): UserError {
  const typed = name.toLowerCase();
  const nearest =
    names.find((known) => known.startsWith(typed)) ??
    names.toSorted((a, b) => distance(a, typed) - distance(b, typed))[0]!;
  return new UserError('setting-unknown', { name: name.slice(0, 40), nearest });
}

function overview(turn: Turn): Reply {
  const say = wordsOf(turn.language);
  return {
    document: document(
      paragraph(strong(say('settings-title'))),
      bullets(
        ...list.map(([key, setting]) => [
          inlineCode(setting.name),
          ` ${setting.print(turn.mine[key], turn.language)} — ${say(`setting-${setting.name}`)}`,
        ]),
      ),
      paragraph(say('settings-how')),
      ...(turn.place.kind === 'group' ? ofGroup(turn) : []),
    ),
    actions: [
      { id: 'settings:language en', label: 'English' },
      { id: 'settings:language zh', label: '中文' },
      { id: 'settings:zone', label: say('settings-zone') },
      { id: 'settings:names', label: say('settings-names') },
    ],
  };
}

/** Those of the group alone, with what sets them there. */
function overviewOfGroup(whose: 'group' | 'here', turn: Turn): Reply {
  if (turn.place.kind !== 'group') throw new UserError('group-only', { ability: 'settings group' });
  return {
    document: document(...ofGroup(turn)),
    actions: [
      { id: `settings:${whose} language en`, label: 'English' },
      { id: `settings:${whose} language zh`, label: '中文' },
      { id: `settings:${whose} zone`, label: wordsOf(turn.language)('settings-zone') },
    ],
    mayBeOpen: true,
  };
}

function ofGroup({ language, here }: Turn): Block[] {
  const say = wordsOf(language);
  return [
    paragraph(strong(say('settings-group'))),
    bullets(
      ...list
        .filter(([, { scope }]) => scope !== 'person')
        .map(([key, setting]) => [
          inlineCode(setting.name),
          ` ${setting.print(here[key], language)}`,
        ]),
    ),
    paragraph(say('settings-group-how')),
  ];
}

/** `1–200` is to be read, not to be sent. */
const isRange = (value: string): boolean => value.includes('–');

/** One setting, the person's or that of `group` or `here`: what it means, and its values as buttons. */
function one(setting: Setting<unknown>, whose: 'group' | 'here' | undefined, turn: Turn): Reply {
  const say = wordsOf(turn.language);
  const [key] = list.find(([, candidate]) => candidate === setting)!;
  const target = whose ? [whose, setting.name] : [setting.name];
  return {
    document: document(
      paragraph(strong(setting.name), ` — ${say(`setting-${setting.name}`)}`),
      paragraph(
        say('setting-now', {
          value: setting.print((whose ? turn.here : turn.mine)[key], turn.language),
          allowed: setting.values.join(', '),
        }),
      ),
    ),
    actions: [
      ...setting.values
        .filter((value) => !isRange(value))
        .map((value) => ({ id: `settings:${[...target, value].join(' ')}`, label: value })),
      ...(setting.takesOthers
        ? [
            {
              id: `settings.write:${target.join(' ')}`,
              label: say('settings-other'),
              asks: say('settings-asks', { name: setting.name }),
            },
          ]
        : []),
    ],
    ...(whose ? { mayBeOpen: true } : {}),
  };
}

async function change(
  setting: Setting<unknown>,
  typed: string,
  group: string | undefined,
  turn: Turn,
  services: Services,
): Promise<Reply> {
  const { store } = services;
  const say = wordsOf(turn.language);
  const resets = RESET.includes(typed.trim().toLowerCase());
  const value = resets ? await withoutIt(setting, group, turn, services) : setting.parse(typed);
  if (setting === all.packs && !resets) checkPacks(value as readonly string[], services);
  if (group !== undefined) {
    if (turn.place.kind !== 'group')
      throw new UserError('group-only', { ability: 'settings group' });
    if (setting.scope === 'person') throw new UserError('setting-personal', { name: setting.name });
    if (!(await turn.mayManage())) throw new UserError('setting-admins');
  } else if (setting.scope === 'place') {
    throw new UserError('setting-of-group', { name: setting.name });
  }
  const owner = group ?? turn.person.id;
  if (resets) await store.settings.clear(owner, setting.name);
  else await store.settings.set(owner, setting.name, value);
  if (group === undefined) await follow(setting, value, turn, services);
  // A new language is answered in that language.
  const language =
    setting === all.language && value !== 'auto' ? (value as Turn['language']) : turn.language;
  const told = { name: setting.name, value: setting.print(value, language) };
  const toModel = setting === all.examiner && value === 'model';
  return {
    document: document(
      paragraph(wordsOf(language)(setMessage(group, turn), told)),
      ...(setting === all.names && value === 'group' && turn.place.kind === 'private'
        ? [paragraph(say('settings-names-where'))]
        : []),
      ...(toModel
        ? [paragraph(say(services.hasModel ? 'setting-model-sends' : 'setting-model-none'))]
        : []),
    ),
    actions: [{ id: 'settings', label: wordsOf(language)('settings-button') }],
    mayBeOpen: true,
  };
}

/** Words that take a setting back. */
const RESET = ['reset', 'default', '重置', '默认'];

/** What holds once it is taken back: in a part of a group the group's, else the default. */
async function withoutIt(
  setting: Setting<unknown>,
  group: string | undefined,
  { place }: Turn,
  { store }: Services,
): Promise<unknown> {
  const whole = groupOf(place);
  if (group === undefined || group === whole) return setting.default;
  const value = (await store.settings.of(whole))[setting.name];
  return setting.accepts(value) ? value : setting.default;
}

function setMessage(group: string | undefined, { place }: Turn): string {
  if (group === undefined) return 'setting-set';
  return group === groupOf(place) ? 'setting-set-group' : 'setting-set-here';
}

/** A pack that is not there would silently mean all of them. */
function checkPacks(chosen: readonly string[], { library }: Services): void {
  const known = library.packs.map(({ id }) => id);
  const missing = chosen.find((id) => !known.includes(id));
  if (missing !== undefined)
    throw new UserError('setting-wrong', {
      name: all.packs.name,
      typed: missing,
      allowed: ['all', ...known].join(', '),
    });
}

/** What else a setting changes. */
async function follow(
  setting: Setting<unknown>,
  value: unknown,
  turn: Turn,
  services: Services,
): Promise<void> {
  if (setting === all.names) {
    await setNames(value as 'nowhere' | 'group' | 'everywhere', turn, services.store);
  } else if (setting === all.reminder) {
    await setReminder(value as string, turn, services);
  } else if (setting === all.zone && turn.mine.reminder !== 'off') {
    const mine = { ...turn.mine, zone: value as string };
    await setReminder(turn.mine.reminder, { ...turn, mine }, services);
  }
}
