/** name | pinyin by syllable | unit that one dose is usually counted in. */
export const insulin = `
门冬胰岛素|men dong yi dao su|U
门冬胰岛素30|men dong yi dao su 30|U
门冬胰岛素50|men dong yi dao su 50|U
赖脯胰岛素|lai pu yi dao su|U
精蛋白锌重组赖脯胰岛素混合|jing dan bai xin chong zu lai pu yi dao su hun he|U
谷赖胰岛素|gu lai yi dao su|U
重组人胰岛素|chong zu ren yi dao su|U
精蛋白重组人胰岛素|jing dan bai chong zu ren yi dao su|U
精蛋白重组人胰岛素混合|jing dan bai chong zu ren yi dao su hun he|U
甘精胰岛素|gan jing yi dao su|U
地特胰岛素|di te yi dao su|U
德谷胰岛素|de gu yi dao su|U
德谷门冬双胰岛素|de gu men dong shuang yi dao su|U
中性胰岛素|zhong xing yi dao su|U
精蛋白锌胰岛素|jing dan bai xin yi dao su|U
胰岛素|yi dao su|U
`
