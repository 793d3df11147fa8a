"""Life courses of a film: how people first set out, what befell them since, where the year left them (views/course_words.py says whom this counts)."""

from __future__ import annotations

from collections import Counter
from html import escape

import numpy as np

from corridor.life import CODE
from corridor.records.events import KIND

CHANNELS = ("alone", "company", "smuggler", "permit")
ON_THE_WAY = ("captive", "detained", "robbed", "unharmed")
ENDS = ("arrived", "back", "under_way", "in_custody", "in_captivity", "died")
COLOURS = {"alone": "#7d9aa3", "company": "#5f8f7e", "smuggler": "#a0845a", "permit": "#4f7fb0", "captive": "#c2571a", "detained": "#7a4f9e",
           "robbed": "#c59a1d", "unharmed": "#8fb3bd", "arrived": "#2c7fb8", "back": "#7d9aa3", "under_way": "#8fb3bd", "in_custody": "#7a4f9e",
           "in_captivity": "#c2571a", "died": "#222222"}
LABEL = 20  # height of a line of words
FEWEST = 10  # simulated people below which a flow is not drawn


def courses(film) -> Counter:
    """(channel, what befell, end) -> simulated people, of all who set out in the period; harms from the first departure on."""
    events = film.events
    order = np.argsort(events["day"], kind="stable")
    person, kind, detail = (events[name][order] for name in ("person", "kind", "detail"))
    rows = {int(who): i for i, who in enumerate(film.who)}
    channel = np.full(len(film.who), -1)
    flags = {name: np.zeros(len(film.who), bool) for name in ("captive", "detained", "robbed", "arrived", "died")}
    marks = {KIND["abducted"]: "captive", KIND["ransom_demanded"]: "captive", KIND["trafficked"]: "captive", KIND["detained"]: "detained",
             KIND["apprehended"]: "detained", KIND["robbed"]: "robbed", KIND["extorted"]: "robbed", KIND["abused"]: "robbed",
             KIND["arrived"]: "arrived", KIND["died"]: "died", KIND["killed"]: "died"}
    for who, what, more in zip(person.tolist(), kind.tolist(), detail.tolist()):
        row = rows.get(who)
        if row is None:
            continue
        if what == KIND["departed"] and channel[row] < 0:
            channel[row] = min(more // 10, len(CHANNELS) - 1)
        elif what in marks and channel[row] >= 0:
            flags[marks[what]][row] = True
    last = film.situation[-1]
    found = Counter()
    for row in range(len(film.who)):
        befell = next((name for name in ON_THE_WAY[:-1] if flags[name][row]), "unharmed")
        if flags["died"][row] or last[row] == CODE["dead"]:
            end = "died"
        elif last[row] == CODE["home"]:
            end = "back"
        elif last[row] == CODE["held"]:
            end = "in_captivity"
        elif last[row] in (CODE["detained"], CODE["in_care"]):
            end = "in_custody"
        else:
            end = "arrived" if flags["arrived"][row] else "under_way"
        found[CHANNELS[channel[row]], befell, end] += 1
    return found


def sankey(found: Counter, scale: float, words: dict[str, str], width: int = 640, height: int = 300) -> str:
    """Three columns and the flows between them as SVG; `words`: name -> label; numbers are real people."""
    columns = (CHANNELS, ON_THE_WAY, ENDS)
    total = sum(found.values()) or 1
    gap, top, thick = 12, 6, 16
    room = height - 2 * top - gap * (max(map(len, columns)) - 1)
    xs, places, parts = (150, 270, width - 160), [], []
    for level, names in enumerate(columns):
        y, here = top, {}
        for name in names:
            count = sum(n for path, n in found.items() if path[level] == name)
            if not count:
                continue
            tall = max(room * count / total, 2)
            here[name] = [y, tall, count, y, y]
            y += max(tall, LABEL - gap) + gap  # a thin bar still has room for its words
        places.append(here)
    for level in (0, 1):
        pairs = Counter()
        for path, n in found.items():
            pairs[path[level], path[level + 1]] += n
        for a in columns[level]:
            for b in columns[level + 1]:
                n = pairs[a, b]
                if n < FEWEST:
                    continue
                tall, left, right = room * n / total, places[level][a], places[level + 1][b]
                y0, y1 = left[4], right[3]
                left[4] += tall
                right[3] += tall
                x0, x1 = xs[level] + thick, xs[level + 1]
                middle = (x0 + x1) / 2
                parts.append(f'<path d="M{x0:.0f},{y0:.1f} C{middle:.0f},{y0:.1f} {middle:.0f},{y1:.1f} {x1:.0f},{y1:.1f} L{x1:.0f},{y1 + tall:.1f} '
                             f'C{middle:.0f},{y1 + tall:.1f} {middle:.0f},{y0 + tall:.1f} {x0:.0f},{y0 + tall:.1f} Z" fill="{COLOURS[a if level == 0 else b]}" opacity="0.33"/>')
    for level, here in enumerate(places):
        for name, (y, tall, count, *_) in here.items():
            parts.append(f'<rect x="{xs[level]:.0f}" y="{y:.1f}" width="{thick}" height="{tall:.1f}" fill="{COLOURS[name]}"/>')
            told = f"{words[name]} {round(count / scale, -2):,.0f}" if count >= FEWEST else words[name]
            x, anchor = ((xs[0] - 6, "end"), (xs[1] + thick + 5, "start"), (xs[2] + thick + 6, "start"))[level]
            parts.append(f'<text x="{x:.0f}" y="{y + max(tall / 2, 5) + 4:.1f}" text-anchor="{anchor}" font-size="12.5" fill="#1d2b33">{escape(told)}</text>')
    foot = max((y + max(tall, LABEL - gap) for here in places for y, tall, *_ in here.values()), default=height)
    return f'<svg viewBox="0 0 {width} {max(height, foot + top):.0f}" width="100%" role="img">{"".join(parts)}</svg>'
