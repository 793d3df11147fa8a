"""Maps of a result: people a day on the ways through Mexico, harms by region, and what a scenario changes of both.

Harms are told by region, never by place (responsible use); legs count people who pass, whoever they are.
"""

from __future__ import annotations

import numpy as np

from corridor.geography import load
from corridor.views import words
from corridor.views.chart_words import say
from corridor.views.charts import first, usable
from corridor.views.style import INK, brief, figure, foot, head
from corridor.views.sweep_figures import LESS, MORE, QUIET
from corridor.views.telling import whole

REGIONS = ("home", "southeast", "centre", "north", "us")
AT = {"home": (-89.5, 11.6), "southeast": (-98.6, 14.4), "centre": (-106.6, 17.6), "north": (-114.6, 23.6), "us": (-104.5, 34.6)}  # labels: lon, lat
BOX = (-119.0, -80.5, 10.2, 37.0)
CLEAR, FAR = 0.012, 0.05  # of a panel's height: least gap between labels; how far one is moved before a line leads to where it belongs
SAYS = {
    "home": {"en": "Central America", "es": "Centroamérica"}, "southeast": {"en": "South-east", "es": "Sureste"},
    "centre": {"en": "Centre", "es": "Centro"}, "north": {"en": "North", "es": "Norte"}, "us": {"en": "United States", "es": "Estados Unidos"},
    "levels": {"en": "{title}: people a day on the ways", "es": "{title}: personas al día en las rutas"},
    "change": {"en": "{title}: what changes", "es": "{title}: lo que cambia"},
    "width": {"en": "Width of lines: people a day through Mexico.", "es": "Grosor: personas al día a través de México."},
    "a_day": {"en": "people a day", "es": "personas al día"},
    "numbers": {"en": "Numbers: {what} by region ({unit}).", "es": "Cifras: {what} por región ({unit})."},
    "chance": {"en": "≈ and grey: cannot be told from chance.", "es": "≈ y gris: no se distingue del azar."},
    "too_few": {"en": "{what}: too few cases to be told by region.", "es": "{what}: muy pocos casos para darlos por región."},
}


def words_of(key: str, lang: str, **what) -> str:
    return SAYS[key][lang].format(**what)


def _ground(axis) -> None:
    """Outlines of countries and states, without a frame."""
    from matplotlib.collections import LineCollection, PolyCollection

    from corridor.dashboard.flows import base

    shapes = base()
    axis.add_collection(PolyCollection([np.array(ring) for ring in shapes["countries"]], facecolors="#f4f2ec", edgecolors="#b9bfc2", linewidths=0.6, zorder=0))
    axis.add_collection(LineCollection([np.array(ring) for ring in shapes["states"]], colors="#dcdfe0", linewidths=0.4, zorder=0.5))
    axis.set(xlim=BOX[:2], ylim=BOX[2:])
    axis.set_aspect(1 / np.cos(np.deg2rad(23)))
    axis.set_anchor("N")  # right below its title, so that a title of two lines has room
    axis.set_axis_off()
    axis.set_facecolor("white")


def ways(legs: dict, days: int) -> dict[tuple[int, int], float]:
    """(place, place) -> people a day, both directions and all modes together."""
    geography, found = load(), {}
    for link, people in legs.items():
        if people and geography.modes[geography.mode[int(link)]] not in ("air", "return"):
            ends = tuple(sorted((int(geography.tail[int(link)]), int(geography.head[int(link)]))))
            found[ends] = found.get(ends, 0.0) + people / days
    return found


def _draw_ways(axis, flows: dict, top: float, shade, lang: str) -> None:
    from matplotlib.collections import LineCollection

    geography = load()
    lines = [[(geography.lon[a], geography.lat[a]), (geography.lon[b], geography.lat[b])] for a, b in flows]
    widths = [_width(value, top) for value in flows.values()]
    axis.add_collection(LineCollection(lines, colors=[shade(value) for value in flows.values()], linewidths=widths, alpha=0.8, capstyle="round", zorder=2))
    if flows:
        _key(axis, top, lang)


def _width(value: float, top: float) -> float:
    """Points that a line is wide."""
    return 0.5 + 6.5 * abs(value) / top


def _key(axis, top: float, lang: str) -> None:
    """In a corner of the sea: how wide lines of so many people a day are; the widest is the largest round number up to `top`."""
    size = 10.0 ** np.floor(np.log10(top))
    most = size * max(step for step in (1, 2, 5) if step * size <= top)
    axis.text(0.03, 0.21, words_of("a_day", lang), transform=axis.transAxes, fontsize=7, color=QUIET, va="center", label="key")
    for place, value in enumerate((most, most / 2, most / 10)):
        height = 0.15 - 0.055 * place
        axis.plot([0.03, 0.1], [height, height], transform=axis.transAxes, color=QUIET, linewidth=_width(value, top), solid_capstyle="butt", zorder=3)
        axis.text(0.12, height, brief(value, lang, 2), transform=axis.transAxes, fontsize=7, color=QUIET, va="center", label="key")


def _label(axis, region: str, text: str, lang: str, color=INK) -> None:
    lon, lat = AT[region]
    axis.text(lon, lat, f"{words_of(region, lang)}\n{text}", ha="center", va="center", fontsize=7.5, color=color, linespacing=1.2, zorder=4, label="region", in_layout=False,
              bbox={"boxstyle": "round,pad=0.25", "fc": "white", "ec": "none", "alpha": 0.82})


def settle(made) -> None:
    """Labels of regions where nothing else is written: into the panel, and up or down from each other and from the key of widths. A line
    leads to where a label that had to move far belongs."""
    made.draw_without_rendering()
    for axis in made.axes:
        texts = {which: [text for text in axis.texts if text.get_label() == which] for which in ("key", "region")}
        taken = [_extent(axis, text) for text in texts["key"]]
        for text in sorted(texts["region"], key=lambda text: text.get_position()[1]):  # from the south, where the key is, upward
            box = _extent(axis, text)
            right, up = max(0.005 - box[0], 0.0) + min(0.995 - box[2], 0.0), _free(box, taken)
            taken.append((box[0] + right, box[1] + up, box[2] + right, box[3] + up))
            if right or up:
                lon, lat = text.get_position()
                text.set_position((lon + right * (BOX[1] - BOX[0]), lat + up * (BOX[3] - BOX[2])))
                if abs(up) > FAR:
                    axis.plot([lon, text.get_position()[0]], [lat, text.get_position()[1]], color=QUIET, lw=0.6, zorder=3.5)


def _extent(axis, text) -> tuple[float, float, float, float]:
    """Left, lower, right and upper end of a text with its ground, in parts of the panel."""
    made = text.get_bbox_patch() or text
    (left, low), (right, high) = axis.transAxes.inverted().transform(made.get_window_extent().get_points())
    return left, low, right, high


def _free(box, taken) -> float:
    """The least move up or down by which a box lies on none of those taken, and in the panel where it can."""
    left, low, right, high = box
    beside = [other for other in taken if left < other[2] and other[0] < right]
    moves = [0.0, *(other[3] + CLEAR - low for other in beside), *(other[1] - CLEAR - high for other in beside)]
    clear = [move for move in moves if all(low + move >= other[3] or high + move <= other[1] for other in beside)]
    return min(clear, key=lambda move: (not (0 <= low + move and high + move <= 1), abs(move)))


def by_region(found, arm, indicator: str) -> dict:
    """region -> a band of the paired difference in real people (None: too few cases in the reference); none where all regions together
    have too few."""
    from corridor.studies.comparison import band

    whole_change = found.comparison.differences.get(arm.name, {}).get(indicator)
    if whole_change is not None and whole_change["mean"] is None:
        return {}
    table, known = {}, found.overview[found.reference.name]["regions"].get(indicator, {})
    for region in REGIONS:
        values = [] if known.get(region) is not None else [None]
        for pair, run in arm.runs.items():
            base = found.reference.runs.get(pair)
            ends = [one.overview.get("regions", {}).get(indicator, {}).get(region) if one is not None else None for one in (base, run)]
            values.append(None if None in ends else ends[1] - ends[0])
        table[region] = band(values) if values and None not in values else {"mean": None, "low": None, "high": None}
    return table


def change_map(found, names=None, indicator: str = "kidnapped", lang: str = "en"):
    """First the reference: people a day on the ways, a harm by region; then what each scenario changes of both.

    found: studies.stored.Stored. names: scenarios (default the first three). Raises ValueError where the runs keep no map.
    """
    reference = found.overview[found.reference.name]
    if not reference:
        raise ValueError("the runs keep no map; run them again")
    others = [arm for arm in found.others if found.overview.get(arm.name) and (names is None or arm.name in names)][:3]
    columns, rows = (1, 1) if not others else (2, -(-(1 + len(others)) // 2))
    made, axes = figure(2.75 * rows + 0.65 if others else 4.4, rows=rows, columns=columns)
    days = found.comparison.days
    flows = ways(reference["legs"], days)
    top = max(flows.values(), default=1.0)
    known = usable(found.comparison, (indicator,))
    draw_levels(axes.flat[0], flows, top, reference["regions"].get(indicator, {}) if known else {}, words_of("levels", lang, title=found.reference.title), lang)
    after = {arm.name: ways(found.overview[arm.name]["legs"], days) for arm in others}
    change = {name: {ends: one.get(ends, 0.0) - flows.get(ends, 0.0) for ends in sorted({*flows, *one})} for name, one in after.items()}
    most = max((abs(value) for one in change.values() for value in one.values()), default=1.0) or 1.0
    by = {arm.name: by_region(found, arm, indicator) for arm in others}
    for axis, arm in zip(list(axes.flat)[1:], others, strict=False):
        _changes(axis, change[arm.name], max(most, top / 6), by[arm.name], words_of("change", lang, title=arm.title), lang)
    for axis in list(axes.flat)[1 + len(others):]:
        axis.remove()
    what = words.label(indicator, lang)
    numbers = words_of("numbers", lang, what=what, unit=words.unit("people", lang)) if known or any(by.values()) else ""
    without = [title for title, blocks in [(found.reference.title, known), *((arm.title, by[arm.name]) for arm in others)] if not blocks]
    few = words_of("too_few", lang, what=first(what) + (f" ({'; '.join(without)})" if numbers else "")) if without else ""
    foot(made, lang, words_of("width", lang), numbers, few,
         say("colours", lang) if others else "")
    settle(made)
    return made


def draw_levels(axis, flows, top, regions, title, lang) -> None:
    """Into a panel: people a day on the ways, and a harm by region."""
    _ground(axis)
    _draw_ways(axis, flows, top, lambda value: "#4d4d4d", lang)
    for region, value in regions.items():
        if region in AT:
            _label(axis, region, say("few", lang) if value is None else brief(whole(value, "people"), lang), lang)
    head(axis, title, 44, 3)


def _changes(axis, change, most, regions, title, lang) -> None:
    _ground(axis)
    _draw_ways(axis, change, most, lambda value: LESS if value < 0 else MORE, lang)
    for region, block in regions.items():
        if block["mean"] is None:
            _label(axis, region, say("few", lang), lang, QUIET)
            continue
        noise = block["low"] is None or block["low"] <= 0 <= block["high"]
        text = ("≈ " if noise else "") + ("+" if block["mean"] > 0 else "") + brief(whole(block["mean"], "people"), lang)
        _label(axis, region, text, lang, "#6b7479" if noise else (LESS if block["mean"] < 0 else MORE))
    head(axis, title, 44, 3)
