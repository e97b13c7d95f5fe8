import { restricted } from '@wangdi/kernel/access/class.ts'
import { allRoutes } from '@wangdi/kernel/api/routes.ts'
import { stations } from '@wangdi/kernel/campaign/day/station.ts'
import { day } from '@wangdi/kernel/day/day.ts'
import { forms } from '@wangdi/kernel/form/list.ts'
import { indicators } from '@wangdi/kernel/indicator/list.ts'
import { programmes } from '@wangdi/kernel/programmes/list.ts'
import { sampleOf } from '@wangdi/kernel/testing/sample.ts'
import type { Answer } from '../client.ts'
import { DAY, NEW, type Residents } from './acts.ts'
import type { Teller } from './transcript.ts'

/** Routes that say nothing of residents, or change what the transcript itself stands on; each with the reason. */
export const notAsked: Readonly<Record<string, string>> = {
  'session.demo': 'accounts of the demonstration, before anybody has signed in',
  'session.signIn': 'asked by the clients themselves; names no resident',
  'session.signOut': 'would end the session that asks',
  'session.choosePost': 'every account has one post',
  'session.changePassword': 'of the account alone',
  'jobs.list': 'moments and progress of the server, of the own jobs',
  'print.blank': 'a form with nobody on it',
  'print.pdf': 'drawn from what print.sheet answers',
  'print.yearPdf': 'drawn from what print.year answers',
  'accounts.create': 'administration; reaches no class of resident data (permissions.test.ts)',
  'accounts.change': 'administration',
  'accounts.grantPost': 'administration',
  'accounts.endPost': 'administration',
  'examDays.answerAlarm': 'answers with the alarm that examDays.alarms lists',
  'examDays.assign': 'moves a laboratory value of the day; answers nothing',
  'glass.review': 'answers that it was reviewed, nothing else',
}

const guardedIndicators = new Set(
  indicators
    .filter(({ programme }) =>
      programmes.some(({ id, dataClass }) => id === programme && restricted.some((each) => each === dataClass)),
    )
    .map(({ id }) => id),
)

/** Sums over restricted programmes are what readers of sums may see; they change, small ones hidden. */
export const withoutSums = (route: string, answer: Answer): Answer => {
  const { body } = answer
  if (route === 'figures.overview' && body?.rows) {
    const rows = body.rows.filter(({ indicator }: { indicator: string }) => !guardedIndicators.has(indicator))
    return { ...answer, body: { ...body, met: null, near: null, behind: null, rows } }
  }
  return answer
}

const seesSums = (reader: string): boolean => reader === 'kezhang' || reader === 'weijianju'
const isSums = (route: string, path: string): boolean =>
  route.startsWith('figures.') && [...guardedIndicators].some((id) => path.includes(`/${id}/`))

interface Ids {
  readonly residents: Residents
  readonly records: readonly string[]
}

/** Everything that can be put into a parameter and concerns the residents. */
const valuesOf = (name: string, path: string, { residents, records }: Ids): readonly string[] => {
  if (name === 'form') return path.startsWith('/forms') ? ['checkup'] : [...forms.keys()]
  if (name === 'indicator') return indicators.map(({ id }) => id)
  if (name === 'variant') return ['default']
  if (name === 'programme') return programmes.map(({ id }) => id)
  if (name === 'class') return restricted
  if (name === 'station') return stations.map(({ code }) => code)
  if (name === 'person') return [residents.elder, residents.young]
  if (path.startsWith('/residents')) return [residents.elder, residents.young]
  if (path.startsWith('/records')) return records
  return path.startsWith('/exam-days') ? [DAY] : [NEW]
}

const expand = (path: string, ids: Ids): string[] => {
  const name = /:([a-z]+)/i.exec(path)?.[1]
  if (!name) return [path]
  return valuesOf(name, path, ids).flatMap((value) => expand(path.replace(`:${name}`, value), ids))
}

const queries: Readonly<Record<string, readonly string[]>> = {
  'residents.list': ['?village=V', '?village=V&limit=200', '?village=V&programme=smd', '?village=V&programme=tb'],
  'residents.timeline': ['?limit=200', '?programme=smd&limit=200', '?programme=tb&limit=3'],
  today: ['?limit=200', '?bucket=overdue&limit=200', '?bucket=week&limit=200', '?bucket=done&limit=200', '?limit=3'],
  'figures.overview': ['', '?area=V'],
  'figures.persons': ['?list=met', '?list=not-met', '?list=excluded', '?list=events'],
  'records.start': ['?on=2026-05-21'],
  'records.startVisit': ['?forms=checkup,htn_followup', '?forms=checkup,smd_followup,tb_followup'],
  'registers.list': ['', '?limit=2', '?area=V'],
  'examDays.find': ['?q=A001', '?q=A002'],
  'examDays.roster': ['', '?limit=1'],
  'print.year': ['?year=2026', ''],
}

/** What the checks say about forms that are only tried; the same answers in both counties. */
const samples = new Map([...forms.values()].map((form) => [form.id, sampleOf(form, day('2026-06-29'))]))

const tryForms = async (tell: Teller, reader: string, resident_id: string): Promise<void> => {
  for (const form of forms.values()) {
    if (form.subject !== 'resident') continue
    const fields = samples.get(form.id)
    const one = { record_id: NEW, version_id: NEW, base: [], form: form.id, service_date: '2026-06-29', fields }
    const version = { ...one, status: 'submitted' }
    await tell.ask(reader, 'POST', '/records?dryRun=true', { ...version, resident_id })
    await tell.ask(reader, 'POST', '/encounters?dryRun=true', { encounter_id: NEW, resident_id, records: [version] })
  }
}

/** Everything that a reader can ask about the residents. */
export const askAll = async (
  tell: Teller,
  reader: string,
  residents: Residents,
  hidden: readonly string[],
): Promise<void> => {
  const ids: Ids = { residents, records: [...residents.records, ...hidden] }
  for (const { id, method, path } of allRoutes) {
    if (method !== 'GET' || id in notAsked) continue
    for (const each of expand(path, ids))
      for (const query of queries[id] ?? [''])
        if (!(seesSums(reader) && isSums(id, each)))
          await tell.ask(reader, 'GET', each + query.replace('V', residents.village))
  }
  for (const resident of [residents.elder, residents.young]) await tryForms(tell, reader, resident)
}
