/** The page as data, as `explainer.page.data` makes it; its JSON Schema is published beside it. */

/** What the reader has chosen, as the parts of an address: only what differs from the opening. */
export type State = Partial<Record<StateKey, string>>;
export type StateKey =
  | "on"
  | "ring"
  | "documents"
  | "from"
  | "to"
  | "speaker"
  | "side"
  | "kind"
  | "topic"
  | "by"
  | "talk"
  | "order"
  | "view"
  | "story"
  | "claim"
  | "cell";

export interface Trace {
  [name: string]: unknown;
  text?: unknown;
  customdata?: unknown;
}

export interface Figure {
  data: Trace[];
  layout: Layout;
}

/** Printed words, a row or a cell that choose; `null` is the whole width or height. */
export interface Area {
  /** A claim or, in the coverage, a topic and a document; empty where none speaks of it. */
  claim: string;
  /** What is read where there is no claim: the name first. */
  told?: string[];
  x: [unknown, unknown] | null;
  y: [unknown, unknown] | null;
  xref?: string;
  yref?: string;
  /** The point to which the words belong: made larger, a map keeps them beside it. */
  at?: [number, number];
}

/** How a figure is drawn at which width: changes in plotly's relayout form, and where they begin. */
export interface Widths {
  narrow?: Record<string, unknown>;
  narrow_below?: number;
  medium?: Record<string, unknown>;
  medium_below?: number;
  height_to_width?: Partial<Record<Size, number>>;
  areas?: Area[];
  narrow_areas?: Area[];
  medium_areas?: Area[];
  days?: Days;
  /** How the map is made larger: at most how many times, and which of its traces go along. */
  zoom?: {
    most: number;
    words: number;
    pointers: number;
    scale: number;
    view: number;
    lands: Record<string, [number, number][]>;
    line: [number, number][];
  };
  /** The axes that stay in sight while a long figure is on the screen, by plotly's names. */
  sticky?: { axes: string[] };
  /** On a telephone: how high the rows are that are shown first, and how many fold out. */
  fold?: { height: number; rest: number };
  /** Headings in a long figure, in pixels below its margin, to which a reader may go. */
  jump?: Record<"wide" | "narrow", { name: string; y: number }[]>;
}

/** An axis of days: how it counts them, and where those that it leaves out begin and end. */
export interface Days {
  first: string;
  gaps: [from: string, to: string][];
  at: [from: number, to: number][];
}

export type Size = "narrow" | "medium" | "wide";

export interface Layout {
  [name: string]: unknown;
  meta?: Widths;
  height?: number;
  width?: number;
  autosize?: boolean;
  margin?: { b?: number };
}

/** A cell: plain words, or words with a key to sort by, an address, or a claim to choose. */
export type Cell =
  | string
  | { words: string; sort: string }
  | { words: string; href: string }
  | { words: string; claim: string }
  | { words: string; lang: string };

export interface Table {
  title: string;
  columns: string[];
  rows: Cell[][];
}

/** A figure and the words about it. */
export interface Drawn {
  question: string;
  figure: Figure;
  /** The line at the day that is shown, which is no part of the figure. */
  today: Record<string, unknown> | null;
  /** The key of the kinds of line, for a picture that is saved. */
  lines: unknown[];
  alt: string;
  /** The key of signs above the figure: HTML from the package's templates. */
  signs: string;
  caption: string;
  source: string;
}

/** One view: its figure, its table, and other groupings or orders of the same claims. */
export interface ViewPart extends Drawn {
  variants: Record<string, Drawn>;
  table: Table;
  /** What else folds out below the figure: HTML from the package's templates. */
  more: string;
  /** Said in place of the table where it has no row. */
  nothing: string;
  /** Stands in place of what the page says of day and documents, where neither matters. */
  instead: string;
  /** Whether a picture of it would be empty. */
  empty: boolean;
}

/** The evidence of one claim. */
export interface Card {
  says: string;
  quotation: string | null;
  language: string;
  side: string;
  facts: [string, string][];
  citation: string;
  /** The claim, and the others that carry the same statement. */
  same: string[];
  /** What else its mark stands for: words, and the claims that they lead to. */
  together: [string, string[]][];
  /** Where it stands in its document, in words. */
  place: string;
  /** The document, and its address where there is one. */
  source: { words: string; href: string };
  /** What of the same stands in other documents: words, and the claims that they lead to. */
  elsewhere: [string, string[]][];
  /** Which of those documents has it first. */
  earliest: string;
  /** The claims before and after it on the same matter. */
  earlier: string;
  later: string;
}

/** What one document says on one question. */
export interface Answer {
  title: string;
  claims: string[];
  differs: string[];
}

export type Option = [value: string, name: string, group: string];

export interface Filters {
  options: Record<"documents" | "speaker" | "side" | "kind" | "topic", Option[]>;
  says: string;
}

/** Whom a figure counts and who says so; without a claim: whom nobody counts. */
export interface AnswerCard {
  claim: string | null;
  side: string;
  words: string;
  whom: string;
  who: string;
}

/** The first screen. */
export interface Opening {
  finding: string;
  events: string;
  cards: AnswerCard[];
  whyNot: string;
  others: string;
}

/** A day with how much each side said on it, or silent days in a row where the axis is broken. */
export interface StripDay {
  day?: string;
  short?: string;
  counts?: Record<string, number>;
  from?: string;
  to?: string;
}

export interface Strip {
  days: StripDay[];
  events: [from: string, to: string, words: string, title: string][];
}

/** Everything that one state of the page shows. */
export interface Page {
  parts: {
    summary: string;
    opening: Opening;
    /** Which claims are shown: the sentence that names the day. */
    says: string;
    /** How many claims these documents and others hold for the day. */
    offer: { five: number; others: number } | null;
    sources: string;
    filters: Filters;
    views: Record<string, ViewPart | null>;
    claims: Record<string, string>;
    choices: string[];
    answers: Record<string, Answer>;
    /** What stands in place of a view that there is none of. */
    absent?: Record<string, string>;
  };
}

/** A claim as it is searched. */
export interface Found {
  id: string;
  ring: string;
  side: string;
  says: string;
  quote: string;
  by: string;
  document: string;
  where: string;
}

/** What does not change with the state. */
export interface Frame {
  /** The catalogue of what the front end says itself. */
  words: Record<string, string>;
  /** By ring: the first and the last day. */
  days: Record<string, { first: string; last: string }>;
  /** By ring: how much was said on each day. */
  strip: Record<string, Strip>;
  /** Each day in words. */
  dayWords: Record<string, string>;
  /** The claim that is chosen as the page opens. */
  claim: string;
  /** What a ring opens with, where that is not as the page opens. */
  openings?: Partial<Record<string, State>>;
  /** Every claim with the day on which it was said. */
  saidOn: Record<string, string>;
  /** What came before October: labels and evidence of its claims, the same on every page. */
  around: { claims: Record<string, string>; cards: Record<string, Card> };
  /** What is searched: every claim of all rings, and of what came before. */
  search: Found[];
  /** The parts that an address may have, and their values. */
  keys: StateKey[];
  /** The steps of the story; none where the records hold no such claims. */
  story: Step[];
  ids: Partial<Record<string, string[]>>;
  /** Where the state stands in the address of the window; a notebook has none. */
  addressIn: "search" | "hash" | "none";
  /** Where the page is that a link leads to, if it is not this one. */
  home?: string;
  colours: [string, string][];
  licence: string;
  footer: string;
  key: string;
}

/** One step of the story: what it says, of which claims, beside which parts, in which state. */
export interface Step {
  title: string;
  words: string;
  views: string[];
  state: State;
  claims: string[];
}

/** Where pages come from: a file, a server, or a kernel. */
export interface Source {
  frame: Frame;
  page(state: State): Promise<Page>;
  card(state: State): Promise<Card | null>;
  /** States beside one, whose pages are at hand. */
  near?(state: State): State[];
}
