/** What is sent and answered about a report that is being coded: see explainer/classroom/coding. */

import type { Frame } from "../types.d.ts";

export type Fields = Record<string, string>;

/** The record of a coded claim, as far as it is shown. */
export interface Coded {
  says: string;
  quote?: string;
  at: { line: number };
}

/** All of a report that is being coded: what a browser keeps. */
export interface Draft {
  text: string;
  about: Fields;
  claims: Coded[];
  at: number;
  choices: Fields;
  changing: number | null;
  /** Speakers and places that only this report has. */
  speakers?: { id: string; name: string; side: string }[];
  places?: { id: string; name: string }[];
}

/** One thing that words for a day may mean, and what it would fill in. */
export interface Reading {
  words: string;
  said: Fields | null;
  happened: Fields | null;
}

export interface Day {
  words: string;
  ask: string;
  readings: Reading[];
}

export interface Line {
  at: number;
  of: number;
  number: number;
  words: string;
  found: [kind: string, words: string[]][];
  quantities: string[];
  uses: [words: string, buttons: Fields[]][];
  days: Day[];
  nothing: string;
}

export type Field = [
  name: string,
  label: string,
  kind: "check" | "choice" | "date" | "name" | "quantity" | "quote" | "words",
];
export type Option = [value: string, name: string, group: string];

/** The five and the coded report: places in packed values. */
export interface Beside {
  on: string;
  day: string;
  claim: string;
  page: number;
  cards: number;
  values: unknown[];
}

export interface Reply {
  draft: Draft;
  form: [legend: string, fields: Field[]][];
  /** What may be left empty. */
  more_form?: [legend: string, fields: Field[]][];
  about_form: Field[];
  line: Line | Record<string, never>;
  options: Record<string, Option[]>;
  coded: [line: number, says: string, quote: string][];
  yaml: string;
  problems?: string[];
  /** What is to be known though nothing is wrong. */
  warnings?: string[];
  /** Whether a fault lies in what is folded away. */
  in_fold?: boolean;
  says?: string;
  opened?: string;
  agreement?: string;
  page?: Beside;
}

export interface File64 {
  name: string;
  content: string;
}

export interface Asked {
  ask: "look" | "read" | "open" | "go" | "add" | "change" | "remove" | "compare";
  draft: Draft;
  number?: number;
  words?: string;
  files?: File64[];
  page?: boolean;
}

/** With what a coder begins. */
export interface Opening {
  words: Record<string, string>;
  frame: Frame;
  reply: Reply;
}

/** What is kept between two visits. */
export interface Kept {
  draft: Draft;
  yaml: string;
}

/** Who answers, and where a draft is kept. */
export interface Carrier {
  ask(asked: Asked): Promise<Reply>;
  kept(): Kept | null;
  /** Whether it was kept. */
  keep(kept: Kept): boolean;
  forget(): void;
  /** Writes the record where the reader says: only a kernel can. */
  write?(file: string, withText: boolean): Promise<{ says: string; problems: string[] }>;
  /** Calls back when somebody else has changed the draft. */
  onOther?(take: (draft: Draft) => void): void;
}
