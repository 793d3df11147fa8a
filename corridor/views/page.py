"""The sheet a report is written on: one HTML file without a network, for the screen and for A4 paper."""

from __future__ import annotations

from html import escape

STYLE = """
:root{--ink:#1f2a33;--quiet:#5f6b73;--line:#d6dcdf;--pale:#f3f5f6;--accent:#14466b;--less:#1f6f9f;--more:#b34a12}
*{box-sizing:border-box}
html{font-size:16px;-webkit-text-size-adjust:100%}
body{margin:0;color:var(--ink);background:#fff;font:1rem/1.55 "Source Sans 3","Source Sans Pro","Helvetica Neue",Arial,"Liberation Sans","DejaVu Sans",sans-serif}
main{max-width:54rem;margin:0 auto;padding:0 1.4rem 3rem}
header.band{background:var(--accent);color:#fff;padding:2.2rem 0 1.7rem}
header.band>div{max-width:54rem;margin:0 auto;padding:0 1.4rem}
header .kind{font-size:.8rem;letter-spacing:.12em;text-transform:uppercase;opacity:.85;margin:0 0 .5rem}
h1{font-size:2rem;line-height:1.2;margin:0 0 .7rem;font-weight:650;text-wrap:balance}
header .size{font-size:.86rem;opacity:.92;margin:0;line-height:1.5}
h2{font-size:1.32rem;line-height:1.25;margin:2.6rem 0 .5rem;color:var(--accent);font-weight:650;border-top:2px solid var(--accent);padding-top:.7rem;break-after:avoid}
h2 .n{color:var(--quiet);font-weight:400;margin-right:.5rem}
h3{font-size:1.02rem;margin:1.5rem 0 .3rem;break-after:avoid}
p{margin:.5rem 0 .8rem}
.lead{color:#37444d;break-after:avoid}
.brief{background:var(--pale);border-left:5px solid var(--accent);padding:1rem 1.2rem .8rem;margin:1.6rem 0 0;break-inside:avoid}
.brief h2{border:0;margin:0 0 .4rem;padding:0;font-size:1.05rem}
.brief ul,.plain{margin:.2rem 0 .4rem;padding-left:1.1rem}
.brief li,.plain li{margin:.35rem 0}
.q{font-size:1.12rem;margin:1.3rem 0 0;color:#23323c}
nav{font-size:.86rem;color:var(--quiet);columns:2;margin:1.2rem 0 0}
nav a{color:var(--accent);text-decoration:none;display:block;padding:.1rem 0;break-inside:avoid}
nav a:hover{text-decoration:underline}
table{border-collapse:collapse;width:100%;font-size:.85rem;line-height:1.35;margin:.6rem 0 .4rem}
th,td{padding:.32rem .5rem;border-bottom:1px solid var(--line);vertical-align:top;text-align:left}
th{font-weight:600;color:var(--quiet);font-size:.78rem;border-bottom:1.5px solid var(--ink)}
td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}td.n{white-space:nowrap}
table td:first-child{min-width:8.5rem}
tr.group td{background:var(--pale);font-weight:600;font-size:.8rem;color:var(--accent);padding:.25rem .5rem}
tr{break-inside:avoid}table[data-table=scenarios] tr{break-inside:auto}
thead{display:table-header-group}
.less{color:var(--less);font-weight:600}.more{color:var(--more);font-weight:600}.noise{color:var(--quiet)}
td.chance{color:var(--quiet);background:#fafbfb}
td svg{display:block}
.band{color:var(--quiet);font-weight:400;font-size:.9em}
td .noise{font-size:.92em}
figure{margin:1.1rem 0 1.3rem;break-inside:avoid}
figure svg{width:100%;height:auto;display:block}
figcaption,caption{font-size:.84rem;color:var(--ink);text-align:left;margin:0 0 .35rem;font-weight:600;caption-side:top}
figcaption .n,caption .n{color:var(--accent);margin-right:.4rem}
.note{font-size:.8rem;color:var(--quiet);margin:.2rem 0 .6rem}
dl.words{margin:.3rem 0;font-size:.85rem;line-height:1.4}
dl.words dt{font-weight:600;margin-top:.35rem}dl.words dd{margin:0 0 0 .9rem;color:#37444d}
pre{background:var(--pale);padding:.7rem .9rem;font:.76rem/1.45 ui-monospace,"DejaVu Sans Mono",Menlo,Consolas,monospace;overflow-x:auto;white-space:pre-wrap;word-break:break-word}
code{font:.86em ui-monospace,"DejaVu Sans Mono",Menlo,Consolas,monospace}
details{margin:.5rem 0;border:1px solid var(--line);padding:.4rem .8rem}summary{cursor:pointer;font-weight:600;font-size:.88rem}
.use{border:1px solid var(--line);border-left:5px solid var(--more);padding:.6rem 1.1rem;margin:1rem 0}
footer{max-width:54rem;margin:0 auto;padding:1rem 1.4rem 2rem;font-size:.8rem;color:var(--quiet);border-top:1px solid var(--line)}
@media (max-width:40rem){nav{columns:1}h1{font-size:1.5rem}.wide{overflow-x:auto}}
@page{size:A4;margin:17mm 15mm 18mm;@bottom-right{content:counter(page) " / " counter(pages);font:8pt sans-serif;color:#5f6b73}
 @bottom-left{content:"corridor";font:8pt sans-serif;color:#5f6b73}}
@page:first{margin-top:0}
@media print{html{font-size:9.6pt}body{-webkit-print-color-adjust:exact;print-color-adjust:exact}main,header.band>div,footer{max-width:none;padding-left:0;padding-right:0}
 header.band{margin:0 -15mm;padding:16mm 15mm 8mm}nav{display:none}h2{margin-top:1.6rem}
 details.fold>summary{display:none}details{border:0;padding:0}details>summary{list-style:none}details::details-content{content-visibility:visible;height:auto}a{color:inherit;text-decoration:none}
 .appendix{break-before:page}pre{font-size:7pt}table{font-size:8pt}}
"""


def sheet(lang: str, title: str, kind: str, size: str, body: str, foot: str) -> str:
    """The whole page as text."""
    return (f'<!doctype html>\n<html lang="{lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">'
            f"<title>{escape(title)}</title><style>{STYLE}</style></head>\n<body><header class=\"band\"><div><p class=\"kind\">{kind}</p><h1>{escape(title)}</h1>"
            f'<p class="size">{size}</p></div></header>\n<main>{body}</main>\n<footer>{foot}</footer></body></html>\n')


class Numbered:
    """Sections, figures and tables in their order, each with its number."""

    def __init__(self, lang: str, figure_word: str, table_word: str):
        self.lang, self.words = lang, {"figure": figure_word, "table": table_word}
        self.counts = {"section": 0, "figure": 0, "table": 0}
        self.parts: list[str] = []
        self.contents: list[tuple[str, str]] = []

    def _next(self, kind: str) -> int:
        self.counts[kind] += 1
        return self.counts[kind]

    def section(self, key: str, title: str, lead: str = "", appendix: bool = False) -> None:
        number = self._next("section")
        self.contents.append((f"s{number}", title))
        self.parts.append(f'<h2 id="s{number}"{" class=appendix" if appendix else ""} data-section="{key}"><span class="n">{number}</span>{escape(title)}</h2>'
                          + (f'<p class="lead">{lead}</p>' if lead else ""))

    def add(self, html: str) -> None:
        self.parts.append(html)

    def figure(self, title: str, drawing: str, name: str) -> None:
        number = self._next("figure")
        label = escape(f"{self.words['figure']} {number}. {title}")
        drawing = drawing.replace("<svg ", f'<svg role="img" aria-label="{label}" ', 1)
        self.parts.append(f'<figure data-figure="{name}"><figcaption><span class="n">{self.words["figure"]} {number}</span>{escape(title)}</figcaption>{drawing}</figure>')

    def table(self, title: str, head: list[tuple[str, bool]], rows: list[str], name: str) -> None:
        number = self._next("table")
        heads = "".join(f'<th{" class=n" if right else ""}>{escape(text)}</th>' for text, right in head)
        self.parts.append(f'<div class="wide"><table data-table="{name}"><caption><span class="n">{self.words["table"]} {number}</span>{escape(title)}</caption>'
                          f"<thead><tr>{heads}</tr></thead><tbody>{''.join(rows)}</tbody></table></div>")

    def html(self) -> str:
        return "\n".join(self.parts)

    def nav(self, word: str) -> str:
        links = "".join(f'<a href="#{anchor}">{i}. {escape(title)}</a>' for i, (anchor, title) in enumerate(self.contents, 1))
        return f'<nav aria-label="{escape(word)}">{links}</nav>'
