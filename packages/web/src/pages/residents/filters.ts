import type { QueryOf } from '@wangdi/kernel/api/route.ts'
import type { residents } from '@wangdi/kernel/api/routes/residents.ts'
import { programmes } from '@wangdi/kernel/programmes/list.ts'
import type { Search } from '../../frame/url.ts'
import { residentsText } from '../../text/residents.ts'

export type ListQuery = NonNullable<QueryOf<typeof residents.list>>

const ageOf = (text: string | undefined): readonly [number | undefined, number | undefined] => {
  const [, from, to] = /^(\d{1,3})-(\d{0,3})$/.exec(text ?? '') ?? []
  return [from ? Number(from) : undefined, to ? Number(to) : undefined]
}

/** The address's filters as the question to the server. */
export const queryOf = (url: Search): ListQuery => {
  const [age_from, age_to] = ageOf(url.age)
  return {
    q: url.q || undefined,
    village: url.village,
    programme: url.programme,
    state: url.state,
    age_from,
    age_to,
    after: url.after,
    limit: 50,
  }
}

/** Words of the filters in force, by the key that removes each. */
export const filterWords = (
  url: Search,
  villageName: (code: string) => string,
): readonly (readonly [string, string])[] =>
  (
    [
      ['q', url.q],
      ['village', url.village && villageName(url.village)],
      ['programme', programmes.find(({ id }) => id === url.programme)?.label],
      ['state', url.state && (residentsText.states[url.state] ?? url.state)],
      ['age', url.age && (residentsText.ages[url.age] ?? url.age)],
    ] as const
  ).flatMap(([key, words]): (readonly [string, string])[] => (words ? [[key, words]] : []))
