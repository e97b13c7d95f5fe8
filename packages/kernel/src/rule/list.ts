import { campaignRules } from '../campaign/rules.ts'
import { programmes } from '../programmes/list.ts'
import type { RuleFunction } from './rule.ts'
import { sharedRules } from './shared.ts'

/** Every named rule of this version: the shared ones and each programme's, by name in ascending order. */
export const rules: ReadonlyMap<string, RuleFunction> = new Map(
  [sharedRules, campaignRules, ...programmes.map((programme) => programme.rules)]
    .flatMap((named) => Object.entries(named))
    .sort(([a], [b]) => (a < b ? -1 : 1)),
)

/** What `wangdi rule` alone prints. */
export const ruleNames: readonly string[] = [...rules.keys()]
