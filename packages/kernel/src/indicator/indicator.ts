/** Flags that must hold; `!flag` must not. */
export type Having = readonly string[]

/** An event of the same episode that happened by R, on whatever day; `absent`: there must be none. */
export interface Joined {
  readonly kind: string
  readonly having: Having
  readonly absent?: boolean
}

/**
 * What is counted. `status` reads states on the reference day R, `event` rows in [S, R], `due` slots that closed in
 * [S, R], `base` a named population figure.
 */
export type Count =
  | {
      readonly from: 'status'
      readonly programme: string
      readonly having: Having
      /** Number of the state that is summed; left out: persons are counted. */
      readonly sum?: string
      /** Number that caps each person's share of the sum. */
      readonly capBy?: string
      /** The count or sum times this, e.g. persons × 4 visits. */
      readonly times?: number
    }
  | {
      readonly from: 'event'
      readonly programme: string
      readonly kind: string
      readonly having: Having
      readonly distinct?: 'person'
      /**
       * Of the events in [S, R] only those that others join by R: notices of the period whose patient was seen by R. So
       * what happens after R changes no figure of R.
       */
      readonly joined?: readonly Joined[]
    }
  | {
      readonly from: 'due'
      readonly programme: string
      readonly kinds: readonly string[]
      /** Only those met by the day they were due. */
      readonly met?: boolean
    }
  /** `age`: the figure of those of this age and over; left out: of all ages. */
  | { readonly from: 'base'; readonly kind: string; readonly age?: number }

/** 时点 · 时期 · 年度人群 · 应做. */
export type Nature = 'state' | 'flow' | 'cohort' | 'due'

export interface Clause {
  readonly code: string
  /** State flag that says the clause is met. */
  readonly flag: string
  /** Short heading in the table of reasons, e.g. 应随访次数不足. */
  readonly title: string
}

export interface Variant {
  readonly id: string
  /** 口径名, printed beside every figure, e.g. 在管口径. */
  readonly name: string
  readonly denominator: Count | null
  /** Whom the variant asks about, where it differs: of a population base, the known persons who may fail it. */
  readonly about?: Having
  /** Where the variant counts another numerator than the indicator's own. */
  readonly numerator?: Count
  /** Clauses of the variant's own numerator, where they differ. */
  readonly clauses?: readonly Clause[]
  /** The same in the reading of the whole year, where the indicator has one. */
  readonly fullYear?: { readonly numerator: Count; readonly clauses: readonly Clause[] }
}

/** An indicator as data: who is in the denominator, who of them counts, the clause each of the others fails. */
export interface Indicator {
  readonly id: string
  /** Id in the programme's own list, e.g. HTN-I2. */
  readonly factId?: string
  readonly name: string
  readonly programme: string
  readonly unit: '%' | '‰' | '人' | '人次' | '份'
  readonly nature: Nature
  readonly numerator: Count
  /** Clauses in order; persons of the denominator who fail are listed under the first unmet one. */
  readonly clauses: readonly Clause[]
  /** The default first; at least one. */
  readonly variants: readonly Variant[]
  /** Readings of a yearly clause in mid-year; the second replaces the numerator's flags (进度口径 is the default). */
  readonly fullYear?: { readonly numerator: Count; readonly clauses: readonly Clause[] }
  /** Whom the question is about at all: those outside the denominator are listed as excluded, with a reason. */
  readonly about?: Having
  readonly direction: '>=' | '<=' | '-'
  readonly target?: number
  /** The variant that the target is of, where it is not of every one. */
  readonly targetOf?: string
  /** Shown on the first page of figures. */
  readonly headline?: boolean
  /** Its persons are a stage of the programme's funnel; `aside` hangs beside the chain, being no part of the one above. */
  readonly stage?: { readonly label: string; readonly aside?: boolean }
  readonly version: number
  readonly source: string
}
