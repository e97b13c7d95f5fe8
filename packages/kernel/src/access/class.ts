/**
 * Data classes. D1 一般健康信息 · D2 联系信息 · D3 身份信息 · D4 精神障碍 · D5 结核 · D6 艾滋病等 · D7 生育隐私.
 * A field has exactly one class; what a reader may see follows from it.
 */
export type DataClass = 'D1' | 'D2' | 'D3' | 'D4' | 'D5' | 'D6' | 'D7'

/** Classes of which the village doctor to whom the person is assigned by name sees the visits (精神障碍、结核). */
export type AssignedClass = 'D4' | 'D5'

/**
 * The shelf that a part of a record lies on: its class, or of D4 and D5 the share that is open to the village doctor
 * to whom the person is assigned by name (D4a, D5a). Whoever holds the class sees both.
 */
export type Guard = DataClass | 'D4a' | 'D5a'

/** Classes whose very existence is kept from whoever does not hold them: no tag, no task, no gap. */
export const restricted: readonly AssignedClass[] = ['D4', 'D5']

export const isRestricted = (dataClass: DataClass): dataClass is AssignedClass =>
  dataClass === 'D4' || dataClass === 'D5'

/** The class that a shelf belongs to. */
export const classOfGuard = (guard: Guard): DataClass => (guard === 'D4a' ? 'D4' : guard === 'D5a' ? 'D5' : guard)

/** The shelf of a class: the open share where `assigned` and the class has one. */
export const guardOf = (dataClass: DataClass, assigned: boolean): Guard =>
  assigned && isRestricted(dataClass) ? `${dataClass}a` : dataClass
