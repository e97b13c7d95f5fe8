import type { RecordLine } from '@wangdi/kernel/exchange/line.ts'
import { groundOf } from '@wangdi/store/ground.ts'
import { sql } from '@wangdi/store/sql.ts'
import type { Bench } from '../bench.ts'
import { clock, type Measure, measure, quantile, type Result, rateOf } from '../measure.ts'
import { insertRate, recordRows } from '../plain.ts'
import { newPost, signIn } from '../posts.ts'
import { startServer } from '../server.ts'

const RUNS = 3
const MOST = 800
/** The server takes at most 600 requests a minute of one account. */
const MOST_EACH = Math.floor(560 / (RUNS + 1))

interface Doctor {
  readonly headers: Readonly<Record<string, string>>
  readonly visits: RecordLine[]
}

/** The visits of each health centre. */
const byCentre = async ({ store, today }: Bench, visits: readonly RecordLine[]): Promise<[string, RecordLine[]][]> =>
  store.system('bench', async (tx) => {
    const ground = await groundOf(store, tx)
    const ids = visits.map(({ resident_id }) => resident_id)
    const rows = await tx.rows<{ person: string; village: number }>(
      sql`select person, village from person where tenant = ${store.tenant} and person = any (${ids}::uuid[])`,
    )
    const villages = new Map(rows.map(({ person, village }) => [person, village]))
    const centres = Map.groupBy(visits, ({ resident_id }) => {
      const unit = ground.unitById(ground.unitOf(villages.get(resident_id) ?? 0, today))
      return (unit?.parent ? ground.unitById(unit.parent)?.code : unit?.code) ?? ''
    })
    return [...centres].filter(([code]) => code !== '').toSorted((a, b) => b[1].length - a[1].length)
  })

const bodyOf = (line: RecordLine): string =>
  JSON.stringify({
    record_id: line.record_id,
    version_id: line.version_id,
    base: [],
    resident_id: line.resident_id,
    form: line.form,
    edition: line.edition,
    service_date: line.service_date,
    status: 'submitted',
    fields: line.fields,
    findings_confirmed: line.findings_confirmed,
  })

interface Run {
  readonly rate: number
  readonly times: readonly number[]
  readonly refused: number
}

/** Each doctor saves one visit after the other, all doctors at once. */
const saveAll = async (address: string, doctors: readonly Doctor[], share: number): Promise<Run> => {
  const times: number[] = []
  let refused = 0
  const ms = await clock(() =>
    Promise.all(
      doctors.map(async ({ headers, visits }) => {
        for (const line of visits.splice(0, share)) {
          const began = performance.now()
          const answer = await fetch(`${address}/api/v1/records`, { method: 'POST', headers, body: bodyOf(line) })
          await answer.arrayBuffer()
          if (answer.ok) times.push(performance.now() - began)
          else if (answer.status === 422) refused += 1
          else throw new Error(`save: ${answer.status}`)
        }
      }),
    ),
  )
  return { rate: times.length / (ms / 1000), times, refused }
}

/** As many signed-in doctors as there are connections, each with visits of the own centre. */
const doctorsOf = async (bench: Bench, address: string): Promise<Doctor[]> => {
  const { clients } = bench.options
  const total = Math.min(MOST * (RUNS + 1), bench.county.held.left())
  const centres = await byCentre(bench, bench.county.held.take(total))
  const doctors: Doctor[] = []
  for (let at = 0; at < clients; at++) {
    const [code, visits] = centres[at % centres.length]
    const sharing = Math.ceil((clients - (at % centres.length)) / centres.length)
    const { login } = await newPost(bench, 'R02', code)
    const turn = Math.floor(at / centres.length)
    const mine = visits.filter((_, n) => n % sharing === turn)
    doctors.push({ headers: await signIn(address, login), visits: mine })
  }
  return doctors
}

/** Saving through the API of a server in its own process, against bare inserts of the same rows. */
export const savesPart = async (bench: Bench): Promise<Measure[]> => {
  const { clients } = bench.options
  const server = await startServer(bench)
  try {
    const doctors = await doctorsOf(bench, server.address)
    const fewest = Math.min(...doctors.map(({ visits }) => visits.length))
    const share = Math.min(MOST_EACH, Math.floor(fewest / (RUNS + 1)))
    const [runs, plain]: [Run[], number[]] = [[], []]
    for (let run = 0; run <= RUNS; run++) {
      const rows = recordRows(doctors.flatMap(({ visits }) => visits.slice(0, share)))
      const saved = await saveAll(server.address, doctors, share)
      const inserted = await insertRate(bench, rows, clients)
      // The first run warms up.
      if (run === 0) continue
      runs.push(saved)
      plain.push(inserted)
    }
    bench.otherMemory.set('server', (await server.memory()) ?? 0)
    const times = runs.flatMap((run) => run.times)
    const refused = runs.reduce((sum, run) => sum + run.refused, 0)
    if (refused > times.length / 10) throw new Error(`${refused} of ${refused + times.length} saves were refused`)
    const latency: Result = { kind: 'time', p50: quantile(times, 0.5), p95: quantile(times, 0.95), unit: 'ms' }
    return [
      measure(
        'saves',
        `through the API, ${clients} doctors at once`,
        rateOf(
          'saves/s',
          runs.map(({ rate }) => rate),
        ),
        RUNS,
        { name: `single-row INSERT, ${clients} connections`, result: rateOf('inserts/s', plain) },
      ),
      measure('saves', 'the same, one save', latency, times.length),
    ]
  } finally {
    await server.stop()
  }
}
