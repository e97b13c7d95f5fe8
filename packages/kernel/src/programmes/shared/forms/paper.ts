/** Items of every chronic follow-up that the national sheets of the third edition have no row for. */
export const besideFollowup = [
  'contact_outcome',
  'lost_reason',
  'death_date',
  'death_cause',
  'emergency_signs',
  'height',
  'complication',
  'next_measure',
  'drug_adjustment',
  'referral_contact',
  'referral_result',
  'referral_result_date',
] as const
