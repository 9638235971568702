//! People for the sample show: everyday names, each with the Latin form that belongs to it.
use super::dice::Dice;

/// A made-up person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The name on the badge.
    pub name: String,
    /// The local part of an address at example.com.
    pub mailbox: String,
}

/// Surname, Latin form, weight.
const SURNAMES: &str = "陈 Chen 12,李 Li 11,黄 Huang 9,王 Wang 9,林 Lin 8,张 Zhang 9,梁 Liang 7,刘 Liu 8,何 He 5,吴 Wu 6,\
    周 Zhou 5,杨 Yang 5,罗 Luo 4,郑 Zheng 4,谢 Xie 4,邓 Deng 4,曾 Zeng 3,赵 Zhao 4,孙 Sun 3,徐 Xu 4,马 Ma 3,朱 Zhu 3,\
    胡 Hu 3,郭 Guo 4,高 Gao 2,冯 Feng 3,叶 Ye 3,苏 Su 3,蔡 Cai 3,彭 Peng 3,潘 Pan 2,袁 Yuan 2,董 Dong 2,余 Yu 2,\
    蒋 Jiang 2,沈 Shen 2,韩 Han 2,唐 Tang 2,许 Xu 3,钟 Zhong 2,卢 Lu 2,姚 Yao 2,汪 Wang 2,范 Fan 1,方 Fang 2,\
    石 Shi 1,谭 Tan 2,廖 Liao 2,邹 Zou 1,熊 Xiong 1,陆 Lu 1,孔 Kong 1,白 Bai 1,江 Jiang 1,龙 Long 1,欧阳 Ouyang 1";

const GIVEN: &str = "伟明 Weiming,志强 Zhiqiang,建华 Jianhua,俊杰 Junjie,浩然 Haoran,家豪 Jiahao,文涛 Wentao,永康 Yongkang,\
    国栋 Guodong,晓东 Xiaodong,子轩 Zixuan,宇航 Yuhang,嘉诚 Jiacheng,泽民 Zemin,景行 Jingxing,思远 Siyuan,\
    海峰 Haifeng,少华 Shaohua,振宇 Zhenyu,立新 Lixin,启明 Qiming,锦程 Jincheng,绍文 Shaowen,柏霖 Bolin,\
    雅婷 Yating,美玲 Meiling,晓燕 Xiaoyan,丽娟 Lijuan,静怡 Jingyi,佳欣 Jiaxin,思敏 Simin,慧敏 Huimin,\
    雪梅 Xuemei,婉仪 Wanyi,诗琪 Shiqi,梦瑶 Mengyao,嘉怡 Jiayi,颖欣 Yingxin,秋萍 Qiuping,春花 Chunhua,\
    若兰 Ruolan,紫薇 Ziwei,可欣 Kexin,雨桐 Yutong,欣然 Xinran,咏诗 Yongshi,玉珍 Yuzhen,凤仪 Fengyi,\
    伟 Wei,强 Qiang,磊 Lei,涛 Tao,鹏 Peng,军 Jun,斌 Bin,超 Chao,明 Ming,杰 Jie,辉 Hui,勇 Yong,凯 Kai,浩 Hao,\
    敏 Min,静 Jing,丽 Li,艳 Yan,娟 Juan,霞 Xia,婷 Ting,慧 Hui,玲 Ling,萍 Ping,洁 Jie,琳 Lin,倩 Qian,莹 Ying";

/// Visitors from abroad: country, given names, surnames that go with them.
const ABROAD: [(&str, &str, &str); 8] = [
    ("MY", "Aisyah,Farid,Siti,Hafiz,Nurul,Azlan", "Rahman,Ismail,Hassan,Yusof,Othman,Salleh"),
    ("VN", "Minh,Linh,Thao,Quang,Huong,Dung", "Nguyen,Tran,Le,Pham,Vo,Dang"),
    ("TH", "Somchai,Anong,Kittisak,Malee,Preecha,Suda", "Suwan,Chaiyo,Wongsa,Srisuk,Thongdee,Rattana"),
    ("IN", "Arjun,Priya,Rahul,Anita,Vikram,Neha", "Sharma,Patel,Reddy,Iyer,Mehta,Kapoor"),
    ("DE", "Anna,Lukas,Katrin,Jonas,Petra,Stefan", "Weber,Schneider,Hoffmann,Becker,Krause,Vogel"),
    ("GB", "Oliver,Emily,James,Charlotte,Thomas,Hannah", "Taylor,Wright,Hughes,Edwards,Turner,Cooper"),
    ("US", "Michael,Sarah,David,Jennifer,Kevin,Laura", "Miller,Davis,Anderson,Moore,Clark,Lewis"),
    ("AE", "Omar,Layla,Khalid,Mariam,Yousef,Noura", "Al Mansoori,Al Hashimi,Haddad,Nasser,Saleh,Darwish"),
];

/// Makes people, one after the other.
pub struct Names {
    surnames: Vec<(&'static str, &'static str)>,
    weights: Vec<u32>,
    given: Vec<(&'static str, &'static str)>,
}

impl Default for Names {
    fn default() -> Self {
        let mut names = Self { surnames: Vec::new(), weights: Vec::new(), given: Vec::new() };
        for entry in SURNAMES.split(',') {
            let mut parts = entry.split_whitespace();
            if let (Some(han), Some(latin), Some(weight)) = (parts.next(), parts.next(), parts.next()) {
                names.surnames.push((han, latin));
                names.weights.push(weight.parse().unwrap_or(1));
            }
        }
        names.given = GIVEN.split(',').filter_map(|entry| entry.trim().split_once(' ')).collect();
        names
    }
}

impl Names {
    /// Somebody from mainland China; `number` keeps mailboxes apart.
    pub fn chinese(&self, dice: &mut Dice, number: usize) -> Person {
        let (surname, latin_surname) = self.surnames[dice.weighted(&self.weights)];
        let (given, latin_given) = dice.pick(&self.given).copied().unwrap_or(("明", "Ming"));
        Person {
            name: format!("{surname}{given}"),
            mailbox: format!("{}.{}{number}", latin_given.to_lowercase(), latin_surname.to_lowercase()),
        }
    }

    /// Somebody from abroad, and the country.
    pub fn foreign(&self, dice: &mut Dice, number: usize) -> (Person, &'static str) {
        let (country, given, surnames) = ABROAD[dice.below(ABROAD.len())];
        let of = |list: &'static str, dice: &mut Dice| {
            let all: Vec<&str> = list.split(',').collect();
            dice.pick(&all).copied().unwrap_or_default()
        };
        let (given, surname) = (of(given, dice), of(surnames, dice));
        let mailbox = format!("{given}.{surname}{number}").to_lowercase().replace(' ', "");
        (Person { name: format!("{given} {surname}"), mailbox }, country)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_whole_and_addresses_are_plain() {
        let (names, mut dice) = (Names::default(), Dice::new(1));
        for number in 0..500 {
            let person = names.chinese(&mut dice, number);
            assert!((2..=4).contains(&person.name.chars().count()), "{person:?}");
            assert!(person.name.chars().all(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)), "{person:?}");
            let (guest, _) = names.foreign(&mut dice, number);
            for mailbox in [&person.mailbox, &guest.mailbox] {
                assert!(mailbox.chars().all(|c| c.is_ascii_alphanumeric() || c == '.'), "{mailbox}");
            }
        }
    }

    #[test]
    fn every_surname_and_given_name_has_its_latin_form() {
        let names = Names::default();
        assert!(names.surnames.len() > 50 && names.given.len() > 70);
        let latin = |s: &str| s.chars().all(|c| c.is_ascii_alphabetic());
        assert!(names.surnames.iter().chain(&names.given).all(|(han, form)| latin(form) && !latin(han)));
    }
}
