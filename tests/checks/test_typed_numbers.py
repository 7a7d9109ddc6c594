"""Finding typed numbers: big tables of what is one and what is none, in each language."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.profiles import examples
from tests.wording import LANGUAGES, UNITS, quantities
from youju.checks.numeral_patterns import read_vocabulary
from youju.checks.typed_numbers import Span, find_numerals
from youju.model import Quantity
from youju.numbers.wording import word

TAGS = {"zh": "zh-Hant", "en": "en", "zh-hans": "zh-Hans", "ja": "ja"}


def find(code: str, text: str, *allowed: str) -> list[str]:
    spans = find_numerals(text, read_vocabulary(TAGS[code], allowed))
    return [text[span.start : span.end] for span in spans]


# Text → the numbers in it, with a bar between two.
CHINESE = {
    "共有6所": "6",
    "共有六所高校": "六",
    "來了１２３人": "１２３",
    "48.9萬人以上": "48.9萬",
    "近5.2萬人次": "5.2萬",
    "24000多個崗位": "24000",
    "13,697名": "13,697",
    "17.6%和５％": "17.6%|５％",
    "2億3000萬元": "2億3000萬",
    "第39位、第三名": "第39|第三",
    "三成，九成五，五折": "三成|九成五|五折",
    "百分之六，千分之三點五": "百分之六|千分之三點五",
    "三分之二，十分之一，三又二分之一": "三分之二|十分之一|三又二分之一",
    "幾分之一": "幾分之一",
    "兩倍，一點五倍，百倍": "兩倍|一點五倍|百倍",
    "翻番，翻一番，翻兩番，倍增": "翻番|翻一番|翻兩番|倍增",
    "雙倍，翻倍，成倍，加倍": "雙倍|翻倍|成倍|加倍",
    "數百人，數十萬人，好幾百": "數百|數十萬|好幾百",
    "上千，上百，近萬，逾億，超千萬，達百萬": "上千|上百|近萬|逾億|超千萬|達百萬",
    "幾十，十幾，十多個，十餘人，三千餘萬，十來個": "幾十|十幾|十|十|三千餘萬|十",
    "過半，半數，一半，大半，半年，三個半": "半|半|一半|半|半|三|半",
    "一百五，二百零五，兩萬五千": "一百五|二百零五|兩萬五千",
    "零人，〇人，廿人，卅人，倆人": "零|〇|廿|卅|倆",
    "千萬元，成千上萬": "千萬|千上萬",
    "壹佰貳拾元，伍拾萬元，捌角": "壹佰貳|伍拾萬|捌",
    "½的人，⅓，Ⅳ期，①，㊀，⒈，²": "½|⅓|Ⅳ|①|㊀|⒈|²",
    "第III期，XII章": "III|XII",
    "١٢ 個，१२ 個": "١٢|१२",
    "⼆人，六人": "⼆|六",
    "一流三千人": "三千",
    "統一百貨": "一百",
    "另一百人，萬一三千人": "一百|萬一三千",
    "十分鐘，一成事故，第三方面，十大類": "十分鐘|一成|第三方面|十大類",
    "最大三個，提高三個百分點": "三|三",
    "2000人，2021個，2000多年": "2000|2021|2000",
    "2000年歷史，2000年以上": "2000|2000",
    "12個月，三個月，10日內": "12|三|10",
    "隔離14日": "14",
    "第2021期，2021號": "第2021|2021",
    "1.97+3.9": "1.97|3.9",
    "1.2E+05": "1.2|05",
    "四川五個人": "五",
    "走近萬人": "近萬",
}
ENGLISH = {
    "6 universities, 489,000 people": "6|489,000",
    "12 000 people": "12 000",
    "17.6 percent, 17.6 per cent, 17.6%": "17.6 percent|17.6 per cent|17.6%",
    "only a percent": "percent",
    "twelve, Twelve and TWELVE": "twelve|Twelve|TWELVE",
    "twenty-one; two hundred and five": "twenty-one|two hundred and five",
    "a hundred and twenty thousand": "a hundred and twenty thousand",
    "half, a third, two-thirds, three quarters": "half|third|two-thirds|three quarters",
    "half a million; three and a half": "half a million|three and a half",
    "a quarter of them; the last quarter": "a quarter|last quarter",
    "twice, thrice, doubled, doubles, doubling": "twice|thrice|doubled|doubles|doubling",
    "tripled, trebled, quadrupled, halved": "tripled|trebled|quadrupled|halved",
    "tenfold, two-fold, 3-fold": "tenfold|two-fold|3-fold",
    "dozens, a dozen, hundreds of thousands": "dozens|a dozen|hundreds|thousands",
    "scores of people; a couple of days": "scores of|a couple of",
    "the first, second and third": "first|second|third",
    "39th, 3rd, 21st, 2nd": "39th|3rd|21st|2nd",
    "a second later; sixty seconds": "second|sixty seconds",
    "zero people, nil": "zero|nil",
    "No. 5, chapter III, IV": "5|III|IV",
    "in their twenties, their 20s": "twenties|20",
    "１２ people, ½ an hour, Ⅳ": "１２|½|Ⅳ",
    "30 million yuan, $20 million": "30 million|20 million",
    "5-10 people": "5-10",
    "489K, 30M, 5km": "489|30|5",
    "one yuan, at least one university, one percent": "one|one|one percent",
    "one in three": "one|three",
    "one of the first": "first",
    "twenty-one of them": "twenty-one",
    "at first hundreds": "first hundreds",
    "no one hundred": "one hundred",
    "first-classed": "first",
    "second-hander": "second",
    "2000 people came": "2000",
    "in 2000 shops": "2000",
    "in 2000 new shops": "2000",
    "In 2000 people": "2000",
    "rose by 2000": "2000",
    "a total of 2000": "2000",
    "the 2000 residents, the 2000 new residents": "2000|2000",
    "sold for 2000 yuan": "2000",
    "between 1900 and 2000 yuan": "1900|2000",
    "2,019 in total, 20190": "2,019|20190",
    "December 40": "40",
    "from 12 to 2021": "12|2021",
    "there may 20 be": "20",
    "15G": "15",
    "COVID-190": "190",
}
CHINESE_NONE = [
    "2021年12月23日，2021年12月，2021年，12月，12月23日，23日上午，記者23日獲悉",
    "２０２１年１２月",
    "2019—2021年，2019年至2021年，2019、2020和2021年，2019-21年，2019至2021年度",
    "1990年代，90年代，九十年代，20世紀90年代，二十一世紀，1月至3月，1—3月，12月23日至25日",
    "二〇二一年十二月二十三日，二○二一年，五月，十一月，三月三日",
    "星期三，週五，周一至周五，大年初一，第一季度，三季度",
    "2021-12-23，2021/12/23，9:30，下午三點，上午9時，14時30分，晚上8點半",
    "十九屆六中全會",
    "十大，一流，雙一流，一些，一樣，一起，一直，一定，一般，統一，唯一，同一，另一，之一",
    "進一步，萬一，一旦，十分，百姓，三農，四川，一方面，一對一，半導體，零售，兩岸，二手，第三方",
    "這一人數，每一個，某一天，下一步，新一輪，進一步，第一時間，第三產業，百分點，百分比",
    "十四五，十九大，五四運動，二十四節氣，一帶一路，接二連三，事半功倍，千方百計，獨一無二",
    "COVID-19，5G，PM2.5，G20，km²",
    "收拾，大陸，隊伍，徵兆，參加，數字，倍感，成為，點評，幾乎，多數，首位，雙方",
    "走近百姓，走進千家萬戶，統一參加，隊伍一直，大陸一些",
    "I am, V and X",
]
ENGLISH_NONE = [
    "December 23, 2021; December 23–25, 2021; December 2021; 23 December 2021; Dec. 23; May 9",
    "in 2019, since 2019. In 2019 Daqing began; during 2019 the city; by 2030; until 2021",
    "from 2019 to 2021; between 2019 and 2021; from then to 2021 the city; 2019–2021; 2019-20",
    "in 2019 and 2021; mid-2019; early 2019; late 2021; the 2010s; the early 1990s; '90s",
    "In 2021 university staff came",
    "the end of 2021, spring 2021, the 2021 report, its 2021 annual report, China’s 2021 census",
    "(2019), 2021-12-23, 9:30, 9 a.m., 10.30 pm, Q3 2021, 2021/22",
    "the 19th century, the twenty-first century, in the third quarter",
    "the first half of 2021, the second quarter of 2021",
    "one of, one another, no one, at first, first of all, in the first place, second-hand",
    "the Second World War, World War II, third party, third-party, half-hearted, one-off",
    "One of them, FIRST OF ALL, at\nfirst, at first glance",
    "COVID-19, G20, 5G, PM2.5, km², 24/7",
    "someone, everyone, tonne, often, weight, stone, percentage points, halfway, secondary",
    "I, A, V, X, MIX, CD, DVD, CIVIL; once, both, single, pair, several, many, headquarters",
    "quarterly, the old quarter",
    "no-one’s, one's own",
]


@pytest.mark.parametrize(("text", "numbers"), CHINESE.items())
def test_chinese_numbers(text: str, numbers: str) -> None:
    assert find("zh", text) == numbers.split("|")


@pytest.mark.parametrize(("text", "numbers"), ENGLISH.items())
def test_english_numbers(text: str, numbers: str) -> None:
    assert find("en", text) == numbers.split("|")


@pytest.mark.parametrize("text", CHINESE_NONE)
def test_chinese_dates_idioms_and_names(text: str) -> None:
    assert find("zh", text) == []


@pytest.mark.parametrize("text", ENGLISH_NONE)
def test_english_dates_idioms_and_names(text: str) -> None:
    assert find("en", text) == []


def test_simplified_chinese_where_it_is_written() -> None:
    assert find("zh-hans", "48.9万人，两倍，三千余万，一流，统一，2021年") == [
        "48.9万",
        "两倍",
        "三千余万",
    ]


def test_a_site_allows_phrases_of_its_own() -> None:
    assert find("zh", "九號館有九間", "九號館") == ["九"]
    assert find("en", "the Ten Bases and ten bases more than ten", "Ten Bases") == ["ten"]
    assert find("en", "tens bases, Ten Basest", "Ten Bases") == ["tens", "Ten"]
    assert find("en", "Pope John XXIII", "John XXIII") == []


@settings(max_examples=examples(400))
@given(quantities(), st.sampled_from(sorted(TAGS)))
def test_everything_that_is_worded_would_be_found(quantity: Quantity, code: str) -> None:
    year = UNITS[quantity.unit].kind == "years" and 1500 <= quantity.value < 2100
    assume(not year)  # 2019年 says either
    words = word(quantity, UNITS[quantity.unit], LANGUAGES[code])
    assert find(code, f"x {words}, x")


PIECES = st.sampled_from(
    [
        *("一", "百", "2021", "年", "月", "日", "至", "—", "、", "in ", "one ", "of "),
        *(" and ", "a ", "first ", "12", "."),
        *(",", " ", "\n", "%", "分之", "萬", "第", "the ", "twenty", "-", "fold"),
        *("December ", "IV", "½", "陸"),
        *("拾", "統", "\u2028", "{{", "}}", "İ", "ß", "K", "𝟙", "人", "people "),
    ]
)


@settings(max_examples=examples(300))
@given(st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=60).map("".join)))
def test_any_text_gives_spans_inside_it_in_order(text: str) -> None:
    for tag in TAGS.values():
        spans = list(find_numerals(text, read_vocabulary(tag)))
        assert all(0 <= span.start < span.end <= len(text) for span in spans)
        assert spans == sorted(spans)


@given(st.text(max_size=30), st.text(max_size=30))
def test_a_number_between_spaces_and_brackets_is_always_found(before: str, after: str) -> None:
    for tag, number in (("en", "seventeen"), ("zh-Hant", "三百零五"), ("en", "489,000")):
        text = f"{before} [{number}] {after}"
        start = len(before) + 2
        whole = Span(start, start + len(number))
        found = find_numerals(text, read_vocabulary(tag))
        assert any(s.start <= whole.start and whole.end <= s.end for s in found)


LONG = [
    "一",
    "陸",
    "2000、",
    "in 2000 to ",
    "twenty-",
    "(",
    "IVX",
    "二〇",
    "3月",
    "one a ",
    "1.",
    "、3日",
]
LONG += [
    "十屆",
    "two, ",
    "May 3 to ",
    "the ",
    "100,",
    "% ",
    "之一",
    "分之",
    "1-",
    "9:3",
    "’s 2019",
    "世紀",
]


@pytest.mark.sampled(24)
@pytest.mark.parametrize("piece", LONG)
@pytest.mark.parametrize("tag", TAGS.values())
def test_long_texts_come_to_an_end(piece: str, tag: str) -> None:
    text = piece * (20_000 // len(piece))
    assert all(span.end <= len(text) for span in find_numerals(text, read_vocabulary(tag)))


def judge(code: str, text: str) -> list[tuple[str, bool]]:
    """Return the numbers in `text`, each with whether it may be none of the story's."""
    spans = find_numerals(text, read_vocabulary(TAGS[code]))
    return [(text[span.start : span.end], span.doubtful) for span in spans]


@pytest.mark.parametrize(
    ("code", "doubtful", "stated"),
    [
        ("en", "We waited for two hours", "We waited two hours on average"),
        ("en", "an 80-year tradition", "an 80-year high"),
        ("en", "we walked 22 minutes", "an average of 22 minutes"),
        ("en", "seven days a week", "ninety-nine hours a year"),
        ("en", "for a hundred days", "all of the 695 days"),
        ("en", "he taught for three years", "he taught for forty-one years"),
        ("en", "read it twice before lunch", "twice as many"),
        ("en", "the third of her novels", "a third of her novels"),
        ("zh", "走了四十七分鐘", "平均四十七分鐘"),
        ("zh", "等了三年", "判處徒刑三年"),
        ("zh", "四十歲那年", "平均四十歲"),
        ("zh", "三年來的事", "三年來最低"),
        ("zh", "七比三的比分", "比例約為七比三"),
        ("zh", "《三人行》上映", "三人罹難"),
        ("zh", "中山路二段的店", "三十段時間"),
        ("zh", "未必翻倍", "未必如此；營收翻倍"),
        ("zh", "人數沒有翻倍", "人數沒有減少；收入翻倍。"),
        ("zh", "產量沒有減半", "沒有人受傷！產量減半"),
        ("zh", "是否翻倍", "是否如此？收入翻倍"),
        ("zh", "北緯38度", "北京氣溫38度"),
        ("zh", "東經約120度", "東京35度"),
        ("zh", "斜剪四十五度", "西安高溫40度"),
        ("zh", "鏡頭轉了180度", "氣溫轉熱，達38度"),
        ("zh", "把38度轉一轉", "氣溫38度轉涼"),
        ("zh", "莒光號653次", "高鐵1200次延誤"),
        ("zh", "區間車3218次停駛", "地鐵300次故障"),
        ("zh", "年過四十，", "死亡人數已過300，"),
        ("zh", "過了四十歲，", "參加的過了40，"),
    ],
)
def test_what_may_be_a_name_or_a_duration_is_certain_where_it_is_stated(
    code: str, doubtful: str, stated: str
) -> None:
    assert {doubt for _, doubt in judge(code, doubtful)} == {True}
    assert False in {doubt for _, doubt in judge(code, stated)}


@pytest.mark.parametrize(
    ("code", "doubtful", "stated"),
    [
        ("en", "two folders lay there", "two universities joined"),
        ("en", "she nodded four times", "four times the legal limit"),
        ("en", "we were seven", "seven in ten agreed"),
        ("en", "rows 1 to 8", "rose from 8 to 13"),
        ("en", "three nurses shared tea", "three nurses were killed"),
        ("en", "three nurses shared tea", "twelve nurses shared tea"),
        ("en", "a dozen roses", "a dozen firms"),
        ("en", "twenty steps down", "twenty-one steps down"),
        ("en", "all **six** were awake", "only **six** schools"),
        ("en", "5 chairs", "$5"),
        ("zh", "四套燒餅", "四所大學"),
        ("zh", "三層樓梯", "三公里"),
        ("zh", "他考了三次", "減少三次"),
        ("zh", "主角一行四人", "每四人就有一人"),
        ("zh", "三名婦人", "三名患者"),
        ("zh", "三家麵店", "十三家麵店"),
        ("zh", "三位老師來了", "三位老師遇難"),
        ("zh", "他有三位老師", "他有五位老師"),
        ("zh", "三位國小老師", "裁減三位國小老師"),
        ("zh", "四位老人", "四位院士"),
        ("zh", "四個孩子", "四個孩子被送醫院"),
        ("zh", "三個孩子的學校", "三個偏鄉學校"),
        ("zh", "三個孩子的醫院", "三個醫院"),
        ("zh", "每張桌子三把椅子", "每班三人"),
        ("zh", "每張桌子有三把椅子", "每三戶就有一戶"),
        ("zh", "第 3 排有 5 把椅子", "有 5 所學校"),
        ("zh", "**六**把椅子", "**六**所大學"),
        ("ja", "一日２便しかない船", "２社が撤退した"),
        ("ja", "葉２枚を取る", "葉２トンを取る"),
        ("ja", "記念に写真を３枚撮った", "三人に一人が反対した"),
        ("ja", "友人３人と旅に出た", "３人が死亡した"),
        ("ja", "２、３人が走った", "十三人が走った"),
        ("ja", "１：３と書いた", "１：３の割合"),
    ],
)
def test_a_small_number_is_a_figure_only_beside_what_news_counts(
    code: str, doubtful: str, stated: str
) -> None:
    assert {doubt for _, doubt in judge(code, doubtful)} == {True}
    assert False in {doubt for _, doubt in judge(code, stated)}
