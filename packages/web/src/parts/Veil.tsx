import { Button } from 'antd'
import { type ReactNode, useEffect, useState } from 'react'
import { zh } from '../text/zh.ts'
import style from './Veil.module.css'

/** Time without a key, touch or movement after which what is private is covered. */
const IDLE = 2 * 60_000
const signs = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'touchstart'] as const

/** Whether nobody has touched the page for two minutes; only asked where `watched`. */
const useIdle = (watched: boolean): readonly [boolean, () => void] => {
  const [idle, setIdle] = useState(false)
  useEffect(() => {
    if (!watched || idle) return
    let timer = setTimeout(() => setIdle(true), IDLE)
    const onSign = (): void => {
      clearTimeout(timer)
      timer = setTimeout(() => setIdle(true), IDLE)
    }
    for (const sign of signs) window.addEventListener(sign, onSign, { passive: true })
    return () => {
      clearTimeout(timer)
      for (const sign of signs) window.removeEventListener(sign, onSign)
    }
  }, [watched, idle])
  return [watched && idle, () => setIdle(false)]
}

/**
 * Covers its content after two minutes without input, where it shows something of a restricted programme
 * (精神卫生法第四条). What was typed stays as it is underneath.
 */
export const Veil = ({ on, children }: { readonly on: boolean; readonly children: ReactNode }) => {
  const [covered, uncover] = useIdle(on)
  return (
    <>
      {covered && (
        <div className={style.veil} role="status">
          <p>{zh.veil.covered}</p>
          <Button type="primary" autoFocus onClick={uncover}>
            {zh.veil.goOn}
          </Button>
        </div>
      )}
      <div className={covered ? style.covered : style.open} inert={covered}>
        {children}
      </div>
    </>
  )
}
