import type { RecordLine, ResidentLine } from '@wangdi/kernel/exchange/line.ts'
import { parseLine } from '@wangdi/kernel/exchange/parse.ts'
import type { Finding } from '@wangdi/kernel/form/finding.ts'
import { collectPlaces, type Places } from './ground.ts'

/** One resident of a file: the line about them, where there is one, and every version of their records. */
export interface Collected {
  readonly resident_id: string
  resident: ResidentLine | null
  readonly versions: RecordLine[]
}

export interface BadLine {
  readonly line: number
  readonly findings: readonly Finding[]
}

export interface File {
  readonly places: Places
  /** In the order in which the file first names them. */
  readonly residents: ReadonlyMap<string, Collected>
}

/** Reads an exchange file whole; what cannot be read goes to `refuse`, line by line. */
export const collect = async (lines: AsyncIterable<string>, refuse: (bad: BadLine) => Promise<void>): Promise<File> => {
  const places = collectPlaces()
  const residents = new Map<string, Collected>()
  const residentOf = (resident_id: string): Collected => {
    const known = residents.get(resident_id) ?? { resident_id, resident: null, versions: [] }
    residents.set(resident_id, known)
    return known
  }
  let number = 0
  for await (const text of lines) {
    number += 1
    if (text.trim() === '') continue
    const parsed = parseLine(text)
    if ('findings' in parsed) await refuse({ line: number, findings: parsed.findings })
    else if (parsed.line.kind === 'area') places.addArea(parsed.line)
    else if (parsed.line.kind === 'unit') places.addUnit(parsed.line)
    else if (parsed.line.kind === 'resident') residentOf(parsed.line.resident_id).resident = parsed.line
    else if (parsed.line.kind === 'record') residentOf(parsed.line.resident_id).versions.push(parsed.line)
  }
  return { places, residents }
}

/** The version of each record that counts: one that no other was made from, the latest of several. */
export const headsOf = (versions: readonly RecordLine[]): readonly RecordLine[] => {
  const replaced = new Set(versions.flatMap(({ base }) => base))
  const heads = new Map<string, RecordLine>()
  for (const version of versions) {
    if (replaced.has(version.version_id)) continue
    const other = heads.get(version.record_id)
    const later = !other || (version.recorded_at ?? '') >= (other.recorded_at ?? '')
    if (later) heads.set(version.record_id, version)
  }
  return [...heads.values()].toSorted((a, b) =>
    a.service_date === b.service_date ? (a.record_id < b.record_id ? -1 : 1) : a.service_date < b.service_date ? -1 : 1,
  )
}
