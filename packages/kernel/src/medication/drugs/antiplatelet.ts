/** name | pinyin by syllable | unit that one dose is usually counted in. */
export const antiplatelet = `
阿司匹林|a si pi lin|mg
氯吡格雷|lv bi ge lei|mg
替格瑞洛|ti ge rui luo|mg
吲哚布芬|yin duo bu fen|mg
双嘧达莫|shuang mi da mo|mg
西洛他唑|xi luo ta zuo|mg
沙格雷酯|sha ge lei zhi|mg
华法林|hua fa lin|mg
利伐沙班|li fa sha ban|mg
达比加群酯|da bi jia qun zhi|mg
阿哌沙班|a pai sha ban|mg
艾多沙班|ai duo sha ban|mg
`
