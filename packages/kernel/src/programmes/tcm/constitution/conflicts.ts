import { type Finding, finding } from '../../../form/finding.ts'
import type { Answers33, Judged } from './score.ts'
import { constitutionNames } from './types.ts'

const questionKey = (at: number): string => `q${at + 1}`

const ruled = (
  code: string,
  severity: Finding['severity'],
  category: Finding['category'],
  field: string,
  message_zh: string,
): Finding => ({ code, severity, category, field, message_zh })

/** Q-TCM-01: every question needs an answer. */
export const unanswered = (answers: Answers33): Finding[] =>
  answers.flatMap((answer, at) =>
    answer === null
      ? [ruled('Q-TCM-01', 'block', 'missing', questionKey(at), `第${at + 1}题未答，33题答全才能辨识`)]
      : [],
  )

/** An answer that is none of the form's five. */
export const outside = (answers: Answers33): Finding[] =>
  answers.flatMap((answer, at) =>
    answer === null || (Number.isInteger(answer) && answer >= 1 && answer <= 5)
      ? []
      : [finding('NOT_IN_OPTIONS', questionKey(at), `第${at + 1}题应为 1～5，现填 ${answer}`)],
  )

/** TCM_ANCHOR: an answer that differs from what was measured. */
export const anchorFinding = (question: 9 | 28, answer: number | null, proposed: number | null, measured: string) =>
  answer === null || proposed === null || answer === proposed
    ? []
    : [
        {
          ...ruled(
            'TCM_ANCHOR',
            'warn',
            'contradiction',
            `q${question}`,
            `第${question}题填 ${answer} 分，按${measured}应为 ${proposed} 分，请核对`,
          ),
          hint: String(proposed),
        },
      ]

/** How many of the 33 answers may be the same before it is said (product). */
const FLAT = 30

const mostFrequent = (answers: Answers33): number => {
  const counts = new Map<number | null, number>()
  for (const answer of answers) counts.set(answer, (counts.get(answer) ?? 0) + 1)
  return Math.max(...counts.values())
}

/** Signs that the questions were not asked: nearly all answers equal, or all as they were the last time. */
export const similarity = (answers: Answers33, last: Answers33 | null): Finding[] => {
  const most = mostFrequent(answers)
  const same = last !== null && last.length === answers.length && answers.every((answer, at) => answer === last[at])
  return [
    ...(most >= FLAT
      ? [ruled('TCM_FLAT', 'info', 'similarity', 'q1', `33题中有${most}题答案相同，请确认逐题问过本人`)]
      : []),
    ...(same
      ? [ruled('TCM_SAME_AS_LAST', 'warn', 'similarity', 'q1', '33题答案与上一次完全相同，请确认重新问过')]
      : []),
  ]
}

/** TCM_Q1_Q2: full of energy and easily tired. */
export const tiredAndFull = (answers: Answers33): Finding[] =>
  (answers[0] ?? 0) >= 4 && (answers[1] ?? 0) >= 4
    ? [ruled('TCM_Q1_Q2', 'warn', 'contradiction', 'q2', '第1题精力充沛与第2题容易疲乏矛盾，请再问一次')]
    : []

/** What the results themselves show: yin and yang deficiency together, none at all, equal highest ones. */
export const resultConflicts = ({ results, main, tied }: Judged): Finding[] => [
  ...(results.yin_deficiency === '1' && results.yang_deficiency === '1'
    ? [
        ruled(
          'TCM_YIN_YANG',
          'warn',
          'contradiction',
          'result_yin_deficiency',
          '阴虚质、阳虚质同时为“是”，请重新询问，必要时请中医师协助辨识',
        ),
      ]
    : []),
  ...(tied.length > 0
    ? [
        ruled(
          'TCM_TIE',
          'warn',
          'contradiction',
          'main_type',
          `${tied.map((type) => constitutionNames[type]).join('、')}得分相同，请医生选定主要体质`,
        ),
      ]
    : []),
  ...(main === null && tied.length === 0
    ? [
        ruled(
          'TCM_NONE',
          'block',
          'contradiction',
          'main_type',
          '九种体质都为“否”，不能提交；请再问一次，或存草稿两周后重新采集',
        ),
      ]
    : []),
]
