import type { EChartsCoreOption, EChartsType } from 'echarts/core'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { zh } from '../text/zh.ts'
import style from './Chart.module.css'

/**
 * A chart as SVG without animation. `label` says in one sentence what it shows; `table` holds the same numbers and
 * takes its place under 看数据. The chart library is loaded when the first chart is drawn.
 */
export const Chart = (props: {
  readonly option: EChartsCoreOption
  readonly label: string
  readonly height: number
  readonly table: ReactNode
}) => {
  const { option, label, height, table } = props
  const place = useRef<HTMLDivElement>(null)
  const chart = useRef<EChartsType | null>(null)
  const [asTable, setAsTable] = useState(false)
  useEffect(() => {
    const element = place.current
    if (asTable || !element) return
    let gone = false
    const observer = new ResizeObserver(() => chart.current?.resize())
    import('./echarts.ts').then(({ init }) => {
      if (gone) return
      chart.current = init(element, null, { renderer: 'svg' })
      chart.current.setOption({ animation: false, ...option })
      observer.observe(element)
    })
    return () => {
      gone = true
      observer.disconnect()
      chart.current?.dispose()
      chart.current = null
    }
  }, [option, asTable])
  return (
    <div className={style.chart}>
      {asTable ? (
        <div className={style.table}>{table}</div>
      ) : (
        <div ref={place} role="img" aria-label={label} style={{ height }} />
      )}
      <button type="button" className={style.switch} onClick={() => setAsTable(!asTable)} aria-pressed={asTable}>
        {asTable ? zh.chart.picture : zh.chart.data}
      </button>
    </div>
  )
}
