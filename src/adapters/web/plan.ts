/**
 * Reply → HTML of one message, as a hast tree: no markup is joined from strings, and what a person typed is
 * text nodes only. Pure: formulas and figures are drawn before and handed in.
 */
import type { Element, ElementContent, Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { Table } from 'mdast';
import { type Handler, type State, toHast } from 'mdast-util-to-hast';
import { visit } from 'unist-util-visit';
import type { Details, Document, Figure } from '#document/nodes.ts';
import type { Action, Option, Reply } from '#document/reply.ts';
import { texToText } from '#document/tex-text.ts';
import type { Formula } from '#figures/formula.ts';
import type { FigureSpec } from '#figures/spec.ts';
import type { Language } from '#locales/language.ts';
import { wordsOf } from '#locales/words.ts';
import { keepUnbroken } from './unbroken.ts';

/** A figure that is ready: where its pictures are, and their size in CSS pixels. */
export interface PlacedFigure {
  readonly light: string;
  readonly dark: string;
  readonly width: number;
  readonly height: number;
}

/** A file of the reply, and where it can be had. */
export interface Download {
  readonly name: string;
  readonly url: string;
}

/** What was drawn for a document. */
export interface Drawn {
  formula(tex: string, display: boolean): Formula | undefined;
  figure(spec: FigureSpec): PlacedFigure | undefined;
}

/** Formulas and figures of a document, each once, for whoever draws them. */
export function drawables(document: Document) {
  const formulas = new Map<string, { tex: string; display: boolean }>();
  const figures: FigureSpec[] = [];
  visit(document, (node) => {
    if (node.type === 'math' || node.type === 'inlineMath') {
      const display = node.type === 'math';
      formulas.set(`${display}${node.value}`, { tex: node.value, display });
    } else if (node.type === 'figure') {
      figures.push(node.spec);
    } else if (node.type === 'details') {
      // The folded line is not among the children, so `visit` passes it over.
      for (const part of node.summary) {
        if (part.type === 'inlineMath')
          formulas.set(`false${part.value}`, { tex: part.value, display: false });
      }
    }
  });
  return { formulas: [...formulas.values()], figures };
}

/** The HTML of a reply. */
export function planMessage(
  reply: Reply,
  drawn: Drawn,
  language: Language,
  downloads: readonly Download[] = [],
): string {
  const body = toHast(reply.document, {
    handlers: handlers(drawn, language),
    footnoteLabel: '',
  }) as Root;
  const { choice } = reply;
  const parts: ElementContent[] = [
    element('div', { className: ['document'] }, body.children as ElementContent[]),
    ...(choice ? [options(choice, drawn, language)] : []),
    ...(downloads.length > 0 ? [links(downloads)] : []),
    ...buttons(reply),
  ];
  const tree: Root = { type: 'root', children: parts };
  keepUnbroken(tree);
  // Raw nodes are our own SVG only; HTML in a document never becomes one.
  return toHtml(tree, { allowDangerousHtml: true });
}

const element = (
  tagName: string,
  properties: Element['properties'],
  children: readonly ElementContent[] = [],
): Element => ({ type: 'element', tagName, properties, children: [...children] });

const textNode = (value: string): ElementContent => ({ type: 'text', value });

const links = (downloads: readonly Download[]): Element =>
  element(
    'p',
    { className: ['downloads'] },
    downloads.map(({ name, url }) => element('a', { href: url, download: name }, [textNode(name)])),
  );

/** Everything that can be pressed, in the order of the buttons. */
export function actionsOf({ actions, choice }: Reply): Action[] {
  return [
    ...(choice?.options.map(({ letter, actionId, picked }) => ({
      id: actionId,
      label: `${picked ? '☑ ' : ''}${letter.toUpperCase()}`,
    })) ?? []),
    ...(choice?.confirm ? [choice.confirm] : []),
    ...actions,
  ];
}

function buttons(reply: Reply): Element[] {
  const all = actionsOf(reply);
  if (all.length === 0) return [];
  return [
    element(
      'div',
      { className: ['actions'] },
      all.map(({ id, label, style = 'plain', asks }) =>
        element(
          'button',
          {
            type: 'button',
            className: [style],
            dataAction: id,
            ...(asks === undefined ? {} : { dataAsks: asks }),
          },
          [textNode(label)],
        ),
      ),
    ),
  ];
}

/** The options as text: buttons carry only their letters. */
const options = (choice: NonNullable<Reply['choice']>, drawn: Drawn, language: Language): Element =>
  element(
    'ol',
    { className: ['options'] },
    choice.options.map(({ letter, text, figure: picture }: Option) => {
      const inline = toHast(
        { type: 'root', children: [{ type: 'paragraph', children: [...text] }] },
        { handlers: handlers(drawn, language) },
      ) as Root;
      const paragraph = inline.children[0] as Element;
      return element('li', {}, [
        element('b', {}, [textNode(`${letter.toUpperCase()} `)]),
        ...paragraph.children,
        ...(picture ? [figure(picture, drawn, language)] : []),
      ]);
    }),
  );

const handlers = (drawn: Drawn, language: Language): Record<string, Handler> => ({
  math: (_state: State, node: { value: string }) =>
    element('div', { className: ['math'], tabIndex: 0 }, [formula(node.value, true, drawn)]),
  inlineMath: (_state: State, node: { value: string }) => formula(node.value, false, drawn),
  figure: (_state: State, node: Figure) => figure(node, drawn, language),
  details: (state: State, node: Details) =>
    element('details', {}, [
      element('summary', {}, state.all({ type: 'paragraph', children: node.summary })),
      element('div', {}, state.wrap(state.all(node as never), true)),
    ]),
  table: (state: State, node: Table) =>
    element('div', { className: ['table'], tabIndex: 0 }, [table(state, node)]),
  link: (state: State, node: { url: string; children: never[] }) =>
    element(
      'a',
      { href: safeUrl(node.url), rel: ['noopener', 'noreferrer'], target: '_blank' },
      state.all(node as never),
    ),
});

/** Only addresses of the web: a `javascript:` link of a foreign pack must not run. */
const safeUrl = (url: string): string | undefined => (/^https?:\/\//iu.test(url) ? url : undefined);

function table(state: State, node: Table): Element {
  const rows = node.children.map((row, i) =>
    element(
      'tr',
      {},
      row.children.map((cell, column) =>
        element(
          i === 0 ? 'th' : 'td',
          { className: [node.align?.[column] ?? 'left'], ...(i === 0 ? { scope: 'col' } : {}) },
          state.all(cell),
        ),
      ),
    ),
  );
  return element('table', {}, [
    element('thead', {}, rows.slice(0, 1)),
    element('tbody', {}, rows.slice(1)),
  ]);
}

/** Depth under the line in steps of a twentieth ex, as a class: the security policy allows no style attribute. */
export const DEPTH_STEP = 0.05;
export const DEPTH_STEPS = 120;
/** A displayed formula shrinks to its paper, but not below this part of its width; likewise a class, in steps of so many ex. */
const LEAST_SHARE = 0.6;
export const LEAST_STEP = 2;
export const LEAST_STEPS = 60;

function formula(tex: string, display: boolean, drawn: Drawn): Element {
  const readable = texToText(tex, false);
  const picture = drawn.formula(tex, display);
  if (!picture) return element('code', {}, [textNode(readable)]);
  const size = display
    ? `least-${steps((picture.widthEx * LEAST_SHARE) / LEAST_STEP, LEAST_STEPS)}`
    : `depth-${steps(picture.depthEx / DEPTH_STEP, DEPTH_STEPS)}`;
  return element(
    'span',
    {
      className: ['formula', size],
      role: 'img',
      ariaLabel: readable,
    },
    [{ type: 'raw', value: picture.svg.replace(' role="img"', ' aria-hidden="true"') } as never],
  );
}

const steps = (value: number, most: number): number =>
  Math.min(most, Math.max(0, Math.round(value)));

function figure({ spec, alt }: Figure, drawn: Drawn, language: Language): Element {
  const placed = drawn.figure(spec);
  if (!placed) return element('p', { className: ['alt'] }, [textNode(alt)]);
  const { width, height } = placed;
  const picture = (theme: 'light' | 'dark') =>
    element('img', {
      className: [`only-${theme}`],
      src: placed[theme],
      alt,
      width,
      height,
      loading: 'lazy',
    });
  return element('figure', {}, [
    element(
      'button',
      { type: 'button', className: ['enlarge'], title: wordsOf(language)('web-enlarge') },
      [picture('light'), picture('dark')],
    ),
  ]);
}
