import type { Context } from '@wangdi/store/context.ts'
import { listResidents } from '@wangdi/store/read/residents.ts'
import type { Bench } from '../bench.ts'
import { keyLookup } from '../lookup.ts'
import { type Measure, measure, timeOf, timesOf } from '../measure.ts'
import { newPost, unitOfKind, villagePost } from '../posts.ts'
import { type Sampled, samplePersons } from '../sample.ts'

const REQUESTS = 200
const WARM_UP = 20

const ways: readonly { readonly by: string; readonly term: (person: Sampled) => string | null }[] = [
  { by: 'initials', term: ({ initials }) => initials },
  { by: 'name', term: ({ name }) => name },
  { by: 'ID number', term: ({ id_number }) => id_number },
]

const searches = async (
  bench: Bench,
  who: string,
  persons: readonly Sampled[],
  contextOf: (person: Sampled) => Context,
): Promise<Measure[]> => {
  const plain = {
    name: 'one resident by primary key',
    result: await keyLookup(bench, contextOf(persons[0]).scope),
  }
  const rows: Measure[] = []
  for (const { by, term } of ways) {
    const asked = persons.filter((person) => term(person) !== null)
    const times = await timesOf(asked, WARM_UP, async (person) => {
      const answer = await listResidents(contextOf(person), { q: term(person) ?? '' })
      if (!('items' in answer) || answer.items.length === 0) throw new Error(`search by ${by} found nobody`)
    })
    rows.push(measure('search', `${who}, by ${by}`, timeOf(times), times.length, plain))
  }
  return rows
}

/** Finding a resident under row security, by a post that sees one village and by one that sees the county. */
export const searchPart = async (bench: Bench): Promise<Measure[]> => {
  const { villages, inVillage } = await villagePost(bench)
  const county = await newPost(bench, 'R09', await unitOfKind(bench, 'bureau'))
  const persons = await samplePersons(bench, REQUESTS, villages)
  return [
    ...(await searches(bench, 'village post', persons, ({ village }) => inVillage(village))),
    ...(await searches(bench, 'county post', persons, () => county.context)),
  ]
}
