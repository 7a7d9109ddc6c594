"""What a browser reads in a style sheet is what it read before its comments and spaces went."""

from __future__ import annotations

from tests.browser.conftest import Visit
from tests.fixture import load_fixture
from youju.printing.assets import CSS, EMBED_CSS, TIP_CSS
from youju.printing.style_sheets import parse_css, write_css
from youju.theme import HOUSE, look_css

RULES = """(css) => {
  const style = document.createElement("style");
  style.textContent = css;
  document.head.append(style);
  return [...style.sheet.cssRules].map((rule) => rule.cssText);
}"""
# What a newsroom may write, with mistakes that a browser passes over.
ODD = r"""/* c */ @import 'x.css'; .a\:b, .\31 23 , a:hover > b ~ c + d { content: 'it\'s "x" }';
  *zoom: 1; color:red!important; --e: ; --j: { a: b }; } p { margin : 0 auto ; font: 9px/1.5 'A' }
@media (min-width:600px) and (max-width : 700px){ .x { color : blue ; } .y{} }
.n { color: red; &:hover { top: 1px } .m & { top: 2px } @media print { top: 3px } i:hover {} }
@font-face { font-family: 'Q'; src: url(q.woff2) format('woff2'); unicode-range: U+4E00-9FFF, U+26 }
@keyframes k { from { top: 0 } 50.5% { top: 1e3px } to { top: calc( 1px + 2 * (3px - 1px) ) } }
@supports (display:grid) and (not (display: inline-grid)) { .g { grid-template: "a b" 1fr / auto } }
@layer base { .l { color: red } } @layer z; @container c (min-width: 1px) { .q { top: 1px } }
@page :first { margin: 1cm } .u { background: url(data:image/svg+xml;base64,AA==) }
.bad { color: 'x
; top: 1px } :is(.a, .b):not(.c)::before { inset: -1px +2px .5em } a[href ^= "x" i] { color: #0f0f }
.worse { color: url(a b); top: 1px } .end { top: var( --e , 2px ); left: 0"""


def test_a_browser_reads_the_same_rules(visit: Visit) -> None:
    page = visit("about:blank")
    files = load_fixture().files
    ours = [look_css(HOUSE), *(files[name].decode() for name in (TIP_CSS, EMBED_CSS, CSS))]
    for css, least in (*((sheet, 10) for sheet in ours), (ODD, 18)):
        read = page.evaluate(RULES, css)
        assert len(read) >= least
        assert page.evaluate(RULES, write_css(parse_css(css))) == read
