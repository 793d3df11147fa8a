"""All indicators as a table. Each row's `reads` names the event kinds; `select` is vectorised over a chunk.

A selector takes `e` (fold.Chunk: columns and helpers) and returns a bool array over its rows. `value` picks the number
of a row for means, medians and totals (default: amount_usd). Names are fixed: other people's scripts use them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from corridor.indicators.observation import REPORTED


@dataclass(frozen=True)
class Indicator:
    """kind: P people, E events, S stock, R ratio, M mean or median, T total. `how`: median|mean for M.

    R: `over` = (numerator, denominator, factor), names of rows counted. `group_act`: not divided by scale.
    """

    name: str
    kind: str
    unit: str
    reads: str
    select: Callable | None = None
    value: Callable | None = None
    how: str = "median"
    over: tuple | None = None
    group_act: bool = False

    @property
    def __doc__(self) -> str:
        return f"{self.name} ({self.kind}, {self.unit}): {self.reads or 'not modelled yet'}."


def _p(name, reads, select):
    return Indicator(name, "P", "people", reads, select)


def _e(name, reads, select, group_act=False):
    return Indicator(name, "E", "events", reads, select, group_act=group_act)


def _t(name, reads, select, value=None, unit="USD"):
    return Indicator(name, "T", unit, reads, select, value)


def _m(name, unit, reads, select, value=None, how="median", group_act=False):
    return Indicator(name, "M", unit, reads, select, value, how, group_act=group_act)


def _r(name, top, bottom, factor=1.0, unit="share"):
    return Indicator(name, "R", unit, f"{top} / {bottom}", over=(top, bottom, factor))


def _harm(e):
    return e.kind("robbed", "extorted", "abused")


def _back(e):
    return e.once_a_day(e.kind("returned", "deported", "repatriated") & ~e.third_country)


def _sum_by(kinds, party):
    return lambda e: e.kind(*kinds) & e.by(party)


HOME = [
    _p("threatened", "threatened", lambda e: e.kind("threatened")),
    _p("harmed_at_home", "threatened, robbed, extorted, abused, killed at home",
       lambda e: (_harm(e) | e.kind("killed")) & e.at_home),
]
MOVEMENT = [
    _e("departures", "departed", lambda e: e.kind("departed")),
    _e("journeys", "departed; reattempted elsewhere than at home",
       lambda e: e.kind("departed") | (e.kind("reattempted") & ~e.at_home)),
    _e("arrivals_us", "arrived", lambda e: e.kind("arrived")),
    _e("arrivals_us_irregular", "arrived", lambda e: e.kind("arrived") & (e.detail == 0)),
    _e("arrivals_us_legal", "arrived", lambda e: e.kind("arrived") & (e.detail == 1)),
    _e("border_attempts", "crossed, apprehended, died at a sector",
       lambda e: e.kind("crossed", "apprehended") | (e.kind("died") & e.at_sector)),
    _e("apprehended_us", "apprehended", lambda e: e.kind("apprehended")),
    _r("apprehension_probability_us", "apprehended_us", "border_attempts"),
    _e("detained_mexico", "detained in Mexico", lambda e: e.kind("detained") & e.in_country("MX")),
    _e("returned", "returned, deported, repatriated (once a day for one person)", _back),
    _e("repatriated_assisted", "repatriated", lambda e: e.kind("repatriated")),
    _e("removed_to_third_country", "deported from the U.S. into Mexico", lambda e: e.third_country),
    _p("families_separated", "separated", lambda e: e.kind("separated")),
    _e("reattempts", "reattempted", lambda e: e.kind("reattempted")),
    _p("settled_mexico", "settled in Mexico", lambda e: e.kind("settled") & e.in_country("MX")),
    _p("train_riders", "boarded a freight train", lambda e: e.kind("boarded") & e.by_train),
    _m("journey_days", "days", "departed or reattempted to arrived", lambda e: e.kind("arrived") & e.known("journey"),
       lambda e: e.lasted("journey")),
    _m("time_to_job_days", "days", "arrived to employed", lambda e: e.kind("employed") & e.known("job"),
       lambda e: e.lasted("job")),
    _m("wage_paid_usd_day", "USD a day", "employed", lambda e: e.kind("employed")),
]
SMUGGLING = [
    _p("_departed_people", "departed", lambda e: e.kind("departed")),
    _p("_departed_smuggled", "departed with a smuggler; hired by those who departed",
       lambda e: (e.kind("departed") & (e.detail // 10 == 2)) | (e.kind("hired") & e.has("departed"))),
    _r("smuggler_use_share", "_departed_smuggled", "_departed_people"),
    _m("smuggler_fee_usd", "USD", "hired at home (door to door)", lambda e: e.kind("hired") & e.at_home),
    _p("abandoned", "abandoned", lambda e: e.kind("abandoned")),
]
_CAUSES = ("train", "desert", "river", "captivity", "other")
DEATHS = [
    _p("deaths", "died, killed", lambda e: e.kind("died", "killed")),
    *(
        _p(f"deaths_{cause}", "died" + (", killed" if cause == "captivity" else ""),
           lambda e, code=code, cause=cause: (e.kind("died") & (e.detail == code))
           | (e.kind("killed") & (cause == "captivity")))
        for code, cause in enumerate(_CAUSES)
    ),
    _p("train_injured", "fell (1: limb lost)", lambda e: e.kind("fell") & (e.detail == 1)),
    _p("disappeared", "lost_contact", lambda e: e.kind("lost_contact")),
]


def _kidnapped(party):
    return lambda e: e.kind("ransom_demanded") & e.by(*party)


CRIME = [
    _p("robbed", "robbed", lambda e: e.kind("robbed")),
    _p("extorted", "extorted", lambda e: e.kind("extorted")),
    _p("sexually_abused", "abused", lambda e: e.kind("abused")),
    _e("_harms", "robbed, extorted, abused", _harm),
    _e("_harms_official", "the same by officials or train guards", lambda e: _harm(e) & e.by("official", "carrier")),
    _r("official_abuse_share", "_harms_official", "_harms"),
    _p("kidnapped", "ransom_demanded (liberty taken with a demand)", lambda e: e.kind("ransom_demanded")),
    _p("kidnapped_by_gangs", "ransom_demanded by gangs", _kidnapped(("gang",))),
    _p("kidnapped_by_smugglers", "ransom_demanded by smugglers", _kidnapped(("smuggler",))),
    _p("kidnapped_by_officials", "abducted, ransom_demanded, handed_over by officials",
       lambda e: e.kind("abducted", "ransom_demanded", "handed_over") & e.by("official") & e.has("ransom_demanded")),
    _e("kidnapping_events", "abducted with nobody named (one per raid)", lambda e: e.kind("abducted", nobody=True), True),
    _m("kidnap_group_size", "people", "abducted with nobody named", lambda e: e.kind("abducted", nobody=True),
       lambda e: e.detail, "mean", True),
    _m("days_captive", "days", "abducted to released, escaped, rescued, died",
       lambda e: e.kind("released", "escaped", "rescued", "died", "killed") & e.known("captive"),
       lambda e: e.lasted("captive")),
    _m("ransom_demanded_usd", "USD", "ransom_demanded", lambda e: e.kind("ransom_demanded")),
    _m("ransom_paid_usd", "USD", "ransom_paid (sum of each payer)", lambda e: e.kind("ransom_paid"), how="median_person"),
    _p("_payers", "ransom_paid", lambda e: e.kind("ransom_paid")),
    _p("_payers_released", "released after ransom_paid", lambda e: e.kind("released") & e.has("ransom_paid") & e.within("ransom_paid")),
    _r("ransom_paid_share", "_payers", "kidnapped"),
    _r("released_after_payment_share", "_payers_released", "_payers"),
    _t("ransom_revenue_usd", "ransom_paid", lambda e: e.kind("ransom_paid")),
    _p("forced_service", "exploited (4: service)", lambda e: e.kind("exploited") & (e.detail == 4)),
    _p("forced_recruits", "recruited_by_force", lambda e: e.kind("recruited_by_force")),
    _e("reprisals", "reprisal", lambda e: e.kind("reprisal")),
]


def _law(*flags):
    return lambda e: e.trafficked("protocol") & e.trafficked(*flags)


EXPLOITATION = [
    _p("debt_bondage", "bonded", lambda e: e.kind("bonded")),
    _p("labour_exploited", "exploited (1: labour), bonded",
       lambda e: e.kind("bonded") | (e.kind("exploited") & (e.detail == 1))),
    _p("trafficked", "trafficked (protocol)", _law("protocol")),
    _p("trafficked_mexico", "trafficked (Mexico's law in force)", lambda e: e.trafficked("mexico")),
    _p("trafficked_us", "trafficked (severe forms)", lambda e: e.trafficked("us")),
    _p("trafficked_sexual", "trafficked", _law("sexual")),
    _p("trafficked_labour", "trafficked", _law("labour", "slavery_bondage", "servitude")),
    _p("trafficked_criminal", "trafficked", lambda e: e.trafficked("crime")),
    _p("trafficked_minors", "trafficked", _law("minor")),
    *(_p(f"trafficked_{path}", "trafficked", _law(path))
      for path in ("from_smuggling", "from_kidnapping", "from_job_offer", "from_household")),
    _p("sold_by_smugglers", "sold by a smuggler", lambda e: e.kind("sold") & e.by("smuggler")),
    _p("recruited_at_shelter", "recruited outside a shelter", lambda e: e.kind("recruited")),
    _p("deceived", "deceived", lambda e: e.kind("deceived")),
    _p("_trafficked_official", "trafficked", _law("official_involved")),
    _r("trafficked_official_involved_share", "_trafficked_official", "trafficked"),
    _t("trafficked_days", "trafficked to escaped, rescued, released, died, killed",
       lambda e: e.kind("escaped", "rescued", "released", "died", "killed") & e.known("control"),
       lambda e: e.lasted("control"), "person-days"),
    _p("retrafficked", "trafficked", _law("retrafficked")),
    _r("trafficked_share_minors", "trafficked_minors", "trafficked"),
]


def _victims(*kinds):
    return lambda e: e.kind(*kinds) & e.victim


STATE = [
    _p("victims_met_by_officials", "checked, detained, screened, apprehended, rescued of victims",
       _victims("checked", "detained", "screened", "apprehended", "rescued")),
    _p("asked", "asked of victims", _victims("asked")),
    _p("disclosed", "disclosed by victims", _victims("disclosed")),
    _p("identified", "identified, of victims", _victims("identified")),
    _p("offered", "stay_offered to victims", _victims("stay_offered")),
    _p("detected_at_border", "identified at a crossing or on the way, by officials",
       lambda e: e.kind("asked") & (e.detail == 1) & e.has("identified") & e.victim),
    _e("complaints_filed", "complained", lambda e: e.kind("complained")),
    _p("trata_misclassified", "missed, suspected, of victims", _victims("missed", "suspected")),
    _r("identified_share", "identified", "victims_met_by_officials"),
    _p("wrongly_identified", "identified, of people not trafficked", lambda e: e.kind("identified") & ~e.victim),
    _p("victims_deported_unidentified", "deported victims not identified before",
       lambda e: e.kind("deported") & e.victim & ~e.has("identified")),
    _p("_detained", "detained", lambda e: e.kind("detained")),
    _p("_informed", "informed", lambda e: e.kind("informed")),
    _p("_advised", "advised", lambda e: e.kind("advised")),
    _p("_signed", "signed", lambda e: e.kind("signed")),
    _p("_signed_uninformed", "signed without informed before", lambda e: e.kind("signed") & ~e.has("informed")),
    _r("informed_share", "_informed", "_detained"),
    _r("signed_before_information_share", "_signed_uninformed", "_signed"),
    _r("legal_aid_share", "_advised", "_detained"),
    _m("days_to_decision", "days", "applied to granted, refused",
       lambda e: e.kind("granted", "refused") & e.known("decision"), lambda e: e.lasted("decision")),
    _p("forced_offenders_punished", "punished victims", _victims("punished")),
]


def _scheme(kind, *words, victims=False):
    return lambda e: e.kind(kind) & e.scheme(*words) & (e.victim | (not victims))


PROTECTION = [
    _p("asylum_applied", "applied", _scheme("applied", "asylum")),
    _p("asylum_granted", "granted", _scheme("granted", "asylum")),
    _p("victims_asylum_applied", "applied", _scheme("applied", "asylum", victims=True)),
    _p("victims_asylum_granted", "granted", _scheme("granted", "asylum", victims=True)),
    _p("complementary_protection", "granted", _scheme("granted", "complementary")),
    _p("humanitarian_stay", "granted", _scheme("granted", "humanitarian_stay")),
    _p("humanitarian_residence", "granted", _scheme("granted", "humanitarian_residence")),
    _p("t_visas", "granted", _scheme("granted", "t_visa")),
    _p("continued_presence", "granted", _scheme("granted", "continued_presence")),
    _p("reflection_stays", "granted", _scheme("granted", "reflection")),
    _p("work_permits_granted", "granted",
       _scheme("granted", "h2a", "h2b", "border_worker", "mx_job_offer", "regional", "work_permit")),
    _p("stay_applications", "applied for a stay",
       lambda e: _scheme("applied", "humanitarian_stay", "t_visa", "continued_presence", "humanitarian_residence")(e)),
    _p("resettled", "resettled", lambda e: e.kind("resettled")),
    _p("protected", "protected victims", _victims("protected")),
    _m("days_to_protection", "days", "identified to protected",
       lambda e: e.kind("protected") & e.known("protection"), lambda e: e.lasted("protection")),
    _p("victimised_after_return", "threatened, robbed, abused, killed, reprisal, trafficked after a return, of victims",
       lambda e: e.kind("threatened", "abused", "killed", "reprisal", "trafficked") & e.victim & e.has("returned")),
    _p("_victims_returned", "returned victims", lambda e: _back(e) & e.victim),
    _p("_victims_returned_bare", "returned victims neither protected nor assisted",
       lambda e: _back(e) & e.victim & ~e.has("protected") & ~e.kind("repatriated")),
    _r("returned_unprotected_share", "_victims_returned_bare", "_victims_returned"),
    _p("_identified_repatriated", "repatriated after identified", lambda e: e.kind("repatriated") & e.has("identified")),
    _r("repatriation_chosen_share", "_identified_repatriated", "identified"),
]
JUSTICE = [
    _p("cooperating", "cooperated", lambda e: e.kind("cooperated")),
    _r("cooperation_share", "cooperating", "identified"),
    _e("cases", "case_opened", lambda e: e.kind("case_opened", anybody=True), True),
    _e("convictions", "convicted", lambda e: e.kind("convicted", anybody=True), True),
    _e("smugglers_arrested", "arrested smugglers",
       lambda e: e.kind("arrested", anybody=True) & e.by("smuggler"), True),
    _p("rescued", "rescued", lambda e: e.kind("rescued")),
]
MONEY = [
    _t("gang_revenue_usd", "robbed, extorted, ransom_paid by gangs",
       _sum_by(("robbed", "extorted", "ransom_paid"), "gang")),
    _t("smuggler_revenue_usd", "hired (fees), ransom_paid to smugglers",
       _sum_by(("hired", "ransom_paid"), "smuggler")),
    _t("bribes_usd", "bribed", lambda e: e.kind("bribed")),
]
STOCKS = {
    "candidates": "people", "seasonal_workers_mexico": "people", "smugglers_active": "smugglers",
    "gang_members": "people", "trafficked_current": "people", "migrants_debt_usd": "USD",
    "believed_danger": "chance", "active_traffickers": "actors", "employer_gain_usd": "USD", "remittances_usd": "USD",
    "public_cost_usd": "USD",
}
TOTALS = ("employer_gain_usd", "remittances_usd", "public_cost_usd")  # given by the model, yet sums over the period
PEAKS = ("seasonal_workers_mexico",)  # the peak of the period rather than its end
GANGS_REMOVED = [
    _e("gang_deportees", "deported_member (acts of a state, real numbers)", lambda e: e.kind("deported_member", nobody=True), True),
    _e("_gang_rejoined", "rejoined", lambda e: e.kind("rejoined", nobody=True), True),
    _r("gang_rejoin_share", "_gang_rejoined", "gang_deportees"),
]
LATER = {  # names that nothing measures yet
    "threatened_unable_to_leave": "P", "evasive_route_share": "R", "reentry_irregular": "E", "smuggler_debt_usd": "M",
    "bad_work": "P", "safe_at_24_months": "P", "quota_used_share": "R", "measure_use_share": "R",
}
_UNITS = {"P": "people", "E": "events", "R": "share", "M": "USD", "T": "USD", "S": "people"}
HARMS = (
    "deaths", "deaths_train", "deaths_desert", "deaths_river", "deaths_captivity", "train_injured", "robbed",
    "extorted", "sexually_abused", "kidnapped", "forced_service", "forced_recruits", "debt_bondage",
    "labour_exploited", "trafficked", "abandoned", "disappeared",
)
CASCADE = ("trafficked", "victims_met_by_officials", "asked", "disclosed", "identified", "offered", "protected")


def table() -> dict[str, Indicator]:
    """All indicators by name, the helping counts (with a leading _) included."""
    rows = HOME + MOVEMENT + SMUGGLING + DEATHS + CRIME + EXPLOITATION + GANGS_REMOVED + STATE + PROTECTION + JUSTICE + MONEY
    rows += [_r(f"{name}_per_1000_journeys", name, "journeys", 1000.0, "per 1,000 journeys") for name in HARMS]
    for before, name in pairwise(CASCADE):
        rows += [_r(f"{name}_share_of_before", name, before), _r(f"{name}_share_of_trafficked", name, "trafficked")]
    rows += [Indicator(name, "T" if name in TOTALS else "S", unit, "given by the model") for name, unit in STOCKS.items()]
    rows += [Indicator(name, kind, _UNITS[kind], "") for name, kind in LATER.items()]
    known = {row.name: row for row in rows}
    for name, (true, publisher) in REPORTED.items():
        known[name] = Indicator(name, known[true].kind, known[true].unit, f"{true} x {publisher}")
    return known


INDICATORS = table()
