import type { Day } from '@wangdi/kernel/day/day.ts'
import type { AreaLine, UnitLine } from '@wangdi/kernel/exchange/line.ts'
import type { UnitOfVillage } from '@wangdi/kernel/programme/subject.ts'
import type { Area } from '@wangdi/store/ground.ts'

interface Service {
  readonly unit: number
  readonly from: Day | null
  readonly to: Day | null
}

/** Areas and units of a file, as the numbers that the rules work with. A code never seen gets a number of its own. */
export interface Places {
  readonly numberOf: (code: string) => number
  readonly addArea: (line: AreaLine) => void
  readonly addUnit: (line: UnitLine) => void
  readonly unitOf: UnitOfVillage
  readonly unitDays: (village: number) => readonly Day[]
  /** Name, kind and parent of an area; null for one that the file does not describe. */
  readonly areaOf: (area: number) => Pick<Area, 'rural' | 'name' | 'parent'> | null
}

const covers = ({ from, to }: Service, on: Day): boolean => (!from || from <= on) && (!to || on <= to)

/** Collects places while a file is read. */
export const collectPlaces = (): Places => {
  const numbers = new Map<string, number>()
  const areas = new Map<number, Pick<Area, 'rural' | 'name' | 'parent'>>()
  const services = new Map<number, Service[]>()
  const numberOf = (code: string): number => {
    const known = numbers.get(code) ?? numbers.size + 1
    numbers.set(code, known)
    return known
  }
  return {
    numberOf,
    addArea: ({ code, name, rural, parent }) => {
      areas.set(numberOf(code), { name, rural, parent: parent === null ? null : numberOf(parent) })
    },
    addUnit: ({ code, serves }) => {
      for (const { area, from, to } of serves) {
        const village = numberOf(area)
        const service = { unit: numberOf(code), from: from as Day | null, to: to as Day | null }
        services.set(village, [...(services.get(village) ?? []), service])
      }
    },
    unitOf: (village, on) => {
      const of = services.get(village) ?? []
      return (of.findLast((service) => covers(service, on)) ?? of[0])?.unit ?? 0
    },
    unitDays: (village) => (services.get(village) ?? []).flatMap(({ from }) => from ?? []),
    areaOf: (area) => areas.get(area) ?? null,
  }
}
