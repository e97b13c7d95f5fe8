/** name | pinyin by syllable | unit that one dose is usually counted in. */
export const hypoglycaemic = `
二甲双胍|er jia shuang gua|mg
格列美脲|ge lie mei niao|mg
格列齐特|ge lie qi te|mg
格列吡嗪|ge lie bi qin|mg
格列喹酮|ge lie kui tong|mg
格列本脲|ge lie ben niao|mg
瑞格列奈|rui ge lie nai|mg
那格列奈|na ge lie nai|mg
阿卡波糖|a ka bo tang|mg
伏格列波糖|fu ge lie bo tang|mg
米格列醇|mi ge lie chun|mg
吡格列酮|bi ge lie tong|mg
罗格列酮|luo ge lie tong|mg
西格列汀|xi ge lie ting|mg
沙格列汀|sha ge lie ting|mg
维格列汀|wei ge lie ting|mg
利格列汀|li ge lie ting|mg
阿格列汀|a ge lie ting|mg
达格列净|da ge lie jing|mg
恩格列净|en ge lie jing|mg
卡格列净|ka ge lie jing|mg
恒格列净|heng ge lie jing|mg
多格列艾汀|duo ge lie ai ting|mg
消渴丸|xiao ke wan|丸
利拉鲁肽|li la lu tai|mg
度拉糖肽|du la tang tai|mg
司美格鲁肽|si mei ge lu tai|mg
艾塞那肽|ai sai na tai|μg
贝那鲁肽|bei na lu tai|mg
洛塞那肽|luo sai na tai|mg
`
