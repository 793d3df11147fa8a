"""Numbers and bands as reports and figures tell them."""

from __future__ import annotations

from corridor.views.chart_words import say
from corridor.views.style import brief, sig
from corridor.views.tables import two_alike


def told(value, unit: str, lang: str = "en", signed: bool = False, digits: int = 3) -> str:
    """A number with the letters that belong to it: shares as per cent, differences of shares as points."""
    if value is None:
        return "–"
    if unit == "share":
        text = f"{100 * value:.1f}".replace("-", "\u2212") + (" " + say("points", lang) if signed else " %")
    else:
        text = brief(whole(value, unit), lang, digits)
    return ("+" if signed and value > 0 else "") + text


def whole(value: float, unit: str) -> float:
    """People and events are told as whole numbers."""
    return float(round(value)) if unit in ("people", "events") and abs(value) >= 10 else value


def cell(block, unit: str, lang: str = "en", signed: bool = False, digits: int = 3) -> str:
    """A mean with its band: '−1,200 (−1,900 to −500)'."""
    if block is None or block["mean"] is None:
        return say("few", lang)
    text = told(block["mean"], unit, lang, signed, digits)
    return f"{text} ({span(block, unit, lang, digits)})" if has_band(block) else text


def has_band(block) -> bool:
    """Whether a block has a band that says something."""
    return block["low"] is not None and not two_alike(block)


def span(block, unit: str, lang: str = "en", digits: int = 3) -> str:
    """The band alone: '−1,900 to −500'."""
    ends = [100 * block[end] if unit == "share" else sig(whole(block[end], unit), digits) for end in ("low", "high")]
    texts = [f"{end:.1f}".replace("-", "\u2212") if unit == "share" else brief(end, lang, digits) for end in ends]
    return f"{texts[0]} {'to' if lang == 'en' else 'a'} {texts[1]}"
