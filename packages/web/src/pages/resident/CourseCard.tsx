import type { CourseView } from '@wangdi/kernel/api/answers/residents.ts'
import { addMonths, day } from '@wangdi/kernel/day/day.ts'
import { useMemo } from 'react'
import { useMe } from '../../api/me.ts'
import { Chart } from '../../chart/Chart.tsx'
import { courseHeight, courseOption, isOut, valueWords } from '../../chart/course-option.ts'
import { useUrl } from '../../frame/url.ts'
import { dayWords } from '../../parts/format.ts'
import { residentText } from '../../text/resident.ts'
import style from './Card.module.css'

const words = residentText.course
const ranges = ['18', '36', 'all'] as const

const Numbers = ({ course, points }: { readonly course: CourseView; readonly points: CourseView['points'] }) => (
  <table>
    <thead>
      <tr>
        <th scope="col">{words.day}</th>
        {course.panels.map(({ key, label }) => (
          <th key={key} scope="col">
            {label} {course.unit}
          </th>
        ))}
        <th scope="col">{words.judged}</th>
        <th scope="col">{words.source}</th>
      </tr>
    </thead>
    <tbody>
      {points.toReversed().map((point) => (
        <tr key={`${point.record_id} ${point.day}`}>
          <td>{point.day}</td>
          {course.panels.map(({ key }, at) => (
            <td key={key}>{valueWords(course, at, point.values[at])}</td>
          ))}
          <td>{course.panels.some((_, at) => isOut(course, at, point)) ? words.outWord : words.inWord}</td>
          <td>{point.source === 'visit' ? words.visit : words.other}</td>
        </tr>
      ))}
    </tbody>
  </table>
)

/** A measured course of the person: chart with target band, the same numbers as a table. */
export const CourseCard = ({ course }: { readonly course: CourseView }) => {
  const { today } = useMe()
  const [{ range: wished }, change] = useUrl()
  const recent = addMonths(day(today), -18)
  const range = wished ?? (course.points.some((point) => point.day >= recent) ? '18' : 'all')
  const from = range === 'all' ? (course.points[0]?.day ?? today) : range === '36' ? addMonths(day(today), -36) : recent
  const points = course.points.filter((point) => point.day >= from)
  const option = useMemo(() => courseOption(course, from, today), [course, from, today])
  const out = points.filter((point) => course.panels.some((_, at) => isOut(course, at, point))).length
  const last = points.at(-1)
  const signs = [
    last && course.targets.length > 0 && words.signs.target,
    out > 0 && words.signs.out,
    points.some(({ source }) => source !== 'visit') && words.signs.other,
  ].filter((sign) => typeof sign === 'string')
  return (
    <section className="card" aria-labelledby={`course-${course.id}`}>
      <div className={style.cardHead}>
        <h2 id={`course-${course.id}`}>{course.label}</h2>
        <span className="hint">{signs.join('，')}</span>
        <span className={style.push} />
        <select
          className={style.select}
          aria-label={words.range}
          value={range}
          onChange={(event) => change({ range: event.target.value })}
        >
          {ranges.map((each) => (
            <option key={each} value={each}>
              {words.ranges[each]}
            </option>
          ))}
        </select>
      </div>
      {last ? (
        <Chart
          option={option}
          height={courseHeight(course)}
          label={words.sentence(
            course.label,
            dayWords(points[0].day, today),
            dayWords(last.day, today),
            points.length,
            out,
          )}
          table={<Numbers course={course} points={points} />}
        />
      ) : (
        <p className="hint">{words.none}</p>
      )}
    </section>
  )
}
