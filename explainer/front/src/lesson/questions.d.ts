/** Questions as data, as `explainer.classroom.questions.data` makes them, and answers as kept. */

import type { Card, Table } from "../types.d.ts";

export type Named = [id: string, words: string];

/** What is said to an answer, and the claims to look at. */
export interface Said {
  says: string;
  claims: string[];
}

/** What came of marking an answer. */
export interface Marked extends Said {
  right: boolean;
  /** Ids of the parts that are right, where an answer has parts. */
  parts: string[];
}

export type Evidence = Pick<Card, "says" | "quotation" | "language" | "side" | "facts">;

interface Asked {
  id: string;
  chapter: string;
  number: number;
  prompt: string;
  evidence: Record<string, Evidence>;
}

export interface Choice extends Asked {
  kind: "Choice" | "Place";
  options: Named[];
  /** SVG from the package's template, whose points have `data-option`. */
  map?: string;
  key: { unanswered: string; wanted: string; options: Record<string, Said> };
}

interface PartsKey {
  unanswered: string;
  /** What belongs in each place or row. */
  wanted: string[];
  right: Said;
  /** How many are right, in words, by their number. */
  some: string[];
  /** What is said where a part is the first that is not right. */
  again: Record<string, Said>;
}

export interface Order extends Asked {
  kind: "Order";
  options: Named[];
  key: PartsKey;
}

export interface Match extends Asked {
  kind: "Match";
  rows: Named[];
  options: Named[];
  key: PartsKey;
}

/** Patterns of words, and of what takes their meaning away: beside them, or anywhere. */
export interface Sought {
  found: string;
  before: string;
  after: string;
  never: string;
}

export interface Caption extends Asked {
  kind: "Caption";
  checks: Named[];
  key: {
    unanswered: string;
    language: string;
    /** Signs, with what is searched in their place. */
    plain: Record<string, string>;
    /** By check, what is sought. */
    sought: Record<string, Sought>;
    right: Said;
    missing: Said;
  };
}

export type Question = Choice | Order | Match | Caption;

/** An answer as this browser keeps it. */
export interface Entry {
  chapter: string;
  question: string;
  answer: string;
  given: unknown;
  right: boolean;
  times: number;
  /** Not kept by earlier versions. */
  firstGiven?: unknown;
  first?: string;
  firstRight?: boolean;
}

/** What a host or a cell of a notebook holds of its part. */
export interface Holding {
  words: Record<string, string>;
  question?: Question;
  chapter?: string;
  /** The exit question of a chapter that has one. */
  exit?: string;
  table?: Table;
}
