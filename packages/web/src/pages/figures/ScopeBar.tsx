import type { FigureScope } from '@wangdi/kernel/api/routes/figures.ts'
import { Select } from 'antd'
import { useMe } from '../../api/me.ts'
import { useUrl } from '../../frame/url.ts'
import { DayInput } from '../../parts/DayInput.tsx'
import { dayWords } from '../../parts/format.ts'
import { figuresText as text } from '../../text/figures.ts'
import { CUSTOM, customDays, customPeriod, periodChoices } from './periods.ts'
import css from './scope.module.css'
import { readings } from './scope.ts'

/** What the list or page of persons was about the figure before is of no use to the next one. */
const fresh = { after: undefined, from: undefined }

interface OwnProps {
  readonly days: readonly [start: string, end: string]
  readonly today: string
  readonly onChange: (period: string) => void
}

const OwnPeriod = ({ days: [start, end], today, onChange }: OwnProps) => (
  <>
    <span className={css.day}>
      <DayInput
        label={text.customFrom}
        value={start}
        today={today}
        max={end}
        onChange={(day) => day && onChange(customPeriod(day, end))}
      />
    </span>
    <span className={css.day}>
      <DayInput
        label={text.customTo}
        value={end}
        today={today}
        onChange={(day) => day >= start && onChange(customPeriod(start, day))}
      />
    </span>
  </>
)

/** Period, day and reading of every figure on the page; all three live in the address. */
export const ScopeBar = ({ scope }: { readonly scope: FigureScope | undefined }) => {
  const { today } = useMe()
  const [search, change] = useUrl()
  const to = scope?.to ?? search['to'] ?? today
  const period = scope?.period ?? search['period']
  const own = customDays(period)
  return (
    <>
      <Select
        className={css.select}
        prefix={<span className={css.label}>{text.period}</span>}
        aria-label={text.period}
        value={period}
        options={[...periodChoices(to, scope)]}
        popupMatchSelectWidth={false}
        onChange={(value) =>
          change({ ...fresh, period: value === CUSTOM ? customPeriod(scope?.start ?? to, to) : value }, true)
        }
      />
      {own && <OwnPeriod days={own} today={today} onChange={(value) => change({ ...fresh, period: value }, true)} />}
      <span className={css.day}>
        <span className={css.label} aria-hidden="true">
          {text.asOf}
        </span>
        <DayInput
          label={text.asOf}
          value={to}
          today={today}
          max={today}
          show={(day) => dayWords(day, today)}
          onChange={(day) => day && change({ ...fresh, to: day }, true)}
        />
      </span>
      <Select
        className={css.select}
        prefix={<span className={css.label}>{text.reading}</span>}
        aria-label={text.reading}
        value={scope?.reading ?? search['reading']}
        options={readings.map((value) => ({ value, label: text.readings[value], title: text.readingHint[value] }))}
        popupMatchSelectWidth={false}
        onChange={(value) => change({ ...fresh, reading: value }, true)}
      />
    </>
  )
}
