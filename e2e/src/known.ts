/** The password of every demonstration account, as the sign-in page prints it. */
export const password = 'Wangdi@2026shifan'

export const phone = { width: 360, height: 800 } as const
export const desktop = { width: 1440, height: 900 } as const
