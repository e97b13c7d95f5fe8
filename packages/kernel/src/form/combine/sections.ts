import { concepts } from '../concept.ts'
import type { Field, Fields } from '../field.ts'
import type { Form, Section } from '../form.ts'
import { giverOf, type Part, type Question } from './question.ts'

/** A card of the visit: the questions of one form, or shared ones. */
export interface Block {
  readonly id: string
  readonly title: string
  /** The form that the card is of; null for what is shared. */
  readonly form: string | null
  readonly keys: readonly string[]
  readonly pairs: readonly (readonly [string, string])[]
  /** Words of the button that sets the normal values of this card, naming what it sets; '' where there are none. */
  readonly normalLabel: (fields: Fields) => string
}

type Questions = ReadonlyMap<string, Question>
type QuestionOf = ReadonlyMap<string, string>
type Pairs = readonly (readonly [string, string])[]

/** How this visit went. */
const visitFacts = new Set(['service_date', 'method', 'contact_outcome', 'lost_reason', 'death_date', 'death_cause'])
const signFacts = new Set(['provider', 'provider_signature', 'resident_signature'])
const drugFacts = new Set(['drugs', 'adherence'])

const isShared = ({ targets, feed, union }: Question): boolean =>
  new Set(targets.map(({ form }) => form)).size > 1 || feed !== undefined || union !== undefined

/** Measured on the body: stands in the shared block whatever form it is for. */
const isVital = ({ concept }: Question): boolean => concept !== undefined && concepts.get(concept)?.vital === true

const rootOf = (id: string): string => id.replace(/(:|_\d+_text$).*$/, '')

const wordsFor = (field: Field): string => {
  const normal = Array.isArray(field.normal) ? field.normal[0] : field.normal
  const option = 'options' in field ? field.options.find(({ code }) => code === normal)?.label : undefined
  if (option === undefined) return ''
  if (option === '无' || option === '否') return `无${field.label}`
  return option.startsWith('无') ? option : `${field.label}${option}`
}

const SHOWN = 3

/** 无危急情况、心理调整良好等 5 项. */
export const normalWords =
  (keys: readonly string[]) =>
  (fields: Fields): string => {
    const words = keys.flatMap((key) => (fields[key]?.normal === undefined ? [] : wordsFor(fields[key]) || []))
    if (words.length <= SHOWN) return words.join('、')
    return `${words.slice(0, SHOWN - 1).join('、')}等 ${words.length} 项`
  }

const pairsOf = (sections: readonly Section[], form: Form, questionOf: QuestionOf) =>
  sections.flatMap(({ pairs = [] }) =>
    pairs.map(([a, b]) => [questionOf.get(`${form.id}:${a}`) ?? a, questionOf.get(`${form.id}:${b}`) ?? b] as const),
  )

/** Pairs of a card: both stand in it, and each first one leads one pair only. */
const pairsIn = (keys: readonly string[], all: readonly (readonly [string, string])[]) => {
  const seen = new Set<string>()
  return all.filter(([a, b]) => {
    if (!keys.includes(a) || !keys.includes(b) || seen.has(a)) return false
    seen.add(a)
    return true
  })
}

/** Each not-done reason behind its item. */
const withReasons = (keys: readonly string[], questions: Questions): readonly string[] =>
  keys.flatMap((key) => (questions.has(`${key}_not_done`) ? [key, `${key}_not_done`] : [key]))

/** A form with fewer own questions than this is one card. */
const ONE_CARD = 40

const formBlocks = (part: Part, free: (id: string) => boolean, questionOf: QuestionOf): Omit<Block, 'pairs'>[] => {
  const { form } = part
  const keysOf = ({ fields }: Section): string[] =>
    Object.keys(fields)
      .flatMap((key) => questionOf.get(`${form.id}:${key}`) ?? [])
      .filter(free)
  const cards = form.sections
    .map((section) => ({ section, keys: keysOf(section) }))
    .filter(({ keys }) => keys.length > 0)
  const all = cards.flatMap(({ keys }) => keys)
  if (all.length === 0) return []
  if (all.length < ONE_CARD)
    return [{ id: form.id, title: form.short, form: form.id, keys: all, normalLabel: normalWords(all) }]
  return cards.map(({ section, keys }) => ({
    id: `${form.id}-${section.id}`,
    title: section.title,
    form: form.id,
    keys,
    normalLabel: section.normalLabel ? () => section.normalLabel ?? '' : normalWords(keys),
  }))
}

const CARDS = {
  visit: 'shared-visit',
  shared: 'shared',
  symptoms: 'shared-symptoms',
  drugs: 'shared-drugs',
  sign: 'shared-sign',
}

/** The card of a question; '' for one that stands with its form. */
const cardOf = (id: string, question: Question): string => {
  const fact = rootOf(id)
  if (question.union || id.startsWith('symptoms')) return CARDS.symptoms
  if (visitFacts.has(question.concept ?? fact)) return CARDS.visit
  if (!isShared(question) && !isVital(question)) return ''
  if (signFacts.has(fact)) return CARDS.sign
  return drugFacts.has(fact) ? CARDS.drugs : CARDS.shared
}

/** Answers that together state a shared question of other forms: asked where that question stands, and before it. */
const givers = (
  parts: readonly Part[],
  questions: Questions,
  questionOf: QuestionOf,
): ReadonlyMap<string, readonly string[]> =>
  new Map(
    [...questions.values()].flatMap((question): [string, readonly string[]][] => {
      const form = giverOf(parts, question)?.form
      const from = (question.concept !== undefined && form?.facts?.[question.concept]?.from) || []
      const ids = from.flatMap((key) => (form && questionOf.get(`${form.id}:${key}`)) ?? [])
      return ids.length > 0 ? [[question.id, ids]] : []
    }),
  )

/** All questions in paper order, form after form, those that give a fact before the question it answers. */
const orderOf = (parts: readonly Part[], questionOf: QuestionOf, given: ReadonlyMap<string, readonly string[]>) => [
  ...new Set(
    parts.flatMap(({ form }) =>
      Object.keys(form.fields).flatMap((key) => {
        const id = questionOf.get(`${form.id}:${key}`)
        return id === undefined ? [] : [...(given.get(id) ?? []), id]
      }),
    ),
  ),
]

/** Question → card. */
const placesOf = (
  questions: Questions,
  order: readonly string[],
  given: ReadonlyMap<string, readonly string[]>,
  pairs: Pairs,
) => {
  const placed = new Map<string, string>()
  for (const id of order) {
    const question = questions.get(id)
    if (question) placed.set(id, cardOf(id, question))
  }
  for (const [id, from] of given) for (const key of from) placed.set(key, placed.get(id) ?? '')
  // Now and target are one control: the second follows the first.
  for (const [first, second] of pairs)
    if (placed.get(first) === CARDS.shared && placed.get(second) === '') placed.set(second, CARDS.shared)
  for (const id of order)
    if (id.endsWith('_not_done')) placed.set(id, placed.get(id.slice(0, -'_not_done'.length)) ?? '')
  return placed
}

/** The cards of a visit: how it went, what is shared, symptoms, medicines, then each form, then who did it. */
export const blocksOf = (parts: readonly Part[], questions: Questions, questionOf: QuestionOf): readonly Block[] => {
  const pairs = parts.flatMap(({ form }) => pairsOf(form.sections, form, questionOf))
  const given = givers(parts, questions, questionOf)
  const order = orderOf(parts, questionOf, given)
  const placed = placesOf(questions, order, given, pairs)
  const shared = (id: string, title: string): Omit<Block, 'pairs'> => {
    const items = order.filter((key) => placed.get(key) === id && !key.endsWith('_not_done'))
    return { id, title, form: null, keys: withReasons(items, questions), normalLabel: normalWords(items) }
  }
  return [
    shared(CARDS.visit, '这次服务'),
    shared(CARDS.shared, '共同要问的'),
    shared(CARDS.symptoms, '症状'),
    shared(CARDS.drugs, '用药'),
    ...parts.flatMap((part) => formBlocks(part, (id) => placed.get(id) === '', questionOf)),
    shared(CARDS.sign, '签名'),
  ]
    .filter(({ keys }) => keys.length > 0)
    .map((block) => ({ ...block, pairs: pairsIn(block.keys, pairs) }))
}
