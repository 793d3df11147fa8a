"""A report: one self-contained HTML file from stored results, as a policy brief that prints well."""

from __future__ import annotations

import json
from html import escape

from corridor.dashboard import policy_words
from corridor.dashboard.figures import bar, hidden
from corridor.studies.comparison import told_people
from corridor.studies.stored import Stored
from corridor.views import believable, charts, words
from corridor.views import evidence as published
from corridor.views.costs import per_million, standing
from corridor.views.page import Numbered, sheet
from corridor.views.policy_tables import in_words
from corridor.views.report_settings import policy_name, settings
from corridor.views.report_words import term, text
from corridor.views.style import brief, svg
from corridor.views.tables import GROUP_WORDS, GROUPS, is_noise, verdict, why
from corridor.views.telling import cell, has_band, span, told

MAIN = ("kidnapped", "trafficked", "sexually_abused", "deaths", "arrivals_us", "departures", "identified", "protected")
HARMS = ("kidnapped", "trafficked", "sexually_abused", "robbed", "deaths")
ARROW = {"less": "▼", "more": "▲"}
LONG = 16  # lines of a scenario's changes beyond which they are folded


def report(found: Stored, lang: str = "en", sensitivity: list[dict] | None = None) -> str:
    """The page as text. sensitivity: rows of studies.sensitivity, where the experiment has them."""
    page = Numbered(lang, text("figure_word", lang), text("table_word", lang))
    _scenarios(page, found, lang)
    if found.comparison.differences:
        _outcomes(page, found, lang)
        _people(page, found, lang)
    else:
        _levels(page, found, lang)
    _cascade(page, found, lang)
    _home(page, found, lang)
    _map(page, found, lang)
    _lives(page, found, lang)
    if found.comparison.differences:
        _tradeoffs(page, found, lang)
        _sensitivity(page, found, lang, sensitivity or [])
    _believe(page, lang)
    _limits(page, lang)
    if found.comparison.differences:
        _all_outcomes(page, found, lang)
    settings(page, found, lang)
    top = [f'<p class="q">{escape(_question(found, lang))}</p>', _brief(found, lang), page.nav(text("contents", lang))]
    return sheet(lang, _heading(found, lang), text("brief", lang) + " · corridor", _size(found, lang), "\n".join(top) + page.html(),
                 f"{text('use_short', lang)} {text('print_note', lang)}")


# ---- the top ----

def _title(arm, lang: str) -> str:
    """A scenario's title as the dashboard has it, in the report's language; a file's own where it is no shipped one."""
    if arm.name not in policy_words.SCENARIOS or arm.title != _opening(arm)[0]:
        return arm.title
    return policy_words.SCENARIOS[arm.name][lang == "es"]


def _heading(found: Stored, lang: str) -> str:
    if found.experiment:
        return _experiment_words(found, lang)[0]
    titles = [_title(arm, lang) for arm in found.others]
    if not titles:
        return _title(found.reference, lang)
    return "; ".join(titles[:3]) + (" …" if len(titles) > 3 else "")


def _experiment_words(found: Stored, lang: str) -> tuple[str, str]:
    import tomllib

    data = tomllib.loads(found.text)
    tail = "_es" if lang == "es" else ""
    return data.get("title" + tail) or data.get("title") or found.name, data.get("question" + tail) or data.get("question", "")


def _opening(arm) -> tuple[str, str]:
    """(title, what it asks) of the shipped scenario of that name; empty where there is none."""
    from corridor.scenario import shipped
    from corridor.views.policy_pages import opening

    path = shipped() / f"{arm.name}.toml"
    return opening(path.read_text(encoding="utf-8"))[:2] if path.is_file() else ("", "")


def _asks(arm) -> str:
    """What a shipped scenario asks, from its first line."""
    asks = _opening(arm)[1]
    return asks[:1].upper() + asks[1:]


def _question(found: Stored, lang: str) -> str:
    if found.experiment and (question := _experiment_words(found, lang)[1]):
        return question
    asks = [asks for arm in found.others if (asks := _asks(arm))]
    if lang == "es" or not asks:
        return text("asks_default", lang, reference=_title(found.reference, lang))
    return " ".join(asks[:2])


def _size(found: Stored, lang: str) -> str:
    return text("size", lang, days=found.comparison.days, start=found.reference.scenario.start.isoformat(), pairs=len(found.reference.runs),
                one_in=brief(round(1 / found.comparison.scale), lang), sets=text("one_set" if found.central else "own_sets", lang))


def _brief(found: Stored, lang: str) -> str:
    """What can be told from chance, in sentences."""
    items = []
    base = found.comparison.scenarios[0]["indicators"]
    for arm in found.others:
        blocks = found.comparison.differences.get(arm.name)
        if not blocks:
            continue
        clear, silent = [], []
        for name in charts.usable(found.comparison, MAIN):
            block = blocks[name]
            if block["mean"] is None:
                continue
            if is_noise(block):
                silent.append(words.label(name, lang))
            else:
                clear.append((abs(block["mean"] / (base[name]["mean"] or 1)), _change(name, block, base[name], lang)))
        clear = [phrase for _, phrase in sorted(clear, key=lambda row: -row[0])[:5]]
        money = blocks.get("public_cost_usd")
        if money and money["mean"] is not None and not is_noise(money):
            clear.append(text("cost_sentence", lang, change=cell(money, "USD", lang, True, 2) + " USD"))
        what = "; ".join(clear) if clear else text("nothing_told", lang, pairs=len(found.reference.runs))
        if silent and clear:
            what += ". " + charts.first(text("untold", lang, what="; ".join(silent)))
        what = what.removesuffix(".")
        items.append(f"<li>{text('sentence', lang, title=escape(_title(arm, lang)), what=what)}</li>")
    if not items:
        items.append(f"<li>{text('nothing_to_compare', lang)}</li>")
    items.append(f'<li class="noise">{text("use_short", lang)}</li>')
    return f'<section class="brief"><h2>{text("in_brief", lang)}</h2><ul>{"".join(items)}</ul></section>'


def _change(name: str, block, level, lang: str) -> str:
    kind = verdict(block)
    share = f"{100 * block['mean'] / level['mean']:+.0f} %; ".replace("-", "\u2212") if level["mean"] and block["unit"] != "share" else ""
    return f'{escape(words.label(name, lang))} <span class="{kind}">{ARROW[kind]} {told(block["mean"], block["unit"], lang, True, 2)}</span> ({share}{span(block, block["unit"], lang, 2)})'


# ---- sections ----

def changes(found: Stored, arm, lang: str) -> list[tuple[str, list[str]]]:
    """What a scenario changes against the reference: (heading, lines in words)."""
    mine, base = arm.scenario, found.reference.scenario
    found_ = in_words(mine, base, lang)
    moved = [f"{name.replace('.', ': ').replace('_', ' ')} {_plain(base.parameters.get(name))} → {_plain(value)}" for name, value in mine.parameters.items()
             if base.parameters.get(name) != value]
    moved = [line.replace("None", _usual(line)) for line in moved]
    moved += [f"{name.replace('.', ': ').replace('_', ' ')} × {factor:g}" for name, factor in mine.times.items() if base.times.get(name) != factor]
    driven = [f"{name} → {_plain(value)}" for name, value in mine.drivers.items() if base.drivers.get(name) != value]
    return [*found_, *([(text("parameters", lang), moved)] if moved else []), *([(text("drivers", lang), driven)] if driven else [])]


def _plain(value) -> str:
    return f"{value:g}" if isinstance(value, (int, float)) and not isinstance(value, bool) else str(value)


def _usual(line: str) -> str:
    from corridor.parameters import PARAMETERS

    name = line.split(" ")[0].rstrip(":")
    known = next((p for key, p in PARAMETERS.items() if line.startswith(key.replace(".", ": ").replace("_", " ") + " ")), None)
    return _plain(getattr(known, "default", name))


def _scenarios(page: Numbered, found: Stored, lang: str) -> None:
    page.section("scenarios", text("scenarios", lang), text("scenarios_lead", lang, reference=escape(_title(found.reference, lang))))
    rows = [f"<tr><td><b>{escape(_title(found.reference, lang))}</b><br><code>{found.reference.name}</code></td><td>{text('as_it_was', lang)}</td></tr>"]
    for arm in found.others:
        blocks = changes(found, arm, lang)
        lines = sum(len(block) for _, block in blocks)
        inner = "".join(f"<dt>{escape(title)}</dt>" + "".join(f"<dd>{escape(line)}</dd>" for line in block) for title, block in blocks)
        inner = f'<dl class="words">{inner or "<dd>–</dd>"}</dl>'
        if lines > LONG:
            inner = f"<details class=fold><summary>{'; '.join(escape(title) for title, _ in blocks)}</summary>{inner}</details>"
        asks = _asks(arm) if lang == "en" else ""
        rows.append(f"<tr><td><b>{escape(_title(arm, lang))}</b><br><code>{escape(arm.name)}</code>{f'<p class=note>{escape(asks)}</p>' if asks else ''}</td><td>{inner}</td></tr>")
    page.table(text("scenarios", lang), [(text("scenario", lang), False), (text("changes", lang), False)], rows, "scenarios")
    if found.left_out:
        page.add(f'<p class="note">{text("left_out", lang, number=found.left_out)}</p>')


def _label(name: str, lang: str) -> str:
    return escape(words.label(name, lang)) + (" ◇" if hidden(name) else "")


def _outcomes(page: Numbered, found: Stored, lang: str) -> None:
    page.section("outcomes", text("outcomes", lang), text("outcomes_lead", lang))
    comparison, shown_arms = found.comparison, [arm for arm in found.others if arm.name in found.comparison.differences][:4]
    base = comparison.scenarios[0]["indicators"]
    page.figure(text("fig_differences", lang), svg(charts.differences(titled(found, lang), lang=lang, arms=[arm.name for arm in shown_arms]), "differences"), "differences")
    rows = []
    for name in charts.usable(comparison, dict.fromkeys((*MAIN, *charts.KEY))):
        unit = base[name]["unit"]
        cells = "".join(_difference(comparison.differences[arm.name].get(name), unit, lang) for arm in shown_arms)
        rows.append(f'<tr><td>{_label(name, lang)} <span class="noise">{escape(words.unit(unit, lang))}</span></td><td class="n">{told(base[name]["mean"], unit, lang)}</td>{cells}</tr>')
    page.table(text("main_table", lang), [(text("outcome", lang), False), (text("before", lang), True), *((_title(arm, lang), True) for arm in shown_arms)], rows, "outcomes")
    page.add(f'<p class="note">{text("how_read", lang)} {text("hidden_mark", lang)}. {text("all_below", lang)}</p>')
    page.figure(text("fig_series", lang), svg(charts.series(titled(found, lang, whole=True), lang=lang), "series"), "series")


def _difference(block, unit: str, lang: str) -> str:
    """A cell: mark, difference, band below it."""
    if block is None or block["mean"] is None:
        return f'<td class="n noise">{charts.say("few", lang)}</td>'
    kind = verdict(block)
    band = f'<br><span class="band">{span(block, unit, lang)}</span>' if has_band(block) else ""
    return f'<td class="n"><span class="{kind if kind in ARROW else "noise"}">{ARROW.get(kind, "≈")} {told(block["mean"], unit, lang, True)}</span>{band}</td>'


def _all_outcomes(page: Numbered, found: Stored, lang: str) -> None:
    """Every outcome of every scenario, as an appendix."""
    page.section("all", text("all_outcomes", lang), appendix=True)
    comparison = found.comparison
    base = comparison.scenarios[0]["indicators"]
    for arm in found.others:
        blocks = comparison.differences.get(arm.name)
        own = next(item for item in comparison.scenarios if item["name"] == arm.name)["indicators"]
        rows, missing = [], {}
        for group, names in GROUPS.items() if blocks else ():
            mine = []
            for name in names.split():
                block = blocks.get(name)
                if block is not None and block["mean"] is not None:
                    mine.append(_row(name, block, base[name], own[name], lang))
                elif block is not None:
                    missing.setdefault(block.get("reason", ""), []).append(words.label(name, lang))
            rows += [f'<tr class="group"><td colspan="6">{escape(GROUP_WORDS[group] if lang == "es" else group)}</td></tr>', *mine] if mine else []
        page.table(_title(arm, lang), [(text("outcome", lang), False), ("", False), (text("difference", lang), True), (text("before", lang), True),
                                       (text("after", lang), True), (text("unit", lang), False)], rows, f"outcomes-{arm.name}")
        notes = " ".join(text("not_shown", lang, reason=why(reason, lang), what="; ".join(names)) for reason, names in missing.items())
        page.add(f'<p class="note">{escape(notes)}</p>')


def _row(name, block, level, own, lang) -> str:
    kind, unit = verdict(block), block["unit"]
    css = kind if kind in ARROW else "noise"
    reach = abs(level["mean"]) * 0.5 if level["mean"] else max(abs(block["mean"]), 1.0)
    return (f'<tr><td>{_label(name, lang)}</td><td>{bar(block, reach, 90, 16)}</td><td class="n {css}">{ARROW.get(kind, "≈")} {cell(block, unit, lang, signed=True)}</td>'
            f'<td class="n">{told(level["mean"], unit, lang)}</td><td class="n">{told(own["mean"], unit, lang)}</td><td>{escape(words.unit(unit, lang))}</td></tr>')


def _levels(page: Numbered, found: Stored, lang: str) -> None:
    page.section("outcomes", text("outcomes", lang), text("nothing_to_compare", lang))
    page.figure(text("fig_bars", lang), svg(charts.outcome_bars(titled(found, lang), lang=lang), "bars"), "bars")
    base, rows = found.comparison.scenarios[0]["indicators"], []
    for group, names in GROUPS.items():
        mine = [f'<tr><td>{_label(name, lang)}</td><td class="n">{cell(base[name], base[name]["unit"], lang)}</td><td>{escape(words.unit(base[name]["unit"], lang))}</td></tr>'
                for name in names.split() if base.get(name, {}).get("mean") is not None]
        rows += [f'<tr class="group"><td colspan="3">{escape(GROUP_WORDS[group] if lang == "es" else group)}</td></tr>', *mine] if mine else []
    page.table(text("fig_bars", lang), [(text("outcome", lang), False), (text("level", lang), True), (text("unit", lang), False)], rows, "levels")


def _people(page: Numbered, found: Stored, lang: str) -> None:
    if not found.comparison.people:
        return
    page.section("people", text("people", lang), text("people_lead", lang))
    rows = []
    for arm in found.others:
        block = found.comparison.people.get(arm.name)
        if not block:
            continue
        rows.append(f'<tr class="group"><td colspan="6">{escape(_title(arm, lang))}</td></tr>')
        for kind, counts in block.items():
            numbers, reason = told_people(counts)
            if reason is not None:
                rows.append(f'<tr><td>{escape(term(kind, lang))}</td><td class="n noise" colspan="5">{escape(why(reason, lang))}</td></tr>')
                continue
            marks = ("n", "n", "n chance", "n", "n chance")
            rows.append(f"<tr><td>{escape(term(kind, lang))}</td>" + "".join(f'<td class="{mark}">{_people_number(value)}</td>' for mark, value in zip(marks, numbers, strict=True)) + "</tr>")
    page.table(text("people", lang), [(text("harm", lang), False), (text("both", lang), True), (text("only_before", lang), True), (text("chance", lang), True),
                                      (text("only_after", lang), True), (text("chance", lang), True)], rows, "people")


def _people_number(value) -> str:
    return "–" if value is None else escape(value) if isinstance(value, str) else brief(round(value))


def _cascade(page: Numbered, found: Stored, lang: str) -> None:
    page.section("cascade", text("cascade", lang), text("cascade_lead", lang))
    page.figure(text("fig_cascade", lang), svg(charts.cascade(titled(found, lang), lang), "cascade"), "cascade")


def _home(page: Numbered, found: Stored, lang: str) -> None:
    page.section("home", text("home", lang), text("home_lead", lang))
    page.figure(text("fig_home", lang), svg(charts.home_and_way(titled(found, lang), lang), "home"), "home")


def _map(page: Numbered, found: Stored, lang: str) -> None:
    from corridor.views import map as maps

    page.section("map", text("map", lang), text("map_lead", lang))
    if not found.overview[found.reference.name]:
        page.add(f'<p class="note">{text("no_map", lang)}</p>')
        return
    page.figure(text("fig_map", lang), svg(maps.change_map(titled(found, lang, whole=True), lang=lang), "map"), "map")


def _lives(page: Numbered, found: Stored, lang: str) -> None:
    from corridor.views import sankey

    page.section("lives", text("lives", lang), text("lives_lead", lang))
    if not found.overview[found.reference.name]:
        page.add(f'<p class="note">{text("no_map", lang)}</p>')
        return
    page.figure(text("fig_lives", lang), svg(sankey.side_by_side(titled(found, lang, whole=True), lang=lang), "lives"), "lives")


def _tradeoffs(page: Numbered, found: Stored, lang: str) -> None:
    page.section("tradeoffs", text("tradeoffs", lang), text("tradeoffs_lead", lang))
    harms = charts.usable(found.comparison, HARMS)[:4]
    harm = next((name for name in harms if any(charts.points(found.comparison, name, other) for other in charts.AGAINST)), None)
    if harm is None:
        page.add(f'<p class="note">{text("few_tradeoff", lang)}</p>')
    else:
        page.figure(text("fig_tradeoff", lang), svg(charts.tradeoff(titled(found, lang), harm, lang), "tradeoff"), "tradeoff")
    rows = []
    for arm in found.others:
        blocks = found.comparison.differences.get(arm.name, {})
        ready = standing(arm.scenario, found.reference.scenario, found.comparison.days)[:5]
        split = "; ".join(f"{policy_name(name, lang)} {told(usd, 'USD', lang, True)}" for name, usd in ready)
        cells = []
        for name in harms:
            block = per_million(blocks, name)
            cells.append(f'<td class="n">{"–" if block is None else _stacked(block, "people", lang)}</td>')
        money = blocks.get("public_cost_usd")
        rows.append(f'<tr><td>{escape(_title(arm, lang))}</td><td class="n">{_stacked(money, "USD", lang, True)}</td>{"".join(cells)}</tr>'
                    f'<tr><td colspan="{2 + len(harms)}" class="note">{text("cost_by", lang)}: {escape(split) or "0"}</td></tr>')
    page.table(text("per_million", lang), [(text("scenario", lang), False), (text("cost", lang), True), *((words.label(name, lang), True) for name in harms)], rows, "costs")
    page.add(f'<p class="note">– : {text("no_cost", lang)}.</p>')


def _stacked(block, unit: str, lang: str, signed: bool = False) -> str:
    if block is None or block["mean"] is None:
        return charts.say("few", lang)
    return told(block["mean"], unit, lang, signed) + (f'<br><span class="band">{span(block, unit, lang)}</span>' if has_band(block) else "")


def _sensitivity(page: Numbered, found: Stored, lang: str, rows) -> None:
    lead = text("central_lead", lang) if found.central else text("sets_lead", lang, pairs=len(found.reference.runs))
    page.section("sensitivity", text("sensitivity", lang), lead)
    if not found.central:
        page.figure(text("fig_sets", lang), svg(charts.over_sets(titled(found, lang), lang=lang), "sets"), "sets")
    if any("factor" in row for row in rows):
        page.figure(text("fig_tornado", lang), svg(charts.tornado(rows, lang), "tornado"), "tornado")


def _believe(page: Numbered, lang: str) -> None:
    known = believable.validation()
    page.section("believe", text("believe", lang), text("believe_lead", lang, validate=known["share"].get("validate", "–"),
                                                        calibrate=known["share"].get("calibrate", "–"), sets=known["sets"] or "–"))
    missed = [row for row in known["rows"] if not row["inside"] and row["counted"] and "scale 1.0" not in row["note"]]
    missed.sort(key=lambda row: row["use"] != "validate")
    names, to = published.names(), " to " if lang == "en" else " a "
    rows = [f'<tr><td>{escape(names.get(row["id"], row["quantity"]))} <span class="noise">({row["id"]})</span></td>'
            + "".join(f'<td class="n">{escape(row[name].replace(" to ", to))}</td>' for name in ("published", "simulated")) + "</tr>"
            for row in missed]
    page.table(text("misses", lang), [(text("figure", lang), False), (text("published", lang), True), (text("simulated", lang), True)], rows, "misses")
    page.add(f"<p>{text('claims_lead', lang)}</p>")
    page.figure(text("fig_claims", lang), svg(charts.claims(believable.claims(), lang), "claims"), "claims")


def _limits(page: Numbered, lang: str) -> None:
    page.section("limits", text("limits", lang))
    page.add('<div class="use"><ul class="plain">' + "".join(f"<li>{line}</li>" for line in text("limits_list", lang)) + "</ul></div>")


def titled(found: Stored, lang: str, whole: bool = False):
    """The comparison (or the whole result) with titles in the report's language."""
    import copy

    one = copy.copy(found)
    one.comparison = copy.copy(found.comparison)
    names = {arm.name: _title(arm, lang) for arm in found.arms}
    one.comparison.scenarios = [item | {"title": names[item["name"]]} for item in found.comparison.scenarios]
    one.arms = [copy.copy(arm) for arm in found.arms]
    for arm in one.arms:
        arm.title = names[arm.name]
    return one if whole else one.comparison


def as_json(found: Stored) -> str:
    """What the report rests on, for other programs: the comparison, maps and courses."""
    return json.dumps(found.comparison.as_dict() | {"overview": found.overview, "title": found.title}, allow_nan=False)
