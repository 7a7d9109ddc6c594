"""Typed numbers that an honest edit brings: silent, noted, or held; each kind both ways."""

from __future__ import annotations

import pytest

from youju.checks.numeral_patterns import read_vocabulary
from youju.checks.typed_numbers import find_numerals

# Where a citation stood.
FIGURE = "\ufffc"

SILENT = {
    "zh-Hant": [
        "這不是第一次，也不會是最後一次。",
        "他是家裏第一個大學生。",
        "### 第一步 {#step}",
        "沒有第二家單位願意開口。",
        "按《勞動合同法》第十四條，他可以要求簽約。",
        "大慶油田有限責任公司第一採油廠招人。",
        "她畢業於哈爾濱第三中學，住在第五大道。",
        "第五屆委員會上月換了屆。",
        "西二路的人才市場搬走了。",
        "他在三永湖邊住了一輩子。",
        "會議在八一賓館召開，一汽也派人來了。",
        "他開一輛東風EQ140，走G10高速。",
        "「985」和「211」高校的畢業生也在名單上。",
        "一來路遠，二來天冷。",
        "兩人都不願公開姓名。",
        "他走了。\n\n兩人都不願公開姓名。",
        "人才二字，各地的用法不同。",
        "| 年份 | 事 |\n|---|---|\n| 2019 | 推出 |\n| 2021 | 結束 |",
    ],
    "en": [
        "The first question is what talent is.",
        "No second employer was willing to talk.",
        "It is not the first time.",
        "Universities come first.",
        "They came.\n\nFirst, they looked round.",
        "See the second paragraph of the report.",
        "The shops of Fifth Avenue have changed hands.",
        "Under Article 14 of the law he may ask for a contract.",
        "She went to Harbin No. 3 High School.",
        "The G10 motorway runs past; he drives an EQ140.",
        "Graduates of “985” and “211” universities are on the list.",
        "A journey of a thousand miles begins with a single step.",
        "Neither of the two wanted to be named.",
        "| Year | What |\n|---|---|\n| 2019 | devised |",
    ],
    "ja": [
        "第三桟橋は古い。",
        "島には商店が一軒ある。",
        "二人の船長が交代で舵を取る。",
        "半日かけて荷を積む。",
        "一石二鳥を狙ったという。",
        f"検査は1隻で{FIGURE}かかる。",
        "| 年 | 事 |\n|---|---|\n| 2019 | 開設 |",
    ],
}

NOTED = {
    "zh-Hant": [
        "這三座城市都在爭搶同一批人。",
        "鐵人王進喜的名字，寫在1205隊的旗上。",
        "「這裏比我老家好一百倍。」",
        "一百個人有一百種說法。",
        "一傳十，十傳百。",
        f"第一大類是高技能人才，有{FIGURE}。",
        f"滿意的有{FIGURE}，過半。",
    ],
    "en": [
        "These three cities court the same people.",
        "He left within half a year.",
        "Say it thrice and it grows stale.",
        "“Ask ten people and you get ten answers.”",
        f"Content were {FIGURE}, more than half.",
        "It is the second market.",
        "the third year in a row",
    ],
    "ja": [
        f"満足と答えたのは{FIGURE}で、過半数だった。",
        "この三つの島は近い。",
        "参加者は二人です。",
    ],
}

HELD = {
    "zh-Hant": [
        "全國第一所大學",
        "連續第三年增長",
        "各地的第三大城市",
        "排名第三的城市",
        "第十大城市",
        "這五元是訂金",
        "這三個百分點的差距",
        "「300」人報名",
        "共有300隊參賽",
        "收入是去年的一百倍",
        "一百個人走了",
        "第二大類有不少",
        f"{FIGURE}，當中過半是男性",
        "三死五傷",
        "| 甲 | 2000 |",
        "| 2000人 | 甲 |",
    ],
    "en": [
        "the third largest city",
        "these five yuan",
        "“300” people",
        "half of the graduates",
        "half the days",
        "thrice the number",
        "counted thrice",
        "ask ten people and the rest refuse",
        "more than half of residents",
        "| a | 2000 |",
        "| 2000 people | a |",
    ],
    "ja": [
        "二人は死亡した。",
        "この5人が死亡した。",
        "過半数が反対した。",
        "1隻で数えた。",
        "その3割は高齢者だ。",
        "| 甲 | 2000 |",
    ],
}


def grade(tag: str, text: str) -> set[bool]:
    """Return whether each number of `text` is doubtful."""
    return {span.doubtful for span in find_numerals(text, read_vocabulary(tag))}


def _flatten(table: dict[str, list[str]]) -> list[tuple[str, str]]:
    return [(tag, text) for tag, texts in table.items() for text in texts]


@pytest.mark.parametrize(("tag", "text"), _flatten(SILENT))
def test_what_counts_nothing_is_silent(tag: str, text: str) -> None:
    assert grade(tag, text) == set()


@pytest.mark.parametrize(("tag", "text"), _flatten(NOTED))
def test_what_may_count_is_a_note(tag: str, text: str) -> None:
    assert grade(tag, text) == {True}


@pytest.mark.parametrize(("tag", "text"), _flatten(HELD))
def test_what_counts_beside_it_is_held(tag: str, text: str) -> None:
    assert False in grade(tag, text)
