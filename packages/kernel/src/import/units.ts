/** A doubt about the unit of a whole column; a person decides once for all rows. */
export interface UnitDoubt {
  readonly key: string
  readonly median: number
  readonly options: readonly { readonly code: string; readonly label: string }[]
}

/** Value under which the decision is kept among the codes of the column. */
export const UNIT = '#单位'

/** Factors by key and decision. */
const FACTORS: Readonly<Record<string, number>> = { 'height m': 100, 'weight jin': 0.5 }

const median = (numbers: readonly number[]): number | null => {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted.length === 0 ? null : sorted[Math.floor(sorted.length / 2)]
}

const isBetween = (value: number | null, low: number, high: number): value is number =>
  value !== null && value >= low && value <= high

/** Heights that look like metres; weights whose median is above 90 beside usual heights, as 斤 give. */
export const unitDoubts = (columns: {
  readonly height?: readonly number[]
  readonly weight?: readonly number[]
}): readonly UnitDoubt[] => {
  const [height, weight] = [median(columns.height ?? []), median(columns.weight ?? [])]
  const usualHeights = isBetween(height, 140, 185) || isBetween(height, 1.4, 1.85)
  return [
    ...(isBetween(height, 1, 2.2)
      ? [
          {
            key: 'height',
            median: height,
            options: [
              { code: 'm', label: '以米填写，乘以 100' },
              { code: 'cm', label: '以厘米填写，不换算' },
            ],
          },
        ]
      : []),
    ...(usualHeights && isBetween(weight, 90.001, 400)
      ? [
          {
            key: 'weight',
            median: weight,
            options: [
              { code: 'jin', label: '以斤填写，除以 2' },
              { code: 'kg', label: '以千克填写，不换算' },
            ],
          },
        ]
      : []),
  ]
}

/** A decimal in the form's unit by the decision made for its column. */
export const inFormUnit = (key: string, value: string, decision: string | null | undefined): string => {
  const factor = decision ? FACTORS[`${key} ${decision}`] : undefined
  return factor === undefined ? value : String(Number((Number(value) * factor).toFixed(1)))
}
