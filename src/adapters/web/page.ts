/** The page's frame in one language; messages are fetched by the script. */
import { readFileSync } from 'node:fs';
import type { Element, ElementContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { usageOf } from '#coach/abilities/help.ts';
import type { Ability } from '#coach/ability.ts';
import { LANGUAGES, type Language } from '#locales/language.ts';
import { type Words, wordsOf } from '#locales/words.ts';
import { DEPTH_STEP, DEPTH_STEPS, LEAST_STEP, LEAST_STEPS } from './plan.ts';
import { PEOPLE } from './sessions.ts';

type Child = ElementContent | string;

const h = (tagName: string, properties: Element['properties'], ...children: Child[]): Element => ({
  type: 'element',
  tagName,
  properties,
  children: children.map((child) =>
    typeof child === 'string' ? { type: 'text', value: child } : child,
  ),
});

const NAMES: Readonly<Record<Language, string>> = { en: 'English', zh: '中文' };
const HTML_LANGUAGE: Readonly<Record<Language, string>> = { en: 'en', zh: 'zh-Hans' };

/** `examples` are questions to begin with: a label, and the action it stands for. */
export function renderPage(
  language: Language,
  abilities: readonly Ability[],
  examples: readonly { readonly label: string; readonly id: string }[],
): string {
  const say = wordsOf(language);
  const page = h(
    'html',
    { lang: HTML_LANGUAGE[language] },
    h(
      'head',
      {},
      h('meta', { charSet: 'utf-8' }),
      h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      h('meta', { name: 'color-scheme', content: 'light dark' }),
      h('title', {}, say('web-title')),
      h('link', { rel: ['icon'], href: 'data:,' }),
      h('link', { rel: ['stylesheet'], href: '/style.css' }),
      h('script', { type: 'module', src: '/client.js' }),
    ),
    h(
      'body',
      { dataLanguage: language },
      h('a', { href: '#say', className: ['skip'] }, say('web-skip')),
      h('header', {}, h('h1', {}, say('web-title')), settings(language, say)),
      h(
        'main',
        {},
        h(
          'section',
          { id: 'welcome' },
          h('p', { className: ['lead'] }, say('web-lead')),
          h('p', {}, say('web-about')),
          h(
            'div',
            { className: ['actions'] },
            ...examples.map(({ label, id }) =>
              h('button', { type: 'button', dataAction: id }, label),
            ),
          ),
        ),
        h('div', { id: 'log', role: 'log', ariaLive: 'polite', ariaLabel: say('web-log') }),
      ),
      h('footer', {}, ...composer(abilities, say)),
      ...dialogs(say),
    ),
  );
  return toHtml({ type: 'root', children: [{ type: 'doctype' }, page] });
}

/** What is chosen for this browser: language, colours, who speaks, and where. */
function settings(language: Language, say: Words): Element {
  const choice = (name: string, options: readonly (readonly [value: string, text: string])[]) =>
    h(
      'label',
      { className: ['choice'] },
      h('span', {}, say(`web-${name}`)),
      h(
        'select',
        { name, id: name },
        ...options.map(([value, text]) =>
          h('option', { value, selected: name === 'language' && value === language }, text),
        ),
      ),
    );
  return h(
    'details',
    { className: ['settings'] },
    h('summary', {}, say('web-settings')),
    h(
      'div',
      {},
      choice(
        'language',
        LANGUAGES.map((l) => [l, NAMES[l]]),
      ),
      choice(
        'theme',
        ['auto', 'light', 'dark'].map((t) => [t, say(`web-theme-${t}`)]),
      ),
      choice(
        'as',
        PEOPLE.map((p) => [p, say(`web-person-${p}`)]),
      ),
      choice(
        'room',
        ['private', 'group'].map((r) => [r, say(`web-room-${r}`)]),
      ),
    ),
  );
}

/** Where one types, with the menu of commands, what is suggested, and what is going on. */
const composer = (abilities: readonly Ability[], say: Words): Element[] => [
  h(
    'form',
    { id: 'form' },
    h(
      'details',
      { className: ['menu'] },
      h('summary', { ariaLabel: say('web-menu'), title: say('web-menu') }, '/'),
      h('ul', {}, ...abilities.map((ability) => h('li', {}, command(ability, say)))),
    ),
    h('label', { htmlFor: ['say'], className: ['hidden'] }, say('web-say')),
    h('textarea', {
      id: 'say',
      rows: 1,
      placeholder: say('web-placeholder'),
      autoComplete: ['off'],
      ariaControls: ['suggestions'],
    }),
    h('button', { type: 'submit' }, say('web-send')),
  ),
  h('ul', { id: 'suggestions', hidden: true, ariaLabel: say('web-suggestions') }),
  h('p', {
    id: 'status',
    role: 'status',
    dataOffline: say('web-offline'),
    dataThinking: say('web-thinking'),
    dataCoach: say('web-coach'),
  }),
];

const command = (ability: Ability, say: Words): Element =>
  h(
    'button',
    {
      type: 'button',
      dataInsert: `/${ability.name}${ability.options.length > 0 ? ' ' : ''}`,
    },
    h('code', {}, usageOf(ability)),
    h('span', {}, say(`ability-${ability.name}`)),
  );

/** The box for a text that a button asks for, and a figure at its full size. */
const dialogs = (say: Words): Element[] => [
  h(
    'dialog',
    { id: 'asks' },
    h(
      'form',
      { method: 'dialog' },
      h('label', {}, h('span', {}), h('textarea', { rows: 6, required: true })),
      h(
        'div',
        { className: ['actions'] },
        h('button', { type: 'submit', className: ['primary'] }, say('web-send')),
        h('button', { type: 'button', className: ['cancel'] }, say('web-close')),
      ),
    ),
  ),
  h(
    'dialog',
    { id: 'large', ariaLabel: say('web-enlarge') },
    h('button', { type: 'button', id: 'close' }, say('web-close')),
    h('img', { alt: '' }),
  ),
];

const asset = (name: string): string =>
  readFileSync(new URL(`./page/${name}`, import.meta.url), 'utf8');

/** `.name-0 { property: 0ex } .name-1 …`: a class for every step, as the security policy allows no style attribute. */
const stepClasses = (name: string, count: number, property: string, stepEx: number): string =>
  Array.from(
    { length: count + 1 },
    (_, i) => `.${name}-${i}{${property}:${(i * stepEx).toFixed(2)}ex}`,
  ).join('\n');

/** The style sheet, with how far a formula reaches under the line and how narrow it may become. */
export const styleSheet = (): string =>
  [
    asset('style.css'),
    stepClasses('depth', DEPTH_STEPS, 'vertical-align', -DEPTH_STEP),
    stepClasses('least', LEAST_STEPS, 'min-width', LEAST_STEP),
  ].join('\n');

export const clientScript = (): string => asset('client.js');
