"""First journeys as flows: how people first set out, what they met in the period, how the first journey ended (course_words.py says whom this counts)."""

from __future__ import annotations

from functools import lru_cache

from corridor.views.chart_words import say
from corridor.views.course_words import caption
from corridor.views.style import INK, brief, figure, foot, head

STAGES = (
    ("alone", "company", "smuggler", "permit", "not on the way"),
    ("neither", "stopped by officials", "held captive or exploited"),
    ("arrived", "settled in Mexico", "returned", "still on the way", "died"),
)
SHADES = {"alone": "#9e9e9e", "company": "#bdbdbd", "smuggler": "#616161", "permit": "#009e73", "not on the way": "#d9d9d9", "neither": "#a9c6d8",
          "stopped by officials": "#e69f00", "held captive or exploited": "#d55e00", "arrived": "#0072b2", "settled in Mexico": "#56b4e9",
          "returned": "#8c8c8c", "still on the way": "#c5b0d5", "died": "#000000"}
WORDS = {
    "alone": {"en": "alone", "es": "a solas"}, "company": {"en": "in company", "es": "en compañía"}, "smuggler": {"en": "with a smuggler", "es": "con coyote"},
    "permit": {"en": "on a permit", "es": "con permiso"}, "not on the way": {"en": "otherwise", "es": "de otro modo"},
    "neither": {"en": "neither", "es": "ninguna de las dos"}, "stopped by officials": {"en": "stopped by officials", "es": "detenidos"},
    "held captive or exploited": {"en": "captive or exploited", "es": "cautivos o explotados"}, "arrived": {"en": "in the United States", "es": "en Estados Unidos"},
    "settled in Mexico": {"en": "settled in Mexico", "es": "en México"}, "returned": {"en": "back home", "es": "de vuelta en casa"},
    "still on the way": {"en": "still on the way", "es": "aún en camino"}, "died": {"en": "dead", "es": "muertos"},
}
HEADS = {"en": ("first set out", "in the period", "first journey ended"), "es": ("cómo salieron", "en el período", "el primer viaje terminó")}
PEOPLE = {"en": "{title}: {people} people", "es": "{title}: {people} personas"}
FEW = {"en": "Fewer than ten real people are not shown, and no number where there are too few cases.",
       "es": "No se muestran menos de diez personas reales, ni cifras con muy pocos casos."}
GAP = 0.035
LINE = 0.07  # height of a line of a label
FONT = 6.8
COLUMNS, RIGHT, THICK = (0.0, 0.57, 1.17), 1.68, 0.03  # where boxes stand, where the panel ends, how wide a box is
ASIDE, FURTHER = 0.045, 0.075  # where a label begins: beside its box; at the end of a leader line, where it had to move away from it
TOP, BOTTOM = 1.03, -0.05  # between which labels stand
TALL = 0.11  # a box beside which a label of two lines looks well


def sankey(courses: dict, title: str = "", lang: str = "en"):
    """One scenario's courses. courses: 'how|what|end' -> real people (studies.stored, overview)."""
    made, axes = figure(3.5)
    draw(axes[0][0], courses, lang, title)
    foot(made, lang, caption("first_journeys", lang), FEW[lang])
    return made


def side_by_side(found, names=None, lang: str = "en"):
    """The courses of the reference and of up to three others, each as parts of its own whole. found: studies.stored.Stored."""
    arms = [arm for arm in found.arms if found.overview.get(arm.name) and (names is None or arm.name in names or arm is found.reference)][:4]
    columns, rows = min(2, max(len(arms), 1)), -(-len(arms) // 2) or 1
    made, axes = figure(2.9 * rows + 0.65, rows=rows, columns=columns)
    for axis, arm in zip(axes.flat, arms, strict=False):
        draw(axis, found.overview[arm.name]["courses"], lang, arm.title, found.fewest(arm))
    for axis in list(axes.flat)[len(arms):]:
        axis.remove()
    foot(made, lang, caption("first_journeys", lang), FEW[lang])
    return made


def draw(axis, courses: dict, lang: str, title: str = "", fewest: float = 0.0) -> None:
    """Into a panel: the whole height is everybody who set out. fewest: real people, below which no number is told."""
    flows = {tuple(key.split("|")): value for key, value in courses.items() if value}
    whole = sum(flows.values()) or 1.0
    boxes: list[dict[str, tuple[float, float]]] = []
    for stage, names in enumerate(STAGES):
        sums = {name: sum(value for key, value in flows.items() if key[stage] == name) for name in names}
        y, found = 1.0, {}
        for name in names:
            if sums[name]:
                height = sums[name] / whole * (1 - GAP * 4)
                found[name] = (y, height)
                y -= height + GAP
        boxes.append(found)
    for stage in (0, 1):
        _ribbons(axis, flows, stage, boxes, whole)
    for stage, found in enumerate(boxes):
        room = (*COLUMNS[1:], RIGHT)[stage] - COLUMNS[stage] - FURTHER - 0.01
        told = {}
        for name, (_, height) in found.items():
            people = sum(value for key, value in flows.items() if key[stage] == name)
            number = brief(people, lang) if people >= fewest else say("few", lang)
            told[name] = _lines(axis, WORDS[name][lang], number, room, height > TALL)
        at = _apart({name: (y - height / 2, LINE * len(told[name])) for name, (y, height) in found.items()})
        for name, (y, height) in found.items():
            axis.add_patch(_box(COLUMNS[stage], y - height, height, SHADES[name]))
            away = abs(at[name] - (y - height / 2)) > (height + LINE * len(told[name])) / 2
            x = COLUMNS[stage] + (FURTHER if away else ASIDE)
            if away:
                axis.plot([COLUMNS[stage] + THICK, x - 0.008], [y - height / 2, at[name]], color=INK, lw=0.5, zorder=4)
            axis.text(x, at[name], "\n".join(told[name]), fontsize=FONT, va="center", color=INK, zorder=5)
        axis.text(COLUMNS[stage], 1.06, HEADS[lang][stage], fontsize=7, style="italic", color="#5f6b73")
    axis.set(xlim=(-0.01, RIGHT), ylim=(BOTTOM, 1.12))
    head(axis, PEOPLE[lang].format(title=title, people=brief(whole if flows else 0, lang)) if title else "", 44)
    axis.grid(False)
    axis.set_xticks([])
    axis.set_yticks([])
    axis.spines["bottom"].set_visible(False)


def _lines(axis, name: str, number: str, room: float, tall: bool) -> list[str]:
    """A label in lines that are no wider than `room`: name and number on one where they fit and the box is low."""
    spec, made = axis.get_subplotspec(), axis.figure
    wide = made.get_size_inches()[0] / (spec.get_gridspec().ncols if spec else 1) * 0.95 * 72 / (RIGHT + 0.01)  # points of a unit across
    if not tall and _width(f"{name} {number}") <= room * wide:
        return [f"{name} {number}"]
    lines = [""]
    for word in name.split():
        longer = f"{lines[-1]} {word}".strip()
        lines = [*lines[:-1], longer] if not lines[-1] or _width(longer) <= room * wide else [*lines, word]
    return [*lines, number]


@lru_cache(maxsize=500)
def _width(text: str) -> float:
    """Points that a label is wide."""
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import text_to_path

    return text_to_path.get_text_width_height_descent(text, FontProperties(size=FONT), False)[0]


def _apart(places: dict[str, tuple[float, float]]) -> dict[str, float]:
    """Middles of labels of a height each, moved down where they would lie on each other, then up where they would leave the panel."""
    found, edge = {}, TOP
    for name, (y, height) in places.items():
        found[name] = min(y, edge - height / 2)
        edge = found[name] - height / 2
    edge = BOTTOM
    for name, (_, height) in reversed(places.items()):
        found[name] = max(found[name], edge + height / 2)
        edge = found[name] + height / 2
    return found


def _box(x, y, height, shade):
    from matplotlib.patches import Rectangle

    return Rectangle((x, y), THICK, max(height, 0.002), color=shade, lw=0, zorder=3)


def _ribbons(axis, flows, stage, boxes, whole) -> None:
    """The flows between two stages, each as a curved band."""
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path

    used = [dict.fromkeys(boxes[stage], 0.0), dict.fromkeys(boxes[stage + 1], 0.0)]
    pairs: dict[tuple[str, str], float] = {}
    for key, value in flows.items():
        pair = key[stage], key[stage + 1]
        pairs[pair] = pairs.get(pair, 0.0) + value
    x0, x1 = COLUMNS[stage] + THICK, COLUMNS[stage + 1]
    middle = (x0 + x1) / 2
    for a in STAGES[stage]:
        for b in STAGES[stage + 1]:
            value = pairs.get((a, b), 0.0)
            if not value or a not in boxes[stage] or b not in boxes[stage + 1]:
                continue
            height = value / whole * (1 - GAP * 4)
            ya, yb = boxes[stage][a][0] - used[0][a], boxes[stage + 1][b][0] - used[1][b]
            used[0][a] += height
            used[1][b] += height
            path = Path([(x0, ya), (middle, ya), (middle, yb), (x1, yb), (x1, yb - height), (middle, yb - height), (middle, ya - height), (x0, ya - height), (x0, ya)],
                        [Path.MOVETO, Path.CURVE4, Path.CURVE4, Path.CURVE4, Path.LINETO, Path.CURVE4, Path.CURVE4, Path.CURVE4, Path.CLOSEPOLY])
            axis.add_patch(PathPatch(path, facecolor=SHADES[b if stage else a], alpha=0.35, lw=0, zorder=1))
