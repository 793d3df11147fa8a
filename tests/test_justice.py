"""The state's side: protection, justice, complaints, and what meets people at home."""

from __future__ import annotations

import numpy as np
import pytest
from test_state import (
    MEXICO,
    US,
    belief,
    checks_of,
    compare,
    detained,
    fresh,
    in_debt,
    office,
    parameter,
    rule,
    scaled,
    survivors,
)

from corridor.agents.officials import PERMIT
from corridor.encounters import claims, debts, hearings, homecoming, justice, protection
from corridor.life import CODE, move
from corridor.records.events import KIND, PARTY


# ---- what is held ----
def in_care(model, country: int = MEXICO) -> np.ndarray:
    """Identified survivors in safe care, their days of recovery over."""
    who = survivors(model, country)
    model.people.identified[who] = True
    move(model, who, "in_care", "sheltered", due_day=model.day)
    return who


def choosing(model) -> None:
    """Survivors in Mexico choose between stays and home."""
    protection.choose_protection(model, in_care(model), office(model, MEXICO), MEXICO)


def choosing_us(model) -> None:
    """Survivors in the United States choose between stays and home."""
    protection.choose_protection(model, in_care(model, US), office(model, US), US)


def asked_to_testify(model) -> None:
    """Survivors under a stay are asked to testify."""
    who = in_care(model)
    people = model.people
    people.trust[who] = 0.5
    people.stay_kind[who], people.stay_until[who] = PERMIT["humanitarian_stay"], model.day + 300
    protection.may_cooperate(model, who, office(model, MEXICO))


def decided(model) -> None:
    """An asylum officer decides."""
    who = in_care(model)
    people = model.people
    people.threatened[who] = model.day - 60
    people.claim[who], people.claim_due[who] = PERMIT["asylum_mexico"], model.day
    model.p = model.p | {"asylum.cases_day": 1000.0}
    hearings.asylum_decisions(model, who, PERMIT["asylum_mexico"], MEXICO)


def refused(model) -> None:
    """People refused weigh an appeal, and the office their danger."""
    who = in_care(model)
    hearings.refused(model, who, model.official_row["asylum_office:mexico"], PERMIT["asylum_mexico"], MEXICO)


def in_danger(model) -> None:
    """An office weighs whether life is in danger at home."""
    hearings.endangered(model, in_care(model), model.official_row["asylum_office:mexico"])


def fears_heard(model) -> None:
    """People in an expedited removal say that they are afraid."""
    who = survivors(model, US)
    model.people.threatened[who] = model.day - 700
    claims.fear_is_credible(model, who)


def visas_weighed(model) -> None:
    """Stays for victims and witnesses are decided."""
    who = in_care(model)
    model.people.claim[who] = PERMIT["humanitarian_stay"]
    model.officials.quota_per_year[:] = 1e6
    claims.by_quota(model, who, PERMIT["humanitarian_stay"], MEXICO)


def stays_over(model) -> None:
    """Stays run out."""
    who = in_care(model)
    move(model, who, "settled", "settled")
    model.people.stay_kind[who], model.people.stay_until[who] = PERMIT["humanitarian_stay"], model.day
    model.people.threatened[who] = model.day - 900
    protection.stays_end(model)


def resettled(model) -> None:
    """Places in third countries for those at risk."""
    who = in_care(model)
    move(model, who, "settled", "settled")
    model.people.stay_kind[who], model.people.stay_until[who] = PERMIT["humanitarian_stay"], model.day + 300
    model.people.threatened[who] = model.day
    model.people.since[who] = -9000
    model.officials.places_year[:] = 1e6
    protection.resettle(model)


def named(model) -> None:
    """Witnesses name cells; those named weigh reprisals."""
    who = in_care(model)
    claims.cooperate(model, who)
    justice.take_down(model)
    justice.reprisals(model, who)


def doubting(model) -> None:
    """Witnesses whom a cell has struck stand by their word or not."""
    who = in_care(model)
    model.people.cooperates[who] = True
    model.people.threatened[who] = model.day
    justice.withdraw(model, who)


def only_held(model) -> None:
    """Witnesses whom a cell has held, and whom nobody trafficked, stand by their word or not."""
    who = in_care(model)
    people = model.people
    people.trafficker_kind[who], people.captor_kind[who], people.captor[who] = 0, PARTY["gang"], 0
    people.trust[who], people.cooperates[who] = 0.5, True
    justice.withdraw(model, who)


def cases(model, opened: int | None = None) -> None:
    """Cases against cells with some witnesses each, everybody simulated."""
    model.scale = 1.0
    who = in_care(model)
    model.people.cooperates[who] = True
    prosecution = model.official_row["prosecution:mexico"]
    for row in who.tolist():
        key = (justice.GANG, int(model.people.trafficker[row]))
        case = model.cases.setdefault(key, justice.Case(*key, prosecution, opened))
        if len(case.witnesses) < getattr(model, "witnesses_of_a_test", 1):
            case.witnesses.append(row)
    model.officials.prosecutors[:] = 1000


def opening(model) -> None:
    """Prosecutors decide which cases to open."""
    cases(model)
    justice.open_cases(model, model.official_row["prosecution:mexico"], list(model.cases.values()))


def judged(model) -> None:
    """Courts decide."""
    cases(model, 0)
    for case in list(model.cases.values()):
        justice.verdict(model, case)


def back_home(model, kind: int = homecoming.RING) -> np.ndarray:
    """People trafficked by rings of their place (or cells) came home a week ago, in debt."""
    who = detained(model)
    people = model.people
    people.victim[who] = True
    ring = np.argmax(model.smugglers.base[None, :] == people.home[who][:, None], axis=1)
    people.trafficker_kind[who], people.trafficker[who] = kind, ring
    if kind == homecoming.CELL:
        people.trafficker[who] = np.flatnonzero(model.cells.road)[0]
    people.smuggler_debt_usd[who], people.owed_ring[who] = (2500.0, ring) if kind == homecoming.RING else (0.0, -1)
    people.debt_usd[who] = 1500.0 if kind == homecoming.LENDER else 0.0
    if kind == homecoming.LENDER:
        people.trafficker_kind[who] = 0
    people.harmed_on[who] = model.day
    people.used_by[who] = people.trafficker[who] if kind == homecoming.CELL else -1
    people.used_on[who] = model.day if kind == homecoming.CELL else -9999
    people.looked_after[who] = -9999
    people.attachment_usd[who], people.trauma[who] = 16_000.0, 0.1
    model.remove(who, MEXICO)
    who = who[people.situation[who] == CODE["home"]]
    people.since[who] = model.day - int(model.p["homecoming.days"])
    return who


def ring_calls(model) -> None:
    """Rings claim debts at home."""
    back_home(model)
    homecoming.homecoming(model)


def cell_stands_there(model) -> None:
    """Cells have come for those who got away."""
    who = back_home(model, homecoming.CELL)
    homecoming.answer(model, who, *homecoming.claimant(model, who))


def lender_calls(model) -> None:
    """Lenders call in their loans."""
    who = back_home(model, homecoming.LENDER)
    model.people.owns[who] = True
    debts.call(model, who)


def refused_at_home(model) -> None:
    """Cells whose claim was refused weigh striking."""
    who = back_home(model, homecoming.CELL)
    kind, party, _ = homecoming.claimant(model, who)
    homecoming.strike(model, who, kind, party)


def at_line(model) -> None:
    """People caught at the line may say that they are Mexican."""
    who = detained(model, US)
    model.people.ban_until[who] = model.day + 100
    model.people.attachment_usd[who] = 500.0  # they would rather try again,
    model.believed_home[0][:] = 0.5  # and hold it for worth the danger there
    model.pass_for_mexicans(who, office(model, US))


# ---- what is altered ----
def looked_after(model) -> None:
    """Somebody keeps in touch with everybody who returned with help."""
    usual = model.remove
    def remove(who, country):
        usual(who, country)
        model.people.looked_after[who] = model.day + 300
    model.remove = remove


def witnesses(number: int):
    """More people stand by their word."""
    def alter(model):
        model.witnesses_of_a_test = number
    alter.__name__ = f"{number} witnesses"
    return alter


def long_and_known(model) -> None:
    """A stay of years whose length is known."""
    model.officials.stay_days[:], model.officials.known_length[:] = 3600.0, 1.0


def helped_home(model) -> None:
    """Assisted returns for everybody, with a start at home."""
    model.officials.assisted_places[:], model.officials.reintegration_usd[:] = 1e6, 6000.0


def lawyers_ready(model) -> None:
    """Lawyers' papers are complete for everybody."""
    model.people.advised[:] = True


def watched_by_police(model) -> None:
    """Police have an eye on all cells."""
    model.cells.attention[:] += 4.0


HOME, TRIAL, ASYLUM, HUMANITARIAN = range(4)
TABLE = [
    ("stay or home", choosing, belief("asylum_belief", [0.95, 0.95]), ASYLUM, +1), ("stay or home", choosing, long_and_known, TRIAL, +1),
    ("stay or home", choosing_us, rule("work", 0.0), HOME, +1), ("stay or home", choosing, scaled("cells", "members", 5.0), HOME, -1),
    ("stay or home", choosing, rule("witness_places", 5000.0), TRIAL, +1), ("stay or home", choosing, rule("cooperation", 0.0), TRIAL, +1),
    ("stay or home", choosing, helped_home, HOME, +1), ("stay or home", choosing_us, rule("trauma_exempt", 0.0), TRIAL, -1),
    ("stay or home", choosing_us, rule("residence_after", 0.0), TRIAL, -1), ("stay or home", choosing, rule("days_to_decision", 500.0), TRIAL, -1),
    ("cooperate", asked_to_testify, rule("witness_places", 5000.0), protection.SPEAK, +1), ("cooperate", asked_to_testify, scaled("cells", "members", 5.0), protection.SPEAK, -1),
    ("cooperate", asked_to_testify, parameter("recovery.open_end", 2.5), protection.SPEAK, +1),
    ("cooperate", asked_to_testify, belief("conviction_belief", 0.9), protection.SPEAK, +1),
    ("withdraw", only_held, scaled("cells", "members", 5.0), justice.WITHDRAW, +1),
    ("asylum decision", decided, rule("ground_gangs", 0.0), claims.REFUSE, +1), ("asylum decision", decided, rule("ground_trafficked", 0.0), claims.REFUSE, +1),
    ("asylum decision", decided, lawyers_ready, claims.GRANT, +1), ("asylum decision", decided, rule("ground_gender", 0.0), claims.REFUSE, +1),
    ("appeal", refused, belief("asylum_belief", [0.95, 0.95]), hearings.APPEAL, +1), ("appeal", refused, parameter("asylum.appeal_days", 6), hearings.APPEAL, -1),
    ("complementary", in_danger, scaled("cells", "members", 5.0), claims.GRANT, +1), ("complementary", in_danger, scaled("cells", "members", 0.05), claims.GRANT, -1),
    ("credible fear", fears_heard, rule("ground_violence", 1.0), claims.PASS_ON, +1), ("credible fear", fears_heard, scaled("cells", "members", 0.05), claims.PASS_ON, -1),
    ("stay granted", visas_weighed, lawyers_ready, claims.GRANT, +1),
    ("stay over", stays_over, belief("asylum_belief", [0.95, 0.95]), protection.ASK_AGAIN, +1), ("stay over", stays_over, scaled("cells", "members", 5.0), protection.GO_HOME, -1),
    ("resettlement", resettled, parameter("protection.safety_usd", 3), 1, +1), ("resettlement", resettled, scaled("people", "attachment_usd", 6.0), 1, -1),
    ("witness reprisal", named, belief("conviction_belief", 0.9), 1, +1), ("witness reprisal", named, rule("witness_places", 5000.0), 1, -1),
    ("witness reprisal", named, scaled("cells", "members", 0.05), 1, -1),
    ("withdraw", doubting, rule("witness_places", 5000.0), justice.WITHDRAW, -1), ("withdraw", doubting, scaled("cells", "members", 5.0), justice.WITHDRAW, +1),
    ("open case 3", opening, witnesses(8), justice.OPEN, +1), ("open case 3", opening, scaled("cells", "bought", 0.0), justice.OPEN, +1),
    ("verdict 3", judged, witnesses(8), justice.CONVICT, +1), ("verdict 3", judged, scaled("cells", "bought", 0.0), justice.CONVICT, +1),
    ("claim at home", ring_calls, looked_after, homecoming.COME, -1), ("claim at home", ring_calls, scaled("people", "family_usd", 6.0), homecoming.COME, +1),
    ("answers a claim", ring_calls, scaled("smugglers", "tie", 0.1), homecoming.REFUSE, +1), ("answers a claim", ring_calls, scaled("people", "family_usd", 8.0), homecoming.PAY, +1),
    ("answers a claim", cell_stands_there, looked_after, homecoming.REFUSE, +1), ("answers a claim", lender_calls, scaled("people", "family_usd", 0.05), homecoming.GIVE_HOUSE, +1),
    ("strikes at home", refused_at_home, watched_by_police, 1, -1), ("strikes at home", refused_at_home, parameter("gangs.reprisal_usd", 4), 1, -1),
    ("says Mexican", at_line, rule("nationality_hours", 6.0), 1, -1), ("says Mexican", at_line, scaled("cells", "members", 20.0), 1, -1),
]


test_choices_move_the_way_common_sense_says, test_each_choice_moves_five_points_with_some_row = checks_of(TABLE)


# ---- justice ----
def test_a_conviction_weakens_the_cell_and_raises_what_others_reckon_with():
    model = fresh()
    model.witnesses_of_a_test = 8
    cases(model, 0)
    case = next(case for case in model.cases.values() if case.kind == justice.GANG)
    members, belief_before = float(model.cells.members[case.party]), model.conviction_belief
    model.p = model.p | {"justice.evidence": 50.0}
    assert justice.verdict(model, case)
    assert model.cells.members[case.party] < members and model.conviction_belief > belief_before


@pytest.mark.parametrize(("days_ago", "decided"), [(100, False), (301, True)])
def test_a_case_opened_in_the_burn_in_is_open_once_and_comes_to_a_verdict(days_ago, decided):
    model = fresh()
    model.cases, model.day = {}, -500
    cases(model, model.day - days_ago)
    opened = {key: case.opened for key, case in model.cases.items()}
    before = len(model.events.columns()["day"])
    justice.month_of_justice(model)
    kinds = model.events.columns()["kind"][before:]
    assert KIND["case_opened"] not in kinds
    assert (model.cases == {}) == decided and np.isin([KIND["convicted"], KIND["acquitted"]], kinds).any() == decided
    assert all(case.opened == opened[key] for key, case in model.cases.items())


def sent_home(model) -> None:
    """All witnesses have been returned."""
    for case in model.cases.values():
        model.people.place[case.witnesses] = model.people.home[case.witnesses]


def test_a_witness_who_was_sent_home_weighs_as_far_as_a_statement_does():
    model = fresh()
    model.cases, model.witnesses_of_a_test = {}, 4
    cases(model, 0)
    case = next(iter(model.cases.values()))
    here = justice.evidence(model, case)
    sent_home(model)
    assert 0 < justice.evidence(model, case) < here
    model.p = model.p | {"justice.statement": 1.0}
    assert justice.evidence(model, case) == here


def test_a_case_that_is_dropped_lowers_what_others_expect():
    model = fresh()
    model.cases = {}
    cases(model)
    sent_home(model)
    model.p = model.p | {"justice.effort": 100.0}
    before = model.conviction_belief
    opening(model)
    assert model.conviction_belief < before and not model.cases


def test_a_complaint_that_is_looked_into_replaces_an_officer():
    model = fresh()
    post = int(np.flatnonzero(model.officials.corps == 0)[0])
    rule("complaints", 1.0)(model)
    model.p = model.p | {"complaint.looked_into": 50.0}
    model.officials.complaints_heard[:], model.officials.replaced[:] = 0.0, 0
    model.officials.complaints_heard[post] = 5.0
    before = len(model.events.columns()["day"])
    justice.officials_found_out(model)
    columns = {name: column[before:] for name, column in model.events.columns().items()}
    assert model.officials.replaced[post] == 1 and columns["party"][columns["kind"] == KIND["sanctioned"]].tolist() == [post]
    assert columns["party_kind"][columns["kind"] == KIND["sanctioned"]][0] == PARTY["official"]


def test_compare_needs_somebody_who_decides():
    with pytest.raises(AssertionError, match="nobody decides"):
        compare("no such choice", ring_calls, in_debt)
