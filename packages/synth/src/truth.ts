/** A mistake that was planted, and where: the ground truth for those who look for it. */
export interface Mistake {
  readonly mistake:
    | 'id_checksum'
    | 'duplicate_person'
    | 'visit_after_death'
    | 'implausible_pressure'
    | 'implausible_glucose'
    | 'wrong_sex_item'
    | 'half_checkup'
    | 'duplicate_form'
    | 'missing_items'
    | 'telephone_only'
    | 'copied_visits'
    | 'entered_late'
  readonly resident_id: string
  readonly record_id: string | null
  readonly detail: string
}

export type Plant = (mistake: Mistake) => void
