/** What a check found. All findings of a form are answered together, in form order. */
export interface Finding {
  readonly code: string
  readonly severity: Severity
  readonly category: Category
  /** Key of the field, `list[2].name` inside a list. */
  readonly field: string
  /** One Chinese sentence that names the field and the way out. */
  readonly message_zh: string
  /** Id of the rule that asked, where it is not the code itself. */
  readonly rule?: string
  /** A proposed value in the field's own unit; never applied by itself. */
  readonly hint?: string
  /** The record that is there already, to be opened instead of filling another. */
  readonly earlier?: { readonly form: string; readonly record_id: string }
}

/**
 * reject 拒绝: nothing is stored · block 不可提交: a draft is kept · warn 需确认: submitted after a typed reason ·
 * info 提示: shown only.
 */
export type Severity = 'reject' | 'block' | 'warn' | 'info'

/** The reviewers' words: 缺项、数值异常、逻辑错误、身份信息错误、重复、时间错误、雷同数据. */
export type Category = 'missing' | 'implausible' | 'contradiction' | 'identity' | 'duplicate' | 'timing' | 'similarity'

const catalogue = {
  BAD_FORMAT: ['reject', 'implausible'],
  BAD_PRECISION: ['reject', 'implausible'],
  NOT_IN_OPTIONS: ['reject', 'contradiction'],
  UNKNOWN_FIELD: ['reject', 'contradiction'],
  DATE_BEFORE_BIRTH: ['reject', 'timing'],
  VERSION_CONFLICT: ['reject', 'contradiction'],
  REQUIRED: ['block', 'missing'],
  DETAIL_REQUIRED: ['block', 'missing'],
  DETAIL_NOT_ALLOWED: ['block', 'contradiction'],
  EXCLUSIVE_OPTION: ['block', 'contradiction'],
  SKIP_FILLED: ['block', 'contradiction'],
  OUT_OF_RANGE: ['block', 'implausible'],
  BP_ORDER: ['block', 'contradiction'],
  CROSS_FIELD: ['block', 'contradiction'],
  SEX_CONFLICT: ['block', 'contradiction'],
  FUTURE_DATE: ['block', 'timing'],
  DATE_ORDER: ['block', 'timing'],
  SERVICE_AFTER_DEATH: ['block', 'contradiction'],
  SERVICE_AFTER_CLOSE: ['block', 'contradiction'],
  DUPLICATE_FORM: ['warn', 'duplicate'],
  UNUSUAL_VALUE: ['warn', 'implausible'],
  CLASS_MISMATCH: ['warn', 'contradiction'],
  NEXT_LATER_THAN_RULE: ['warn', 'timing'],
  REFERRAL_NOT_GIVEN: ['warn', 'contradiction'],
  ON_DEATH_DATE: ['warn', 'timing'],
  INPATIENT_OVERLAP: ['warn', 'contradiction'],
  BEFORE_ENROLMENT: ['warn', 'timing'],
} as const satisfies Record<string, readonly [Severity, Category]>

/** Codes that every form shares; a rule without a shared code uses its own id. */
export type SharedCode = keyof typeof catalogue

/** A finding of a shared code with its usual severity and category; `over` sets another where the form says so. */
export const finding = (
  code: SharedCode,
  field: string,
  message_zh: string,
  over: Partial<Pick<Finding, 'severity' | 'category' | 'rule' | 'hint' | 'earlier'>> = {},
): Finding => {
  const [severity, category] = catalogue[code]
  return { code, severity, category, field, message_zh, ...over }
}

const order: readonly Severity[] = ['info', 'warn', 'block', 'reject']

/** The most severe of the findings, or null when there is none. */
export const worst = (findings: readonly Finding[]): Severity | null =>
  findings.reduce<Severity | null>(
    (most, { severity }) => (most === null || order.indexOf(severity) > order.indexOf(most) ? severity : most),
    null,
  )
