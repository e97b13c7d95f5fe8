import { ruleNames, rules } from '@wangdi/kernel/rule/list.ts'
import { runRuleLine, unknownRule } from '@wangdi/kernel/rule/run.ts'
import type { Command } from './command.ts'
import { linesOf, writeLineTo } from './lines.ts'
import { readOptions } from './options.ts'

/** One JSON input a line, one JSON answer a line, in order. Without a name: lists the rules. */
export const command: Command = {
  run: async (args) => {
    const [name] = readOptions(args, {}).positionals
    if (name === undefined) {
      for (const each of ruleNames) await writeLineTo(process.stdout, each)
      return 0
    }
    if (!rules.has(name)) {
      await writeLineTo(process.stdout, JSON.stringify(unknownRule(name)))
      return 2
    }
    for await (const line of linesOf(process.stdin))
      if (line.trim() !== '') await writeLineTo(process.stdout, JSON.stringify(runRuleLine(name, line)))
    return 0
  },
}
