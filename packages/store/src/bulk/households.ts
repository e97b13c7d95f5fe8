import type { HouseholdLine } from '@wangdi/kernel/exchange/line.ts'
import type { Ground } from '../ground.ts'
import { copyLine } from './copy.ts'
import type { Sheets } from './sheets.ts'

/** What of a household has no column of its own, by the form's keys. */
export const householdFields = (line: HouseholdLine): Readonly<Record<string, unknown>> => {
  const { env_kitchen, env_fuel, env_water, env_toilet, env_livestock, economic_note, special_family } = line
  const facts = { env_kitchen, env_fuel, env_water, env_toilet, env_livestock, economic_note }
  const filled = Object.entries(facts).filter(([, value]) => value !== null)
  return Object.fromEntries([...filled, ...(special_family.length > 0 ? [['special_family', special_family]] : [])])
}

/** Rows of a household; members stand in the village where each of them lives today. */
export const writeHousehold = (
  sheets: Sheets,
  line: HouseholdLine,
  world: { readonly tenant: number; readonly ground: Ground; readonly now: string },
  villageOf: ReadonlyMap<string, number>,
): void => {
  const village = world.ground.areaByCode(line.village)?.area
  if (village === undefined) throw new Error(`household of an unknown village ${line.village}`)
  const { tenant, now } = world
  const fields = JSON.stringify(householdFields(line))
  sheets
    .of('household')
    .lines.push(
      copyLine([tenant, line.household_id, village, line.address, line.phone, line.head, fields, line.archived, now]),
    )
  for (const member of line.members) {
    const home = villageOf.get(member.resident_id) ?? village
    sheets
      .of('household_member')
      .lines.push(
        copyLine([
          ...[tenant, line.household_id, member.resident_id, home, member.relation_to_head, member.joined, member.left],
        ]),
      )
  }
}
