import { collect } from '../assess/collect.ts'
import { assessPerson } from '../assess/person.ts'
import type { Command } from './command.ts'
import { linesOf, writeLineTo } from './lines.ts'
import { dayOption, readOptions } from './options.ts'

/** Reads the exchange format from standard input and prints one JSON line per resident; no database. */
export const command: Command = {
  run: async (args) => {
    const on = dayOption(readOptions(args, { on: { type: 'string' } }).values.on, '--on')
    const print = (value: object): Promise<void> => writeLineTo(process.stdout, JSON.stringify(value))
    const { places, residents } = await collect(linesOf(process.stdin), ({ line, findings }) =>
      print({ error: 'BAD_LINE', line, findings }),
    )
    for (const resident of residents.values()) await print(assessPerson(resident, places, on))
    return 0
  },
}
