/** name | pinyin by syllable | unit that one dose is usually counted in. */
export const heart = `
硝酸甘油|xiao suan gan you|mg
单硝酸异山梨酯|dan xiao suan yi shan li zhi|mg
硝酸异山梨酯|xiao suan yi shan li zhi|mg
尼可地尔|ni ke di er|mg
曲美他嗪|qu mei ta qin|mg
伊伐布雷定|yi fa bu lei ding|mg
地高辛|di gao xin|mg
胺碘酮|an dian tong|mg
普罗帕酮|pu luo pa tong|mg
美西律|mei xi lv|mg
速效救心丸|su xiao jiu xin wan|粒
复方丹参滴丸|fu fang dan shen di wan|丸
麝香保心丸|she xiang bao xin wan|粒
通心络|tong xin luo|粒
稳心颗粒|wen xin ke li|袋
参松养心|can song yang xin|粒
芪苈强心|qi li qiang xin|粒
银杏叶提取物|yin xing ye ti qu wu|片
银丹心脑通|yin dan xin nao tong|粒
脑心通|nao xin tong|粒
血塞通|xue sai tong|片
丁苯酞|ding ben tai|mg
长春西汀|chang chun xi ting|mg
倍他司汀|bei ta si ting|mg
氟桂利嗪|fu gui li qin|mg
尼莫地平|ni mo di ping|mg
胞磷胆碱|bao lin dan jian|mg
吡拉西坦|bi la xi tan|mg
奥拉西坦|ao la xi tan|mg
`
