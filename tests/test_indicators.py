"""Indicators folded from hand-made months."""

from types import SimpleNamespace

import numpy as np
import pytest

from corridor import law
from corridor.indicators import INDICATORS, Indicators
from corridor.records.events import COLUMNS, KIND, PARTY

GEO = SimpleNamespace(
    countries=("GT", "MX", "US"), country=[0, 1, 2], regions=("home", "southeast", "us"), region=[0, 1, 2],
    modes=("freight_train", "trail"), mode=[0, 1], sector=[0, 3],
)
PEOPLE = SimpleNamespace(key=np.arange(100, 106, dtype=np.uint64), home=np.zeros(6, int), sex=np.array([0, 0, 1, 1, 1, 1]))


def month(*rows):
    """rows: (day, person, kind, dict of the rest)."""
    out = {name: np.full(len(rows), -1 if name in ("place", "link", "party") else 0, t) for name, t in COLUMNS.items()}
    for i, (day, person, kind, rest) in enumerate(rows):
        out["day"][i], out["person"][i], out["kind"][i] = day, person, KIND[kind]
        for name, value in rest.items():
            out[name][i] = PARTY[value] if name == "party_kind" else value
    return out


@pytest.fixture
def folded():
    fold = Indicators(PEOPLE, None, GEO, scale=0.01, days=60)
    full = law.pack(7, 2, 2, minor=True)
    fold.fold(month((-9, 5, "robbed", {}), (-5, 4, "trafficked", {"detail": full})), {})
    fold.fold(month(
        (1, 0, "departed", {"detail": 20, "place": 0}), (1, 1, "departed", {"place": 0}),
        (3, -1, "abducted", {"detail": 12, "party_kind": "gang"}),
        (3, 0, "abducted", {"detail": 12, "party_kind": "gang", "place": 1}),
        (3, 0, "ransom_demanded", {"amount_usd": 2000, "party_kind": "gang"}),
        (6, 0, "ransom_paid", {"amount_usd": 300, "party_kind": "gang"}),
        (8, 0, "ransom_paid", {"amount_usd": 500, "party_kind": "gang"}),
        (9, 1, "robbed", {"party_kind": "official", "place": 1}), (9, 1, "robbed", {"party_kind": "common_criminal"}),
        (20, 2, "trafficked", {"detail": full}), (25, 4, "checked", {}),
    ), {"candidates": 5.0})
    fold.fold(month(
        (33, 0, "released", {}), (34, 2, "rescued", {}), (35, 1, "crossed", {"link": 1}),
        (36, 1, "apprehended", {"link": 1}), (40, 0, "arrived", {"place": 2}), (41, 1, "deported", {"detail": 1, "place": 0}),
        (41, 1, "returned", {"detail": 1, "place": 0}), (70, 3, "died", {"detail": 1}),
    ), {"candidates": 4.0})
    return fold


def test_counts_ratios_and_durations(folded):
    got = {name: result["value"] for name, result in folded.results().items()}
    assert got["journeys"] == got["departures"] == 200 and got["smuggler_use_share"] == 0.5
    assert got["kidnapped"] == got["kidnapped_by_gangs"] == 100 and got["kidnapped_by_smugglers"] == 0
    assert got["kidnapping_events"] == 1 and got["kidnap_group_size"] == 12  # group acts are not scaled
    assert got["ransom_paid_usd"] == 800 and got["ransom_revenue_usd"] == 80_000 and got["days_captive"] == 30
    assert got["released_after_payment_share"] == 1 and got["robbed"] == 100 and got["official_abuse_share"] == 0.5
    assert got["robbed_per_1000_journeys"] == 500 and got["apprehension_probability_us"] == 0.5
    assert got["journey_days"] == 39 and got["returned"] == 100 and got["deaths"] == 0
    assert got["trafficked"] == got["trafficked_minors"] == got["trafficked_from_kidnapping"] == 100
    assert got["victims_met_by_officials"] == 200  # one of them a victim since before the period
    assert got["trafficked_days"] == (14 + 60) * 100
    assert got["trafficked_reported"] == pytest.approx(2.0)


def test_stocks_and_what_is_not_measured(folded):
    results = folded.results()
    assert results["candidates"]["value"] == 4 and results["candidates"]["cases"] is None
    assert results["bad_work"]["value"] is None and results["bad_work"]["reason"] == "not modelled yet"
    assert "730" in results["safe_at_24_months"]["reason"] and results["wage_paid_usd_day"]["reason"] == "no cases"
    for name in ("asylum_granted", "t_visas", "disappeared"):  # null, not a false zero
        assert results[name]["value"] is None and results[name]["reason"] == "not modelled yet"
    assert results["work_permits_granted"]["value"] == 0
    assert not any(name.startswith("_") for name in results)
    with pytest.raises(KeyError):
        folded.stock("nonsense", 1)


def test_splits_add_up(folded):
    for by in ("sex", "month", "region"):
        groups = folded.results(by)["departures"]["groups"]
        assert sum(group["value"] for group in groups.values()) == 200
    with pytest.raises(KeyError):
        folded.results("shoe_size")


def test_series_and_harmed(folded):
    series = folded.series()
    assert series["departures"] == [200, 0] and series["candidates"] == [5, 4]
    assert folded.harmed()["trafficked"].tolist() == [102] and folded.harmed()["kidnapped"].tolist() == [100]


def test_every_definition_says_what_it_reads():
    assert all(row.reads or row.kind for row in INDICATORS.values()) and len(INDICATORS) > 150
    empty = Indicators(PEOPLE, None, GEO, scale=0.1)
    empty.fold(month(), {})
    assert set(empty.results()) == {name for name in INDICATORS if name[0] != "_"}
