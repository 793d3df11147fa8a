"""How a life is worded: what is told as one line, in what order, and that nothing is told that is not so."""

from __future__ import annotations

import datetime
from types import SimpleNamespace

import numpy as np
import pytest
from test_life_courses import person

from corridor import law
from corridor.cli import trace
from corridor.geography import load
from corridor.life import owe
from corridor.model import CorridorModel
from corridor.records import ACCOUNTS, CLAIMS, REASONS, SITUATIONS, Events
from corridor.records.events import LEG_ENDS, WAY_HOME
from corridor.scenario import Scenario
from corridor.studies import runner
from corridor.studies.ensemble import drawn
from corridor.studies.schema import EVENTS
from corridor.studies.store import Store
from corridor.views import life_story

PLACES = load()
NAMES = dict(zip(PLACES.place_ids, PLACES.names, strict=True))
LINKS = [PLACES.link_name(i) for i in range(len(PLACES.tail))]


def paid(payer, payee) -> int:
    return 100 * ACCOUNTS.index(payer) + ACCOUNTS.index(payee)


def debt(reason, claim) -> int:
    return 10 * REASONS.index(reason) + tuple(CLAIMS).index(claim)


def frame(*rows):
    """A person's events from (day, kind, situation, place, columns)."""
    log = Events(datetime.date(2011, 7, 1), PLACES.place_ids, LINKS)
    for day, kind, situation, place, more in rows:
        more = dict(more)
        if "link" in more:
            more["link"] = LINKS.index(more["link"])
        log.record(day, np.array([0]), kind, SITUATIONS.index(situation), place=PLACES.place_ids.index(place), **more)
    return log.to_pandas(journal=True)


def told(*rows, lang="en", every=False) -> list[str]:
    """Words of a life, without dates."""
    return [words for _, words in life_story.told(frame(*rows), lang, NAMES, every=every)]


LEGS = [LINKS[i] for i in (LINKS.index("palenque>coatzacoalcos:freight_train"), LINKS.index("coatzacoalcos>medias_aguas:freight_train"),
                           LINKS.index("medias_aguas>tierra_blanca:freight_train"))]


def ridden(day, link) -> list[tuple]:
    """A train boarded, a toll, and the end of the leg."""
    tail, head = link.split(":")[0].split(">")
    return [(day, "boarded", "travelling", tail, {"link": link, "party_kind": "carrier"}),
            (day, "toll", "travelling", tail, {"link": link, "party_kind": "gang", "party": 3 + day, "amount_usd": 40.0}),
            (day + 1, "moved", "travelling", head, {"link": link, "detail": LEG_ENDS})]


WAY = [row for day, link in zip((1, 3, 5), LEGS, strict=True) for row in ridden(day, link)]


def test_a_stretch_is_told_in_one_line_with_counts_sums_and_both_ends():
    (line,) = told(*WAY)
    assert line == "went on from Palenque to Tierra Blanca; freight trains: 3; tolls the guide paid to gangs: 3 (120 USD in all)."
    assert told(*WAY, lang="es") == ["siguió de Palenque a Tierra Blanca; trenes de carga: 3; peajes que el guía pagó a bandas: 3 (120 USD en total)."]
    assert len(told(*WAY, every=True)) == len(WAY)


def test_what_a_person_paid_on_a_stretch_has_a_line_of_its_own():
    bribes = [(day, "bribed", "travelling", link.split(">")[0], {"link": link, "party_kind": "official", "party": 2, "amount_usd": 10.0 * day})
              for day, link in zip((1, 3, 5), LEGS, strict=True)]
    lines = told(*(row for bribe, day, link in zip(bribes, (1, 3, 5), LEGS, strict=True) for row in (bribe, *ridden(day, link))))
    assert len(lines) == 2
    assert lines[0] == "paid a bribe on the way from Palenque to Tierra Blanca; 3 times, 90 USD in all, until 6 July 2011."


@pytest.mark.parametrize("harm", ["robbed", "abused", "abducted", "handed_over", "fell"])
def test_harms_are_never_summed_up(harm):
    rows = WAY[:3] + [(3, harm, "travelling", "coatzacoalcos", {"link": LEGS[1], "party_kind": "gang", "party": 7})] + WAY[3:]
    rows = [(max(day, 3) if i > 3 else day, *rest) for i, (day, *rest) in enumerate(rows)]
    events = [event.kind for event, _ in life_story.told(frame(*rows), "en", NAMES)]
    assert events == ["moved", harm, "moved"]


def test_abuse_again_is_not_a_count():
    rows = [(day, "abused", "held", "medias_aguas", {"party_kind": "gang", "party": 7}) for day in (3, 4, 8)]
    assert len(told(*rows)) == 3


def test_demands_of_one_gang_at_home_are_told_once_for_as_long_as_they_are_alike():
    monthly = [(30 * month, kind, "home", "san_pedro_sula", {"party_kind": "gang", "party": 47, "amount_usd": 40.0 * (kind == "extorted")})
               for month in range(5) for kind in ("threatened", "extorted")]
    lines = told(*monthly, (150, "threatened", "home", "san_pedro_sula", {"party_kind": "gang", "party": 47}))
    assert lines == ["was threatened in San Pedro Sula (by gang cell 47), and paid to be left alone; 5 times, 200 USD in all, until 29 October 2011.",
                     "was threatened in San Pedro Sula (by gang cell 47)."]


def test_boarding_is_no_arrival():
    lines = told((1, "boarded", "travelling", "medias_aguas", {"link": LEGS[2], "party_kind": "carrier"}),
                 (1, "abducted", "held", "medias_aguas", {"link": LEGS[2], "party_kind": "gang", "party": 3}))
    assert lines == ["boarded a freight train in Medias Aguas, towards Tierra Blanca.",
                     "was abducted on the way from Medias Aguas to Tierra Blanca (by gang cell 3)."]
    (line,) = told(*WAY[3:6], WAY[6])
    assert line.startswith("went on from Coatzacoalcos to Medias Aguas; freight trains: 1;") and line.endswith("then boarded a freight train there.")


def test_a_check_and_a_detention_on_a_link_are_between_its_ends():
    link = LINKS[next(i for i in range(len(LINKS)) if LINKS[i].startswith("houston>"))]
    head = NAMES[link.split(":")[0].split(">")[1]]
    lines = told((1, "checked", "travelling", "houston", {"link": link, "party_kind": "official", "party": 1}),
                 (1, "detained", "detained", "tapachula", {"link": link, "party_kind": "official", "party": 1}))
    assert lines == [f"was checked on the way from Houston to {head} (by officials).",
                     f"was detained on the way from Houston to {head} (by officials); taken to Tapachula."]
    stopped = (1, "checked", "travelling", "medias_aguas", {"link": LEGS[2], "party_kind": "carrier", "party": 93, "detail": 1})
    assert told(stopped) == ["rode on a train that was stopped and searched on the way from Medias Aguas to Tierra Blanca (by officials)."]


RELEASE = (9, "released", "working", "tapachula", {"party_kind": "employer", "party": 5})


@pytest.mark.parametrize("after, stays", [
    ([], True),
    ([(9, "detained", "detained", "tapachula", {"party_kind": "official", "party": 1})], False),
    ([(9, "moved", "waiting", "tapachula", {})], False),
    ([(9, "moved", "waiting", "tapachula", {}), (9, "moved", "home", "tegucigalpa", {"detail": WAY_HOME})], False),
    ([(9, "paid", "working", "tapachula", {"party_kind": "employer", "party": 5, "amount_usd": 9.0})], True),
    ([(10, "detained", "detained", "tapachula", {"party_kind": "official", "party": 1})], True),
])
def test_who_leaves_the_work_on_that_day_is_not_told_to_have_stayed(after, stays):
    for every in (False, True):
        lines = told(RELEASE, *after, every=every)
        assert ("had no other work yet" in lines[0]) == stays == ("the hold was dropped" in lines[0]) != ("was no longer held" in lines[0])
        assert not any("looked for other work" in line for line in lines if "set out for home" in lines[-1])


def test_a_rescue_comes_before_what_follows_from_it():
    office = {"party_kind": "official", "party": 4}
    lines = told((2, "disclosed", "working", "tapachula", office), (2, "identified", "working", "tapachula", office),
                 (2, "stay_offered", "working", "tapachula", office), (2, "rescued", "in_care", "tapachula", office))
    assert [line.removesuffix(" (by officials).") for line in lines] == [
        "told in Tapachula what had happened (with officials).", "was rescued in Tapachula", "was identified in Tapachula as a victim", "was offered protection in Tapachula (with officials)."]


def test_a_stored_run_is_told_in_the_order_in_which_it_happened(tmp_path):
    """Fails where rows of one day come as the database pleases."""
    kinds = ["checked", "robbed", "signed", "disclosed", "asked", "missed", "complained", "applied", "granted", "refused"]
    days = np.random.default_rng(0).permutation(np.repeat(np.arange(400), len(kinds)))  # days apart, each in its order
    seen = dict.fromkeys(range(400), 0)
    recorded = []
    for day in days.tolist():
        recorded.append((day, kinds[seen[day]], "waiting", "tapachula", {}))
        seen[day] += 1
    rows = frame(*recorded).astype({"kind": str, "party_kind": str})
    rows.insert(0, "run", "aa")
    store = Store(tmp_path / "s.duckdb")

    def fill(link):
        link.register("new_rows", rows)
        link.execute(f"create or replace table {EVENTS} as select * from new_rows")
        link.execute("insert into runs (run, scenario, seed, scale, days, has_events, text) values ('aa', 'baseline', 3, 0.02, 365, true, ?)",
                     [drawn(Scenario.load("baseline"), 3).text()])

    store._write(fill)
    events, again = trace._stored("aa", 0, tmp_path / "s.duckdb", ValueError)
    assert events["kind"].tolist() == kinds * 400 and events["day"].is_monotonic_increasing
    assert again == "corridor trace baseline:3 --person 0 --scale 0.02 --days 365"
    person, _, lines, told = trace.tell("aa", 0, 0.02, None, tmp_path / "s.duckdb", None, ValueError)
    assert person == 0 and len(told) == len(events) and any("in Tapachula" in line for line in lines) and not any("tapachula" in line for line in lines)
    assert again in lines[-1] and "legs" in lines[-1]
    store._write(lambda link: link.execute("update runs set text = ?", [drawn(Scenario.load("baseline"), 3, central=True).text()]))
    assert trace._stored("aa", 0, tmp_path / "s.duckdb", ValueError)[1] is None  # the seed alone would live another run
    with pytest.raises(ValueError, match="^--person: found 1; allowed 0 to 0 in this run$"):  # of another version of the model: as far as events tell
        trace.tell("aa", 1, 0.02, None, tmp_path / "s.duckdb", None, ValueError)


@pytest.mark.parametrize("lang, nothing", [("en", "Nothing is recorded"), ("es", "No consta nada")])
def test_a_stored_run_tells_of_its_people_and_of_nobody_else(tmp_path, lang, nothing):
    spec = runner.RunSpec(Scenario.load("baseline"), 1, 0.001, 20, events=True)
    model = CorridorModel(spec.scenario, seed=1, scale=0.001, days=20)  # its first day: nobody has done anything
    store, quiet = Store(tmp_path / "s.duckdb"), model.events.to_pandas()
    store.save(spec, runner.RunResult(spec.key, "baseline", 1, {}, {}, events=quiet))
    last = len(model.people) - 1
    (line, *_) = trace.tell(spec.key, last, 0.02, None, store.path, None, ValueError, lang=lang)[2]
    assert line.startswith(nothing)
    for number in (last + 1, 99_999_999, 10**30):
        with pytest.raises(ValueError, match=f"^--person: found {number}; allowed 0 to {last} in this run$"):
            trace.tell(spec.key, number, 0.02, None, store.path, None, ValueError, lang=lang)


def test_an_undelivered_contract_is_no_debt():
    ring = {"party_kind": "smuggler", "party": 8}
    contract = [(1, "owed", "home", "tegucigalpa", {**ring, "amount_usd": 3000.0, "detail": debt("fee", "balance_usd")}),
                (1, "hired", "home", "tegucigalpa", {**ring, "amount_usd": 4500.0})]
    back = [(9, "indebted", "detained", "tapachula", {**ring, "amount_usd": 0.0}), (9, "deported", "home", "tegucigalpa", {"party_kind": "state"})]
    assert not any("owed" in line for line in told(*contract, *back))
    assert not any("owed" in line for line in told(*back))  # no journal: not at the destination
    carried = [(9, "owed", "travelling", "houston", {**ring, "amount_usd": usd, "detail": debt("carried_over", claim)})
               for usd, claim in ((-3000.0, "balance_usd"), (2271.0, "smuggler_debt_usd"))]
    there = [(9, "indebted", "travelling", "houston", {**ring, "amount_usd": 2271.0}), (9, "arrived", "waiting", "houston", {})]
    for lines in (told(*contract, *carried, *there), told(*there)):
        assert any("owed a smuggler" in line and "2,271 USD owed" in line for line in lines)


def test_the_rest_of_a_fee_counts_as_a_debt_only_when_the_guide_has_brought_the_person_there():
    life = person()
    world, who = life.model, life.who[:1]
    one, before = int(who[0]), trace.owed(life.model, int(who[0]))
    owe(world, who, "balance_usd", 3962.0, "fee")
    assert trace.owed(world, one) == before
    owe(world, who, "smuggler_debt_usd", 100.0, "carried_over", to=3)
    assert trace.owed(world, one) == before + 100.0
    people = SimpleNamespace(debt_usd=[0.0], smuggler_debt_usd=[0.0], bond_usd=[0.0], balance_usd=[3962.0], holder_kind=[2], place=[0])
    assert [trace.owed(SimpleNamespace(people=people, across=[there]), 0) for there in (True, False)] == [3962.0, 0.0]


@pytest.mark.parametrize("payer, payee, event, words", [
    ("migrants", "smugglers", "hired", "borrowed for what a smuggler claimed (from a lender); 500 USD."),
    ("migrants", "carriers", None, "borrowed for fares (from a lender); 500 USD."),
    ("families", "gangs", "ransom_paid", "the family borrowed to pay for release (from a lender); 500 USD."),
    ("families", "migrants", None, "borrowed to have something for the way (from a lender); 500 USD."),
])
def test_a_loan_is_told_with_what_it_was_for(payer, payee, event, words):
    rows = [(1, "owed", "home", "tegucigalpa", {"party_kind": "lender", "amount_usd": 500.0, "detail": debt("lent", "debt_usd")}),
            (1, "money", "home", "tegucigalpa", {"amount_usd": 500.0, "detail": paid("lenders", "migrants")}),
            (1, "money", "home", "tegucigalpa", {"amount_usd": 500.0, "detail": paid(payer, payee)})]
    if event:
        rows.append((1, event, "home", "tegucigalpa", {"party_kind": "gang", "party": 2, "amount_usd": 500.0}))
    assert told(*rows)[0] == words


@pytest.mark.parametrize("lang, words", [("en", "labour exploitation, by the sign of pay below the legal minimum"), ("es", "explotación laboral, por el indicio de pago")])
def test_low_pay_is_the_sign_of_a_purpose(lang, words):
    known = SimpleNamespace(told=lambda person: [(3, 2, [(1, law.bits("recruitment", "underpaid"), 3)])])
    model = SimpleNamespace(recognition=known, party_of=lambda chain: ("employer", 5), start=datetime.date(2011, 7, 1))
    (line,) = trace.cases(model, 0, lang)
    assert words in line


def test_escapes_complaints_and_false_offers_are_told_as_they_are():
    assert told((1, "escaped", "waiting", "medias_aguas", {"party_kind": "gang", "party": 3})) == ["got away in Medias Aguas (from gang cell 3)."]
    assert told((1, "complained", "held", "medias_aguas", {"party_kind": "family"})) == ["the family, at home, told the police of the captivity in Medias Aguas."]
    employer = {"party_kind": "employer", "party": 5, "amount_usd": 8.0}
    lines = told((1, "employed", "working", "tapachula", employer), (1, "deceived", "working", "tapachula", employer))
    assert lines == ["began work in Tapachula (with employer 5); promised 8 USD a day.", "had been promised what was known to be false (by employer 5)."]


HOME = ("home", "san_pedro_sula")


def at_home(day, kind, party_kind="gang", party=4, **more) -> tuple:
    return (day, kind, *HOME, {"party_kind": party_kind, "party": party, **more})


def test_serving_a_cell_in_place_of_its_claim_is_not_told_as_joining():
    claim = [at_home(9, "debt_called", amount_usd=200.0), at_home(9, "threatened", detail=2), at_home(9, "worked_off_again", "none", -1, amount_usd=200.0)]
    taken = (2, "abducted", "held", "medias_aguas", {"party_kind": "gang", "party": 4})
    for kind in ("joined_gang", "recruited_by_force"):
        end = "San Pedro Sula the cell in whose hands they had been (by gang cell 4); in place of 200 USD it claimed."
        assert told(taken, *claim, at_home(9, kind))[-1] == f"was made to serve in {end}"
        assert told(*claim, at_home(9, kind))[-1].startswith("was made to serve in San Pedro Sula a cell that had a claim on them (by gang cell 4)")
        assert told(taken, *claim, at_home(9, kind), lang="es")[-1].startswith("tuvo que servir en San Pedro Sula a la célula en cuyas manos había estado")
        assert not any("went back" in line for line in told(*claim, at_home(9, kind)))
    assert told(at_home(9, "joined_gang")) == ["joined a gang in San Pedro Sula (with gang cell 4)."]


def test_work_for_a_debt_names_whose_claim_it_is():
    ring = [at_home(9, "debt_called", "smuggler", 8, amount_usd=200.0), at_home(9, "worked_off_again", "none", -1, amount_usd=200.0)]
    assert told(*ring)[-1] == "went back to work off what was claimed (by smuggling ring 8); 200 USD."
    assert told(*ring, lang="es")[-1] == "volvió para pagar con trabajo lo que le reclamaban (por red de coyotes 8); 200 USD."


def test_a_higher_demand_is_no_new_captivity():
    asked = {"party_kind": "gang", "party": 4, "amount_usd": 900.0}
    lines = told((2, "ransom_demanded", "held", "medias_aguas", asked), (8, "ransom_demanded", "held", "medias_aguas", asked | {"detail": 1}))
    assert lines[0].startswith("was held in Medias Aguas (by gang cell 4) while money") and lines[1] == "more was demanded in Medias Aguas (by gang cell 4); 900 USD demanded."


@pytest.mark.parametrize("by, usd, words", [
    ({"party_kind": "gang", "party": 1}, 291.0, "was sold in Medias Aguas to gang cell 2 (by gang cell 1); for 291 USD."),
    ({"party_kind": "official", "party": 6}, 0.0, "was handed over in Medias Aguas to gang cell 2 (by officials)."),
])
def test_a_sale_is_one_line_and_no_second_abduction(by, usd, words):
    held = ("held", "medias_aguas")
    rows = [(3, "handed_over", *held, by | {"amount_usd": usd}), (3, "abducted", *held, {"party_kind": "gang", "party": 2})]
    assert told(*rows) == [words]
    assert len(told(*rows, every=True)) == 2
    assert len(told(rows[0], (4, *rows[1][1:]))) == 2  # another day: another matter


def test_the_same_debt_at_each_failed_try_is_still_owed():
    ring = {"party_kind": "smuggler", "party": 8}
    def tried(day):
        return [(day, "indebted", "travelling", "houston", ring | {"amount_usd": 500.0}), (day, "arrived", "waiting", "houston", {})]

    def debts(*rows):
        return [line[:10] for line in told(*rows) if "smuggler at the end" in line]

    assert debts(*tried(2), *tried(9)) == ["owed a smu", "still owed"]
    assert debts(*tried(2), (5, "hired", *HOME, ring | {"amount_usd": 500.0}), *tried(9)) == ["owed a smu", "owed a smu"]


def test_consent_has_a_heading_of_its_own():
    known = SimpleNamespace(told=lambda person: [(3, 1, [(1, law.bits("recruitment", "deception", "consent", "labour"), 3)])])
    model = SimpleNamespace(recognition=known, party_of=lambda chain: ("employer", 5), start=datetime.date(2011, 7, 1))
    for lang, means, consent in (("en", "Means: deception (employer 5, 4 July 2011).", "Consent, recorded and not weighed: went along at first"),
                                 ("es", "Medios: engaño", "Consentimiento, anotado y sin peso: aceptó al principio")):
        (line,) = trace.cases(model, 0, lang)
        assert means in line and consent in line
