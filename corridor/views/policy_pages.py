"""Pages and scenario files made from the policies themselves, so that they cannot drift.

`python -m corridor.views.policy_pages scenarios` writes one scenario for each policy at its reform, the packages, and
scenarios/README.md. A test compares them with what stands in the repository.
"""

from __future__ import annotations

import datetime
import sys
import tomllib
from pathlib import Path

from corridor.policies import Policy, PolicyParameter, load_all

START = datetime.date(2011, 7, 1)
LABOUR = ("temporary_work_permits", "labour_inspection", "free_movement_ca4")
PROTECTION = ("reflection_period", "refugee_protection", "complementary_protection", "trial_stay", "humanitarian_residence",
              "identification_training", "legal_assistance_information", "rights_in_detention", "repatriation", "resettlement",
              "shelters", "detection_focused_control", "us_removal_practice")
ENFORCEMENT = ("us_border_control", "mexico_checkpoints", "anti_smuggling", "prosecution", "anti_collusion")
STRATEGY = (*LABOUR, *PROTECTION, "anti_smuggling", "prosecution", "anti_collusion", "gang_deportation")
MEXICO = ("mexico", "inspectors_mexico", "federal_police", "town_police", "humanitarian_visa", "border_worker", "mx_job_offer")  # schemes of one country
NOT_MEXICO = ("us_removal_practice", "us_border_control", "gang_deportation", "resettlement", "free_movement_ca4")
ALL_MEXICO = ("shelters", "train_operations", "mexico_checkpoints", "anti_collusion")
PACKAGES = {
    "labour_package": ("Work channels and rights at work", LABOUR, None, "Temporary work permits; conclusion",
                       "Do legal work channels, inspection and free movement change who is exploited, without other measures?"),
    "protection_package": ("Protection of those harmed", PROTECTION, None, "Analysis of a migration and asylum approach; conclusion",
                           "Do identification, recovery, papers and safe return together reach those trafficked?"),
    "enforcement_package": ("Control and punishment", ENFORCEMENT, None, "Border control; conclusion",
                            "Do more control and punishment alone lower or shift harm?"),
    "regional_strategy": ("The comprehensive regional strategy", STRATEGY, None, "Conclusion",
                          "Do the paper's measures, taken together by all countries, change who is harmed, protected and arrives?"),
    "one_country_strategy": ("The same measures by Mexico alone", STRATEGY, MEXICO, "Conclusion",
                             "What is left of the regional strategy when one country takes it alone?"),
    "safe_repatriation": ("Safe repatriation instead of deportation", ("repatriation", "us_removal_practice"), None,
                          "Deportation versus safe repatriation", "Does a return with care, start and follow-up break the circle of debt, threat and new journeys?"),
    "unconditional_residence": ("Stay whatever the trial", ("humanitarian_residence", "trial_stay"), None,
                                "Residence permits on humanitarian grounds", "Do papers without a condition to cooperate change who speaks, and who cooperates?"),
    "permits_with_inspection": ("Work permits with labour inspection", ("temporary_work_permits", "labour_inspection"), None,
                                "Temporary work permits", "Do permits protect workers better when somebody looks and complaining is safe?"),
}


def word(value) -> str:
    """A value as TOML."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(f'"{item}"' for item in value) + "]"
    if isinstance(value, int) and abs(value) >= 10_000:
        return f"{value:_}"
    return f"{value:g}" if isinstance(value, float) else str(value)


def changed(policy: Policy, only: tuple[str, ...] | None = None) -> list[PolicyParameter]:
    """The levers whose reform is not what was in force on the first day of the period; `only`: of these schemes."""
    rows = [p for p in policy.parameters.values() if p.reform != p.on(START)]
    if only is None or policy.name in ALL_MEXICO:
        return rows
    return [p for p in rows if "." not in p.name or p.name.split(".")[0] in only]


def tables(policy: Policy, only: tuple[str, ...] | None = None) -> list[str]:
    """The policy at its reform, as TOML tables."""
    groups: dict[str, list[PolicyParameter]] = {}
    for lever in changed(policy, only):
        groups.setdefault(lever.name.rpartition(".")[0], []).append(lever)
    lines = []
    for scheme, levers in groups.items():
        lines.append(f"[policies.{policy.name}{'.' + scheme if scheme else ''}]")
        lines += [f"{lever.name.rpartition('.')[2]} = {word(lever.reform)}" for lever in levers]
    return lines


def _amid(title: str) -> str:
    """A title inside a sentence: names keep their capitals."""
    return title[0].lower() + title[1:] if title[1:2].islower() else title


def files() -> dict[str, str]:
    """File name -> text of all scenarios made from the policies."""
    known, made = load_all(), {}
    for policy in known.values():
        head = [f"# Asks: what changes first and after when {_amid(policy.title)} is at its reform? ({policy.first_event})",
                f"# Paper: section '{policy.section}'", f'title = "{policy.title}: the reform"', 'extends = "baseline"']
        if policy.name != "reflection_period":  # its own file of the fixed list: 90 days
            made[f"{policy.name}.toml"] = "\n".join(head + tables(policy)) + "\n"
    for name, (title, members, only, section, asks) in PACKAGES.items():
        lines = [f"# Asks: {asks}", f"# Paper: section '{section}'", f'title = "{title}"', 'extends = "baseline"']
        for member in members:
            lines += [] if only is not None and member in NOT_MEXICO else tables(known[member], only)
        made[f"{name}.toml"] = "\n".join(lines) + "\n"
    return made


def opening(text: str) -> tuple[str, str, str]:
    """(title, what a scenario asks, where the paper discusses it) from a scenario's text."""
    lines = [line.lstrip("# ") for line in text.splitlines() if line.startswith("#")]
    asks = next((line.removeprefix("Asks: ") for line in lines if line.startswith("Asks: ")), "")
    paper = next((line.removeprefix("Paper: ") for line in lines if line.startswith("Paper: ")), "")
    return tomllib.loads(text).get("title", ""), asks, paper


def page(policy: Policy) -> list[str]:
    """One policy in full, as Markdown lines."""
    lines = [f"### {policy.name}: {policy.title}", "", f"**The paper** (section '{policy.section}'). {policy.says}", ""]
    for head, told in (("Law and practice as they stood", policy.stood), ("Reform", policy.reform), ("Where the law corrects the paper", policy.law),
                       ("No lever here", policy.beyond)):
        lines += [f"**{head}.** {told}", ""] if told else []
    lines += [f"**Reaches** {policy.reaches}. **First event**: {policy.first_event}.{' ' + _reach(policy) if _reach(policy) else ''}", "",
              "| Parameter | What it sets | Status quo (from) | Reform | Range | Unit | USD a year for one | Source |", "|---|---|---|---|---|---|---|---|"]
    for p in policy.parameters.values():
        status = "; ".join(f"{word(value)} ({start})" for start, value in p.status_quo)
        reach = f"{p.low:g} to {p.high:g}" if p.type in ("number", "integer") else (p.type if p.type == "boolean" else ", ".join(p.choices or ()))
        cost = f"{p.cost_usd_year:,.0f} ({p.cost_source})" if p.cost_usd_year else ""
        lines.append(f"| {p.name} | {p.meaning} | {status} | {word(p.reform)} | {reach} | {p.unit} | {cost} | {p.source} |")
    return [*lines, ""]


def _reach(policy: Policy) -> str:
    """What the ends of its range move, as stored (corridor policies --reach), or why little moves."""
    from corridor.studies.reach import stored, summary
    from corridor.views.policy_tables import told

    ends = summary([row for row in stored() if row["policy"] == policy.name]).get(policy.name, {})
    at = "; ".join(f"{end}: {told(ends[end])}" for end in ("low", "high", "reform") if end in ends)
    scale = next(iter(ends.values()))["scale"] if ends else None
    moved = any(row["moves"] for row in ends.values())
    parts = [f"At the ends of its range (scale {scale:g}): {at}."] if ends else []
    return " ".join(parts + ([policy.quiet] if policy.quiet and not moved else []))


def readme(folder: Path) -> str:
    """scenarios/README.md: the scenarios in `folder` and every policy in full."""
    lines = ["# Scenarios and policies", "", "Made from the code by `python -m corridor.views.policy_pages scenarios`; do not edit.", "",
             "## Scenarios", "", "| File | Title | What it asks | Paper |", "|---|---|---|---|"]
    for path in sorted(folder.glob("*.toml")):
        lines.append("| " + " | ".join((path.stem, *opening(path.read_text(encoding="utf-8")))) + " |")
    lines += ["", "A scenario of your own: README.md, 'Write a scenario'. `corridor scenario check|show|diff FILE` before running it.", "",
              "## Policies", "", ("A table in a scenario overrides the dated status quo from its date. Harsher measures that were debated stand "
              "beside those the paper argues for; no number here is an effect. `corridor policies NAME` shows one of them in the terminal. A new policy: corridor/policies/README.md."), ""]
    for policy in load_all().values():
        lines += page(policy)
    return "\n".join(lines)


def write(folder: Path) -> None:
    """Write all files made from the policies."""
    for name, text in files().items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "README.md").write_text(readme(folder), encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
