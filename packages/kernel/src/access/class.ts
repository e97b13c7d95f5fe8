/**
 * Data classes. D1 一般健康信息 · D2 联系信息 · D3 身份信息 · D4 精神障碍 · D5 结核 · D6 艾滋病等 · D7 生育隐私.
 * A field has exactly one class; what a reader may see follows from it.
 */
export type DataClass = 'D1' | 'D2' | 'D3' | 'D4' | 'D5' | 'D6' | 'D7'
