import type { Settings } from '../../../programme/subject.ts'
import { RuleError, type RuleFunction } from '../../../rule/rule.ts'
import { type Constitution, constitutions } from '../constitution/types.ts'
import { type Topic, texts, VERSION } from './texts.ts'

/** The county's own texts (setting `tcm_leaflets`): its version, and what it puts in the place of ours. */
interface County {
  readonly version: string
  readonly texts: Readonly<Record<string, Readonly<Record<string, unknown>>>>
}

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const countyOf = (settings: Settings | undefined): County | null => {
  const own = settings?.tcm_leaflets
  if (!isMap(own) || typeof own.version !== 'string') return null
  const given = isMap(own.texts) ? Object.entries(own.texts) : []
  return {
    version: own.version,
    texts: Object.fromEntries(given.flatMap(([key, of]) => (isMap(of) ? [[key, of]] : []))),
  }
}

/** Version of the leaflets in use: ours, or that of the county. */
export const leafletVersion = (settings: Settings | undefined): string => countyOf(settings)?.version ?? VERSION

/** What a person of a constitution is advised on a topic. */
export const leafletOf = (type: Constitution, topic: Topic, settings?: Settings): string => {
  const own = countyOf(settings)?.texts[type]?.[topic]
  return typeof own === 'string' && own.trim() !== '' ? own : texts[type][topic]
}

const isType = (value: unknown): value is Constitution => constitutions.some((type) => type === value)
const isTopic = (value: unknown): value is Topic => typeof value === 'string' && Object.hasOwn(texts.balanced, value)

export const leafletRule: RuleFunction = {
  meaning: '某种体质某个方面的保健指导材料',
  source: '规范第三版·中医药健康管理·中医药保健指导；文字为本产品自编，县里可改（R-TCM-LEAFLET）',
  input: { type: { type: 'text', required: true }, topic: { type: 'code', required: true } },
  run: ({ type, topic, settings }) => {
    if (!isType(type)) throw new RuleError('BAD_INPUT', `没有“${type}”这种体质`, 'type')
    if (!isTopic(topic)) throw new RuleError('BAD_INPUT', '“topic”应为 1～5', 'topic')
    const own = settings as Settings | undefined
    return { text: leafletOf(type, topic, own), version: leafletVersion(own) }
  },
}
