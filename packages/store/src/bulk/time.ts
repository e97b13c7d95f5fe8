/**
 * An instant as this database writes it: Chinese time, no trailing zeros after the point. Derived rows compare these
 * texts, so a row loaded in bulk must equal the row that a save would write.
 */
export const chinaTime = (instant: string): string => {
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00$/.test(instant)) return instant
  const [seconds, fraction] = new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, -1).split('.')
  const digits = fraction.replace(/0+$/, '')
  return `${seconds}${digits === '' ? '' : `.${digits}`}+08:00`
}
