"""Traditional becomes Simplified: words, quotation marks, and phrases set by hand."""

from __future__ import annotations

import pytest

from youju.languages.scripts import convert_script, make_text
from youju.model import Language

PLAIN = Language("zh-hans", "zh-Hans", "简体中文", derived_from="zh")
BY_HAND = Language(
    "zh-hans",
    "zh-Hans",
    "简体中文",
    derived_from="zh",
    overrides={"帳": "账", "帳篷": "帐篷", "(a|b)": "x"},
)


@pytest.mark.parametrize(
    ("written", "set_"),
    [
        ("頭髮與發展", "头发与发展"),
        ("「頭」裏的『髮』", "“头”里的‘发’"),
        ("48.9萬人以上", "48.9万人以上"),
        ("English, 12,000", "English, 12,000"),
        ("", ""),
    ],
)
def test_words_and_marks_are_converted(written: str, set_: str) -> None:
    assert convert_script(written, PLAIN) == set_


def test_phrases_set_by_hand_come_first_the_longest_before_all() -> None:
    assert convert_script("帳目、帳篷", BY_HAND) == "账目、帐篷"
    assert convert_script("(a|b)頭a", BY_HAND) == "x头a"


def test_a_text_has_the_derived_language_too() -> None:
    languages = {"zh": Language("zh", "zh-Hant", "繁體中文"), "zh-hans": PLAIN}
    assert dict(make_text({"zh": "頭"}, languages)) == {"zh": "頭", "zh-hans": "头"}
    assert dict(make_text({"zh": "頭", "zh-hans": "首"}, languages))["zh-hans"] == "首"
    with pytest.raises(ValueError, match="zh"):
        make_text({"en": "head"}, languages)


@pytest.mark.parametrize(
    ("written", "set_"),
    [
        ("他看著窗外，意味著增長。這是甚麼？", "他看着窗外，意味着增长。这是什么？"),
        ("執著於沿著隨著著重著手穿著", "执着于沿着随着着重着手穿着"),
        ("著名著作顯著土著編著原著專著名著著有", "著名著作显著土著编著原著专著名著著有"),
        (
            "軟體、網路、伺服器、滑鼠、列印、連結、資訊",
            "软件、网络、服务器、鼠标、打印、链接、信息",
        ),
        ("下載檔案，複製嵌入代碼", "下载文件，复制嵌入代码"),
        ("檔案館的文件與歷史檔案", "档案馆的文件与历史档案"),
        ("圖表的數據存入資料庫，放在資料夾", "图表的数据存入数据库，放在文件夹"),
        ("新增病例是經濟指標的核心問題", "新增病例是经济指标的核心问题"),
        ("大多數位於市區，旅遊行程依法律程序執行", "大多数位于市区，旅游行程依法律程序执行"),
        ("系列印刷品、華埠、新華通訊社、尼日利亞", "系列印刷品、华埠、新华通讯社、尼日利亚"),
        ("人工智慧與人的智慧", "人工智能与人的智慧"),
        ("點陣圖、折線圖、散點圖、橫條圖", "点阵图、折线图、散点图、横条图"),
    ],
)
def test_words_of_the_mainland_are_used_and_other_words_stay(written: str, set_: str) -> None:
    assert convert_script(written, Language("zh-hans", "zh-Hans", "简体中文", "zh")) == set_


def test_a_phrase_set_by_hand_comes_before_the_words_of_the_mainland() -> None:
    language = Language("zh-hans", "zh-Hans", "简体中文", "zh", {"檔案": "档案", "文件": "文书"})
    assert convert_script("檔案與文件", language) == "档案与文书"
