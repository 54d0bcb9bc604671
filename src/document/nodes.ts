/**
 * What a reply is made of: an mdast tree with GFM tables and math, and four nodes of our own.
 *
 * Adapters walk this tree; nobody joins strings of markup.
 */
import type { Node, Parent, PhrasingContent, Root, RootContent } from 'mdast';
import 'mdast-util-math';
import type { FigureSpec } from '#figures/spec.ts';

/** A picture made from data. `alt` says in words what it shows, made from the same data. */
export interface Figure extends Node {
  readonly type: 'figure';
  readonly spec: FigureSpec;
  readonly alt: string;
}

/** A part that stays folded until the reader opens it; `summary` is the line that stays visible. */
export interface Details extends Parent {
  readonly type: 'details';
  summary: PhrasingContent[];
  children: RootContent[];
}

/** The place in a question's text where the result of one of its demos goes; `id` names it in question.yaml. */
export interface DemoSlot extends Node {
  readonly type: 'demoSlot';
  readonly id: string;
}

/** A reference to a source of the pack, `at` a section or table: `:cite[vaswani-2017]{at="Table 3"}`. */
export interface Cite extends Node {
  readonly type: 'cite';
  readonly source: string;
  readonly at?: string;
}

declare module 'mdast' {
  interface ParagraphData {
    /** A hint: hidden until the reader wants to see it, where a platform can; but for bold words it begins with. */
    readonly spoiler?: boolean;
  }
  interface RootContentMap {
    figure: Figure;
    details: Details;
    demoSlot: DemoSlot;
    cite: Cite;
  }
  interface BlockContentMap {
    figure: Figure;
    details: Details;
    demoSlot: DemoSlot;
  }
  interface PhrasingContentMap {
    cite: Cite;
  }
}

/** The document of one reply. */
export type Document = Root;
export type Block = RootContent;
export type Inline = PhrasingContent;
