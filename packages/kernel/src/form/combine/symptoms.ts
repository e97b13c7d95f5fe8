import { codesOf, textOf } from '../answers.ts'
import type { ManyField, Option, Values } from '../field.ts'
import type { Target } from './question.ts'

/** What one form has of the joint list. */
interface Share {
  readonly form: string
  readonly key: string
  readonly none: string
  /** Code of 其他 and the key of its words, where the form has one. */
  readonly other: { readonly code: string; readonly key: string } | null
  /** Code of the joint list → code of this form. */
  readonly codes: ReadonlyMap<string, string>
}

/** The symptoms of several forms as one list. */
export interface Union {
  readonly options: readonly Option[]
  readonly none: string
  readonly other: string
  readonly shares: readonly Share[]
}

/** Different words of the forms for the same complaint. */
const sameWords: Readonly<Record<string, string>> = {
  下肢浮肿: '下肢水肿',
  体重明显下降: '体重下降',
  四肢发麻: '手脚麻木',
  视物模糊: '视力模糊',
}

const meaning = (label: string): string => {
  const plain = label.replace(/[\s、/（）()]/g, '')
  return sameWords[plain] ?? plain
}

type SymptomTarget = Target & { readonly field: ManyField }

const otherOf = ({ details = {} }: ManyField): Share['other'] => {
  const [found] = Object.entries(details)
  return found ? { code: found[0], key: found[1] } : null
}

/** Symptoms of a field: without 无症状 and 其他. */
const listed = (field: ManyField): readonly Option[] => {
  const other = otherOf(field)?.code
  return field.options.filter(({ code }) => code !== field.exclusive && code !== other)
}

/** 头痛头晕 as 头痛 + 头晕 where other forms ask these apart; null where the word is one. */
const partsOf = (label: string, words: ReadonlySet<string>): readonly string[] | null => {
  for (let at = 1; at < label.length; at += 1) {
    const [head, tail] = [label.slice(0, at), label.slice(at)]
    if (!words.has(head)) continue
    const rest = words.has(tail) ? [tail] : partsOf(tail, words)
    if (rest) return [head, ...rest]
  }
  return null
}

const codesFor = (field: ManyField, codeOf: ReadonlyMap<string, string>, words: ReadonlySet<string>) =>
  new Map(
    listed(field).flatMap(({ code, label }) =>
      (partsOf(meaning(label), words) ?? [meaning(label)]).flatMap((word): [string, string][] => {
        const joint = codeOf.get(word)
        return joint ? [[joint, code]] : []
      }),
    ),
  )

/** One list over the symptom fields of several forms, mapped by meaning, never by code. */
export const unionOf = (targets: readonly SymptomTarget[]): Union => {
  const labels = targets.flatMap(({ field }) => listed(field))
  const words = new Set(labels.map(({ label }) => meaning(label)))
  const whole = new Map<string, string>()
  for (const { label } of labels)
    if (!partsOf(meaning(label), words) && !whole.has(meaning(label))) whole.set(meaning(label), label)
  const symptoms = [...whole].map(([word, label], at) => ({ word, option: { code: String(at + 2), label } }))
  const other = String(symptoms.length + 2)
  const codeOf = new Map(symptoms.map(({ word, option }) => [word, option.code]))
  return {
    none: '1',
    other,
    options: [{ code: '1', label: '无症状' }, ...symptoms.map(({ option }) => option), { code: other, label: '其他' }],
    shares: targets.map(({ form, key, field }) => ({
      form,
      key,
      none: field.exclusive ?? '',
      other: otherOf(field),
      codes: codesFor(field, codeOf, words),
    })),
  }
}

const labelOf = (union: Union, code: string): string =>
  union.options.find((option) => option.code === code)?.label ?? ''

/** The joint answer in the words of one form: what it does not list goes to its 其他 in words. */
export const sayIn = (union: Union, share: Share, chosen: readonly string[], words: string | null): Values => {
  if (chosen.length === 0) return {}
  if (chosen.includes(union.none)) {
    const rest =
      chosen.length > 1
        ? sayIn(
            union,
            share,
            chosen.filter((code) => code !== union.none),
            words,
          )
        : {}
    return { ...rest, [share.key]: [share.none, ...codesOf(rest, share.key)] }
  }
  const own = new Set(chosen.flatMap((code) => share.codes.get(code) ?? []))
  const unlisted = chosen.filter((code) => code !== union.other && !share.codes.has(code))
  const says = [
    ...unlisted.map((code) => labelOf(union, code)),
    ...(chosen.includes(union.other) && words ? [words] : []),
  ]
  const needsOther = unlisted.length > 0 || chosen.includes(union.other)
  if (!needsOther || !share.other) return { [share.key]: [...own] }
  return {
    [share.key]: [...own, share.other.code],
    ...(says.length > 0 && { [share.other.key]: says.join('、') }),
  }
}

/** What one form's answer says in the joint list, with the words of its 其他 that are no symptom of the list. */
const heardFrom = (union: Union, share: Share, values: Values) => {
  const own = codesOf(values, share.key)
  if (own.includes(share.none)) return { none: true, codes: [], words: '', vague: [] as readonly string[] }
  const said = (share.other && textOf(values, share.other.key)) ?? ''
  const named = said === '' ? [] : said.split('、')
  const byLabel = new Map(union.options.map(({ code, label }) => [label, code]))
  const joint = [...share.codes].filter(([, code]) => own.includes(code))
  const single = joint.filter(([, code]) => joint.filter((each) => each[1] === code).length === 1)
  return {
    none: false,
    codes: [
      ...single.map(([code]) => code),
      ...named.flatMap((word) => byLabel.get(word) ?? []),
      ...(share.other && own.includes(share.other.code) && named.every((word) => !byLabel.has(word))
        ? [union.other]
        : []),
    ],
    words: named.filter((word) => !byLabel.has(word)).join('、'),
    vague: joint.filter((each) => !single.includes(each)).map(([, own]) => own),
  }
}

/** The joint answer that the answers of the forms came from; a word that covers several stands for all of them. */
export const gatherFrom = (union: Union, byForm: Readonly<Record<string, Values>>) => {
  const heard = union.shares.map((share) => ({ share, ...heardFrom(union, share, byForm[share.form] ?? {}) }))
  const codes = new Set(heard.flatMap((each) => each.codes))
  for (const { share, vague } of heard)
    for (const own of new Set(vague)) {
      const meant = [...share.codes].filter(([, code]) => code === own).map(([code]) => code)
      if (!meant.some((code) => codes.has(code))) for (const code of meant) codes.add(code)
    }
  const words = heard.map((each) => each.words).toSorted((a, b) => b.length - a.length)[0] ?? ''
  if (words !== '') codes.add(union.other)
  const some = union.options.map(({ code }) => code).filter((code) => codes.has(code))
  return { codes: heard.some(({ none }) => none) && some.length === 0 ? [union.none] : some, words }
}
