"""One style for figures: colours that colour-blind readers can tell apart, plain fonts, bands, a source line, SVG for pages.

Figures are `matplotlib.figure.Figure`s: they show themselves in a notebook and save with `savefig`.
"""

from __future__ import annotations

import io
import re
import textwrap
from functools import lru_cache

from corridor.views.sweep_figures import INK

ARMS = ("#4d4d4d", "#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#8c6d31", "#7b3294", "#1b7837", "#a6611a", "#636363")
PALE, LINE = "#eceff1", "#c9cfd3"
MARKS = ("o", "s", "^", "D", "v", "P", "X", "*", "<", ">", "h", "p")
WIDTH = 7.2  # inches: the width of a page
FONTS = ["Source Sans 3", "Source Sans Pro", "Helvetica Neue", "Arial", "Liberation Sans", "DejaVu Sans"]
SOURCE = {"en": "Source: corridor, simulated people; not estimates of prevalence.",
          "es": "Fuente: corridor, personas simuladas; no son estimaciones de prevalencia."}


def figure(height: float, width: float = WIDTH, rows: int = 1, columns: int = 1, **how):
    """(figure, axes): empty panels in the house's style."""
    from matplotlib import rc_context

    with rc_context(_SETTINGS):
        made = _drawing()(figsize=(width, height), layout="constrained")
        axes = made.subplots(rows, columns, squeeze=False, **how)
    for axis in axes.flat:
        plain(axis)
    return made, axes


@lru_cache(maxsize=1)
def _drawing():
    """A matplotlib figure that shows itself in a notebook, whichever backend is in use (matplotlib waits until it is needed)."""
    from matplotlib.figure import Figure

    class Drawing(Figure):
        def _repr_png_(self) -> bytes:
            buffer = io.BytesIO()
            self.savefig(buffer, format="png", dpi=110)
            return buffer.getvalue()

    return Drawing


_SETTINGS = {"font.size": 9, "axes.labelsize": 8.5,
             "xtick.labelsize": 8.5, "ytick.labelsize": 8.5, "axes.edgecolor": LINE, "axes.labelcolor": INK, "xtick.color": INK, "ytick.color": INK,
             "text.color": INK}


def head(axis, title: str, width: int = 0, pad: float = 6.0) -> None:
    """A panel's title: small, bold, at the left, wrapped to `width` characters."""
    lines = textwrap.wrap(title, width) if width else [title]
    axis.set_title("\n".join(lines), fontsize=9, fontweight="bold", loc="left", color=INK, pad=pad)


def legend(made, axis, handles=None) -> None:
    """The scenarios' names above the panels, in as many columns as fit."""
    handles, labels = handles or axis.get_legend_handles_labels()
    if labels:
        longest = max(len(label) for label in labels) + 7
        columns = max(1, min(len(labels), int(made.get_size_inches()[0] * 15 / longest)))
        made.legend(handles, labels, loc="outside upper left", ncols=columns, fontsize=8, frameon=False, borderpad=0.1)


def sig(value: float, digits: int = 3) -> float:
    """A number to so many significant digits: what a simulation can tell."""
    from math import floor, log10

    return 0.0 if not value else round(value, digits - 1 - floor(log10(abs(value))))


def brief(value, lang: str = "en", digits: int = 3) -> str:
    """A number for reading: three significant digits, thousands apart, millions and billions in letters, a true minus."""
    if value is None:
        return "–"
    value = sig(value, digits)
    for size, letters in ((1e9, {"en": "bn", "es": "mil M"}), (1e6, {"en": "m", "es": "M"})):
        if abs(value) >= size:
            return f"{value / size:,.3g} {letters[lang]}".replace("-", "\u2212")
    text = f"{value:,.0f}" if abs(value) >= 100 or value == 0 else f"{value:.3g}"
    return text.replace("-", "\u2212")


def plain(axis) -> None:
    """No frame, light grid, quiet ticks."""
    axis.spines[["top", "right", "left"]].set_visible(False)
    axis.spines["bottom"].set_color(LINE)
    axis.tick_params(length=0, labelsize=8.5, colors=INK)
    axis.grid(axis="x", color=PALE, lw=0.8)
    axis.set_axisbelow(True)


def thousands(axis, which: str = "x", most: int = 5, signed: bool = False, per_cent: bool = False, lang: str = "en") -> None:
    """Ticks as numbers for reading."""
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    def told(value, _):
        text = f"{value:.0f} %" if per_cent else brief(value, lang)
        return (("+" if signed and value > 0 else "") + text).replace("-", "\u2212")
    chosen = getattr(axis, f"{which}axis")
    chosen.set_major_locator(MaxNLocator(most, steps=[1, 2, 2.5, 5, 10]))
    axis.tick_params(axis=which, labelsize=8)
    chosen.set_major_formatter(FuncFormatter(told))


def foot(made, lang: str, *notes: str, source: bool = True) -> None:
    """How to read the figure, then its source, below it."""
    width = int(made.get_size_inches()[0] * 17)
    lines = textwrap.wrap(" ".join(note for note in notes if note), width)
    made.supxlabel("\n".join([*lines, *([SOURCE[lang]] if source else [])]), fontsize=7.5, color="#5f6b73", x=0.005, ha="left")


def svg(made, name: str) -> str:
    """The figure as SVG text to put into a page; `name` keeps its ids apart from those of other figures."""
    from matplotlib import rc_context

    buffer = io.StringIO()
    with rc_context({"svg.fonttype": "none", "svg.hashsalt": name, "font.family": FONTS}):
        made.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None}, transparent=True)
    text = buffer.getvalue()
    text = text[text.index("<svg"):]
    text = re.sub(r'\bid="([^"]+)"', rf'id="{name}-\1"', text)
    text = re.sub(r'url\(#([^)]+)\)', rf"url(#{name}-\1)", text)
    text = re.sub(r'xlink:href="#([^"]+)"', rf'xlink:href="#{name}-\1"', text)
    text = re.sub(r"<metadata>.*?</metadata>", "", text, flags=re.DOTALL)
    text = re.sub(r"font: ([^;\"]*?)'DejaVu Sans'[^;\"]*", r"font: \1inherit", text)
    return re.sub(r'<svg ([^>]*?)width="[^"]+"', r"<svg \1", re.sub(r'<svg ([^>]*?)height="[^"]+" ', r"<svg \1", text, count=1), count=1)
