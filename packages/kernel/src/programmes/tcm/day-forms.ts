import type { DayForm } from '../../campaign/day/station.ts'
import { askedOfElders } from '../elderly/day-forms.ts'
import { constitutions, QUESTIONS } from './constitution/types.ts'
import { tcmElder } from './forms/elder.ts'

const questions = Array.from({ length: QUESTIONS }, (_, at) => `q${at + 1}`)

/** 体质辨识 on an examination day: the 33 questions where questions are asked, the guidance with the last word. */
export const dayForms: readonly DayForm[] = [
  {
    form: tcmElder,
    stations: { S11: questions, S98: ['main_type', ...constitutions.map((type) => `guide_${type}`)] },
    asked: askedOfElders,
    required: () => questions,
  },
]
