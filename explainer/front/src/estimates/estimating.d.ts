/** Coded estimates: rows of a reader's own conflict-data file, as `explainer.records.estimates` has them. */

/** Words, columns and claims, as `explainer.publish.estimates` makes them. */
export interface Known {
  words: Record<string, string>;
  columns: {
    ged: Columns;
    acled: Columns;
    headerless: string[];
    acledNames: string[];
    optional: string[];
  };
  provinces: Record<string, string>;
  claims: ClaimBeside[];
  css: string;
}

/** By our field the column of a file. */
export type Columns = Record<string, string>;

export interface Header {
  layout: string;
  places: Record<string, number>;
  names: string[];
  isRow?: boolean;
}

export interface Estimate {
  data_set: "ucdp-ged" | "ucdp-candidate" | "acled";
  version: string;
  file: string;
  sha256: string;
  read_on: string;
  line: number;
  row_id: string;
  relid: string;
  code_status: string;
  timestamp: string;
  violence: string;
  conflict: string;
  side_a: string;
  side_b: string;
  first: string;
  last: string;
  date_prec: number | null;
  place: string;
  district: string;
  province: string;
  country: string;
  lon: number | null;
  lat: number | null;
  where_prec: number | null;
  low: number | null;
  best: number | null;
  high: number | null;
  deaths_a: number | null;
  deaths_b: number | null;
  deaths_civilians: number | null;
  deaths_unknown: number | null;
  sources: number | null;
  office: string;
  original: string;
  headline: string;
  notes: string;
  notices: string[];
}

export interface EstimateFile {
  rows: Estimate[];
  layout: string;
  again: number;
  elsewhere: number;
  otherDays: number;
  spans: [string, string] | null;
  letters: "utf-8" | "utf-16" | "windows-1252";
}

/** A row of cells with the number of its first line. */
export type Row = [line: number, cells: string[]];

export interface Spot {
  lon: number | null;
  lat: number | null;
  km: number | null;
  province: string;
  country: string;
}

export interface Comparable {
  id: string;
  first: string;
  last: string;
  spots: Spot[];
  dyad: string;
  civilians: boolean;
  low: number | null;
  high: number | null;
}

export interface ClaimBeside {
  of: Comparable;
  who: string;
  words: string;
  whom: string;
  side: string;
}

export interface Near {
  claim: string;
  when: string;
  where: string;
  same: string;
}

export interface LaneBeside {
  claim: string;
  side: string;
  label: string;
  same: string;
  says_same: boolean;
  aside: string;
  low: number | null;
  high: number | null;
  tick: number | null;
}

export interface ShownRow {
  id: string;
  title: string;
  coded: string;
  number: string;
  lanes: LaneBeside[];
  most: number;
  facts: [string, string][];
}
