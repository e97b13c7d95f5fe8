/** name | pinyin by syllable | unit that one dose is usually counted in. */
export const respiratory = `
茶碱|cha jian|mg
氨茶碱|an cha jian|mg
多索茶碱|duo suo cha jian|mg
二羟丙茶碱|er qiang bing cha jian|mg
孟鲁司特|meng lu si te|mg
氨溴索|an xiu suo|mg
溴己新|xiu ji xin|mg
乙酰半胱氨酸|yi xian ban guang an suan|mg
羧甲司坦|suo jia si tan|mg
桉柠蒎|an ning pai|g
福多司坦|fu duo si tan|mg
罗氟司特|luo fu si te|mg
复方甘草|fu fang gan cao|片
右美沙芬|you mei sha fen|mg
`
