"""The report's appendix: how to reproduce it, what it costs, where it comes from."""

from __future__ import annotations

from html import escape

from corridor.dashboard import policy_words
from corridor.studies.experiment import asked_for
from corridor.studies.stored import Stored
from corridor.views.costs import unit_costs
from corridor.views.page import Numbered
from corridor.views.report_words import text
from corridor.views.style import brief


def policy_name(name: str, lang: str) -> str:
    return policy_words.title(name, lang)


def settings(page: Numbered, found: Stored, lang: str) -> None:
    page.section("settings", text("settings", lang), appendix=True)
    rest = ", ".join(f"{name} {number_}" for name, number_ in found.versions.items() if name != "model")
    page.add(f"<p>{text('reproduce', lang)}</p><pre>{escape(command(found))}</pre><p>{text('version', lang, model=found.versions['model'], rest=rest)}"
             f"{' ' + text('stale', lang) if found.stale else ''}</p>")
    priced = {(name, lever.rpartition(".")[2], usd, source) for arm in found.others for name, lever, usd, source in unit_costs(arm.scenario, found.reference.scenario)}
    rows = [f'<tr><td>{escape(policy_name(name, lang))}</td><td>{escape(policy_words.lever(lever, lang))}</td><td class="n">{brief(usd, lang)} USD</td><td>{escape(source)}</td></tr>'
            for name, lever, usd, source in sorted(priced)]
    if rows:
        page.table(text("costs_table", lang), [("", False), ("", False), ("USD / " + ("year" if lang == "en" else "año"), True), ("", False)], rows, "unit-costs")
    if told := sources(found, lang):
        page.add(f"<h3>{text('sources', lang)}</h3><ul class='plain note'>" + "".join(f"<li>{escape(line)}</li>" for line in told) + "</ul>")
    if found.text:
        page.add(f"<details><summary>{text('experiment_text', lang)}: {escape(found.name)}</summary><pre>{escape(found.text)}</pre></details>")
    for arm in found.arms:
        page.add(f"<details><summary>{text('full_text', lang, name=escape(arm.name))}</summary><pre>{escape(arm.scenario.text())}</pre></details>")
    keys = "\n".join(f"{arm.name}: " + " ".join(f"{pair}={key}" for pair, key in sorted(arm.keys.items(), key=str)) for arm in found.arms)
    page.add(f"<details><summary>{text('keys', lang)}</summary><pre>{escape(keys)}</pre></details>")


def command(found: Stored) -> str:
    """The command that gives the same runs again."""
    if found.experiment:
        return f"corridor sweep {asked_for(found.experiment)}\ncorridor report {found.experiment} -o report.html"
    seeds = [pair for pair in found.reference.runs if isinstance(pair, int)]
    each = [f"--seeds {len(seeds)}"] if seeds == list(range(1, len(seeds) + 1)) else [f"--seed {seed}" for seed in seeds]
    verb = "compare" if found.others else "run"
    runs = [f"corridor {verb} {' '.join(arm.name for arm in found.arms)} {many} --scale {found.comparison.scale:g} --days {found.comparison.days}"
            f"{' --central' if found.central else ''} --store results.duckdb" for many in each]
    return "\n".join([*runs, "corridor report results.duckdb -o report.html"])


def sources(found: Stored, lang: str) -> list[str]:
    """For each policy that is changed, the evidence ids behind its levers."""
    from corridor.policies import load_all

    ids: dict[str, set[str]] = {}
    for arm in found.others:
        for name, rows in arm.scenario.policies.items():
            for key in {key for row in rows for key in row} - {"from", "until"}:
                lever = load_all()[name].parameters.get(key)
                if lever is not None:
                    ids.setdefault(name, set()).update(part.strip() for part in lever.source.replace(";", ",").split(","))
    return [f"{policy_name(name, lang)}: {', '.join(sorted(found_))}" for name, found_ in ids.items()]
