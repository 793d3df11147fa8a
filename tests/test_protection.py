"""Grounds, stays and complaints: what the state offers to those it has found, and what those named hear of it."""

from __future__ import annotations

import numpy as np
from test_justice import in_care
from test_state import MEXICO, US, detained, fresh, office, rule, survivors

from corridor.agents.officials import PERMIT
from corridor.encounters import claims, custody, justice, protection
from corridor.life import CODE, move
from corridor.records.events import KIND


def test_grounds_are_those_of_the_office_and_of_the_persons_own_events():
    model = fresh()
    who = survivors(model, number=50)
    people, mexico, us = model.people, model.official_row["asylum_office:mexico"], model.official_row["asylum_office:us"]
    people.threatened[who], people.harmed_on[who] = -9999, -9999
    people.occupation[who] = 0
    assert np.allclose(claims.grounds(model, who, mexico), 0.0, atol=1e-4)
    people.identified[who] = True
    assert np.all(claims.grounds(model, who, mexico) > 0.9) and np.allclose(claims.grounds(model, who, us), 0.0, atol=1e-4)
    people.identified[who], people.threatened[who] = False, model.day
    assert np.all(claims.grounds(model, who, mexico) > 0.9) and np.allclose(claims.grounds(model, who, us), 0.0, atol=1e-4)
    people.occupation[who] = 2
    assert np.all(claims.grounds(model, who, us) > 0.9)


def test_widespread_violence_is_a_ground_of_those_who_were_not_threatened_too(monkeypatch):
    """As far as the country is violent, where the office's law knows it; nothing hangs on it elsewhere."""
    model = fresh()
    who = survivors(model, number=50)
    people, mexico = model.people, model.official_row["asylum_office:mexico"]
    people.threatened[who], people.harmed_on[who], people.identified[who], people.occupation[who] = -9999, -9999, False, 0
    shown = {}
    for law in (0.0, 1.0):
        for rate in (20.0, 40.0, 500.0):
            model.officials.ground_violence[mexico] = law
            monkeypatch.setattr(model, "driver", lambda name, rate=rate: rate)
            shown[law, rate] = claims.grounds(model, who, mexico)
    whole = model.p["asylum.widespread_homicides"]
    assert all(np.allclose(shown[0.0, rate], 0.0, atol=1e-4) for rate in (20.0, 40.0, 500.0))
    assert np.allclose(shown[1.0, 20.0], 20 / whole, atol=1e-4) and np.allclose(shown[1.0, 40.0], 40 / whole, atol=1e-4)
    assert np.allclose(shown[1.0, 500.0], 1.0, atol=1e-4)


def test_not_knowing_how_long_one_may_stay_slows_recovery():
    model = fresh()
    who = in_care(model)
    move(model, who, "settled", "settled")
    model.people.stay_kind[who], model.people.stay_until[who] = PERMIT["humanitarian_stay"], model.day + 400
    open_end = protection.security(model, who)
    model.people.stay_kind[who], model.people.stay_until[who] = PERMIT["t_visa"], model.day + 1400
    assert np.all(protection.security(model, who) > open_end)


def test_a_stay_ends_with_its_trial_unless_residence_follows():
    for lasting in (0.0, 1.0):
        model = fresh()
        rule("residence_after", lasting)(model)
        who = in_care(model)
        move(model, who, "settled", "settled")
        model.people.stay_kind[who], model.people.stay_until[who] = PERMIT["humanitarian_stay"], model.day + 1000
        protection.trial_over(model, who.tolist())
        ended = np.all(model.people.stay_until[who] <= model.day + model.p["trial.appeal_days"])
        assert ended == (lasting == 0.0)


def test_a_complaint_in_custody_names_who_did_it_and_may_bring_a_visa():
    model = fresh()
    who = survivors(model)
    rule("victims_outside", 1.0)(model)
    model.complaint_belief, model.p = 1.0, model.p | {"custody.day_usd": 0.0}  # a stay is worth the wait to all
    claims.complain_in_custody(model, who, office(model, MEXICO))
    assert np.all(model.people.claim[who] == PERMIT["humanitarian_stay"]) and model.people.cooperates[who].all()
    assert not model.people.signed[who].any()
    justice.justice(model)
    named = {row for case in model.cases.values() if case.kind == justice.GANG for row in case.witnesses}
    assert set(who.tolist()) <= named


def test_who_has_complained_weighs_the_return_anew_the_day_after_and_is_not_sent_back_before():
    """Neither a signature nor a bus on the day of a complaint; then some sign, and those to whom a stay has become worth it ask for it. Nobody
    complains twice."""
    for belief_in_stay in (0.0, 1.0):
        model = fresh()
        who, row, people = survivors(model), office(model, MEXICO), model.people
        people.stage[who], people.due[who], people.clock_consul[who], people.informed[who] = custody.HEARD, model.day, 0.0, True
        people.clock_interview[who] = 0.0
        model.complaint_belief, model.p = 0.0, model.p | {"custody.unsigned_days": 0.0}
        claims.complain_in_custody(model, who, row)
        assert np.all(people.claim[who] < 0) and people.cooperates[who].all() and not people.signed[who].any()
        model.bus_fill[:] = 5.0
        custody.leave_custody(model, row, MEXICO)
        assert np.all(people.situation[who] == CODE["detained"])
        model.day += 1
        model.complaint_belief = belief_in_stay
        custody.day_after_speaking(model, who, row, MEXICO)
        if belief_in_stay:
            assert np.mean(people.claim[who] == PERMIT["humanitarian_stay"]) > 0.3
        else:
            assert np.mean(people.claim[who] == PERMIT["humanitarian_stay"]) < 0.1 and np.mean(people.signed[who]) > 0.3
        columns = model.events.columns()
        told = columns["person"][columns["kind"] == KIND["complained"]]
        assert np.all(np.unique(told[np.isin(told, who)], return_counts=True)[1] == 1)


def test_those_named_hear_of_a_statement_later_by_whom_they_pay_or_by_the_case():
    """No reprisal on the day of testimony; none at all where nobody is paid and no case is open; where one is, as news travels."""
    def days_until_heard(paid: float, opened: bool):
        model = fresh()
        who = in_care(model)
        model.cells.bought[:], model.cells.members[:] = paid, 100.0
        model.cases.clear()  # what others have said before
        claims.cooperate(model, who)
        if opened:
            for one, of in set(zip(*(part.tolist() for part in claims.accused(model, who)), strict=True)):
                model.cases[one, of] = justice.Case(one, of, model.official_row["prosecution:mexico"], 0)
        begin, struck = model.day, []
        while model.day < begin + 60:
            justice.justice(model)
            columns = model.events.columns()
            mine = (columns["kind"] == KIND["reprisal"]) & np.isin(columns["person"], who)
            struck = columns["day"][mine] - begin
            model.day += 1
        return len(who), struck

    number, struck = days_until_heard(1.0, False)
    assert len(struck) > 0.02 * number and struck.min() >= 1 and len(np.unique(struck)) > 3
    assert len(days_until_heard(0.0, False)[1]) == 0
    assert len(days_until_heard(0.0, True)[1]) > 0


def test_a_grant_tells_no_harm_that_did_not_happen():
    """What is told at home of one who was granted papers is what happened on the way, not harm in itself."""
    model = fresh()
    who = detained(model)[:20]
    people = model.people
    people.reported[who], people.departed[who], people.paid_told[who], people.started[who] = False, model.day - 5, False, 0
    people.harmed_on[who] = -9999
    people.harmed_on[who[:5]] = model.day - 1
    claims.grant(model, who, PERMIT["asylum_mexico"], MEXICO, residence=True, days=2**20, work=True)
    _, told, _, arrived, worse, *_ = model.told[-1]
    assert not arrived and set(told[worse]) == set(who[:5])


def test_survivors_may_stay_on_without_papers_and_then_look_for_work():
    """What a life without papers brings counts as when a stay ends; who chooses it is out of care, in nobody's hands, free to work."""
    for country, after in ((US, ("waiting",)), (MEXICO, ("working", "travelling", "home"))):
        left = []
        for stopped in (1e6, -1e6):
            model = fresh()
            who = in_care(model, country)
            if country == US:
                model.people.place[who] = model.geography.place("houston")
            model.p = model.p | {"people.loss_stopped_usd": stopped}
            protection.choose_protection(model, who, office(model, country), country)
            columns = model.events.columns()
            free = np.intersect1d(columns["person"][columns["kind"] == KIND["released"]], who)
            left.append(len(free) / len(who))
            assert np.isin(model.people.situation[free], [CODE[name] for name in after]).all()
            assert np.all(model.people.claim[free] < 0) and np.all(model.people.holder[free[model.people.situation[free] == CODE["waiting"]]] == -1)
        assert left == [0.0, 1.0]


def test_children_alone_sign_no_return_in_the_us_and_wait_with_kin():
    """Nor do they sign by giving a claim up; with a parent in the same custody they do as others. The judge heard, nobody stays."""
    for rule_stands in (0.0, 1.0):
        model = fresh()
        rule("children_exempt", rule_stands)(model)
        model.officials.children_exempt[office(model, MEXICO)] = 0.0
        who, row, people = detained(model, US), office(model, US), model.people
        people.minor[who], people.parent[who], people.kin[who], people.signed[who] = True, -1, False, False
        people.parent[who[:50]] = who[50]
        people.minor[who[50]], people.kin[who[100:]] = False, True
        alone = who[51:]
        people.stage[who], people.due[who], people.since[who], people.prosecuted[who] = custody.HEARD, model.day, model.day, False
        people.clock_consul[who], people.clock_interview[who] = 0.0, 0.0
        model.p = model.p | {"detention.us_beds": 1e9}
        custody.earliest(model, who, row, US)
        assert np.all(people.due[alone] == model.day + rule_stands * int(model.officials.hearing_days[row]))
        custody.return_form(model, who, row, US)
        claims.sign(model, alone[:10], row)
        assert people.signed[who[:50]].mean() > 0.2 and (people.signed[alone].any() != bool(rule_stands))
        custody.leave_custody(model, row, US)
        released = np.isin(alone, model.events.columns()["person"][model.events.columns()["kind"] == KIND["released"]])
        asked = people.claim[alone] == PERMIT["asylum_us"]  # who asks for asylum may wait with kin whatever rule there is for children
        assert np.array_equal(released, people.kin[alone] & (asked | bool(rule_stands)))
        if rule_stands:
            model.day += int(model.officials.hearing_days[row])
            model.bus_fill[:] = 5.0
            custody.leave_custody(model, row, US)
            assert np.all((people.situation[alone] != CODE["detained"]) | (people.claim[alone] >= 0))


def test_who_asks_for_asylum_in_the_us_waits_with_kin_once_it_is_known_who_one_is():
    """And reckons with it: with kin asking is worth more to each."""
    model = fresh()
    who, row, people = detained(model, US), office(model, US), model.people
    people.minor[who], people.parent[who], people.kin[who] = False, -1, np.arange(len(who)) % 2 == 0
    people.departed[who], people.trauma[who], people.threatened[who] = model.day, 0.2, model.day
    people.danger_usd[who], people.skill[who], people.nationality[who] = 500.0, 1.0, 0
    kin, worth = people.kin[who].copy(), {}
    for has in (False, True):
        people.kin[who] = has
        worth[has] = claims.worth_of_asylum(model, who, row, US)
    assert np.all(worth[True] > worth[False])
    people.kin[who] = kin
    people.stage[who], people.since[who], people.prosecuted[who] = custody.HEARD, model.day, False
    people.claim[who], people.claim_due[who], people.due[who] = PERMIT["asylum_us"], model.day + 400, model.day + 400
    people.clock_consul[who] = np.where(np.arange(len(who)) % 3 == 0, np.inf, 0.0)
    model.p = model.p | {"detention.us_beds": 1e9}
    model.officials.alternatives[row] = 100.0
    places = claims.outside_places(model, row)
    custody.leave_custody(model, row, US)
    assert claims.outside_places(model, row) == places  # kin take no place of aid organisations
    outside = people.situation[who] == CODE["in_care"]
    assert outside.any() and np.array_equal(outside, people.kin[who] & (people.clock_consul[who] == 0.0))
