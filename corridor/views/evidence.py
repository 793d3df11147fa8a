"""Tables and the figure of validation and claims."""

from __future__ import annotations

NOTE = "Synthetic people; not prevalence estimates. Simulated bands: 90 % over parameter sets and chance."


def _number(value) -> str:
    return "-" if value is None else f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"


def validation_lines(found: dict) -> list[str]:
    """The table in plain text, then shares inside and misses."""
    lines = [f"{'id':5} {'use':9} {'published (band)':34} {'simulated (band)':32} {'score':>7}  "]
    for row in found["rows"]:
        pub, sim = row["published"], row["simulated"]
        a = f"{_number(pub['value'])} ({_number(pub['low'])} to {_number(pub['high'])})"
        b = f"{_number(sim['mean'])} ({_number(sim['low'])} to {_number(sim['high'])})"
        mark = "inside" if row["inside"] else row["reason"]
        derived = " (derived, not counted)" if row["role"] == "derived" else ""
        score = "-" if row["interval_score"] is None else f"{row['interval_score']:.2f}"
        lines.append(f"{row['id']:5} {row['use']:9} {a:34} {b:32} {score:>7}  {mark}{derived} | {row['quantity'][:70]}, {row['unit']}")
    lines += [f"{item['id']:5} {item['use']:9} not compared: {item['reason']}" for item in found["excluded"]]
    for use in ("calibrate", "validate"):
        lines.append(f"{use}: {found['share_inside'][use]:.0%} of all eligible rows inside; "
                     f"{found['share_inside_of_resolved'][use]:.0%} of those that scale {found['scale']:g} resolves")
    lines += [f"{name}, 2011: {block['low']:,.0f} to {block['high']:,.0f} people over the sets: not identified" for name, block in found["hidden"].items()]
    lines += [f"{name}, 2011, central set: 10th, 50th, 90th percentile {', '.join(f'{x:,.0f}' for x in block)}"
              for name, block in found["distributions"].items() if block]
    return [*lines, f"{found['sets']} parameter sets, scale {found['scale']:g}. {NOTE}"]


def validation_figure(found: dict, file) -> None:
    """Each figure's simulated band and published band, over the published value."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot as plt

    rows = [row for row in found["rows"] if row["role"] == "outcome" and row["resolved"] and row["published"]["value"]][::-1]
    figure, axes = plt.subplots(figsize=(9, 0.2 * len(rows) + 1.5), layout="constrained")
    for y, row in enumerate(rows):
        pub, sim, over = row["published"], row["simulated"], row["published"]["value"]
        axes.plot([pub["low"] / over, pub["high"] / over], [y, y], color="0.8", lw=7, solid_capstyle="butt")
        colour = "#1b7837" if row["inside"] else "#b2182b"
        axes.plot([max(sim["low"] / over, 0.02), max(sim["high"] / over, 0.02)], [y, y], color=colour, lw=1.5)
        axes.plot(max(sim["mean"] / over, 0.02), y, "o" if row["use"] == "calibrate" else "D", color=colour, ms=4)
    axes.set_yticks(range(len(rows)), [f"{row['quantity'][:58]} ({row['id']})" for row in rows], fontsize=6)
    axes.set(xscale="log", xlim=(0.02, 20), ylim=(-1, len(rows)), xlabel="over the published value (grey: its band); circles calibrate,\ndiamonds validate; green inside")
    axes.axvline(1, color="0.4", lw=0.6)
    figure.suptitle(NOTE, fontsize=7)
    figure.savefig(file, dpi=110)


def claim_lines(rows: list[dict], untested: dict) -> list[str]:
    lines = ["Within this model:"]
    for row in rows:
        effect, agreed = row["effect"], "-" if row["agreement"] is None else f"{row['agreement']:.0%}"
        lines += [f"{row['id']} {row['verdict'].upper()} ({row['basis']}; {row['modality']}; {agreed} of {row['sets']} sets) {row['claim'][:120]}",
                  (f"     {row['scenario']}: {row['indicator']} {_number(effect['mean'])} ({_number(effect['low'])} to {_number(effect['high'])}), expected {row['expected']}; "
                  f"reference {_number(row['reference']['mean'])}. {row['note']}"),
                  f"     {row['mechanism']}. Sign rests on: {row['flip'] or 'the rule itself'}."]
    return [*lines, *(f"{name} not tested: {reason}" for name, reason in untested.items()), NOTE]
