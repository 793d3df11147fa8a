"""Life courses in words (law.md): encounters with fixed choices, through the same code as the simulation; the elements they leave and
what each of the four definitions says of them."""

from __future__ import annotations

import contextlib
import copy
import functools
import importlib
import pkgutil
from dataclasses import dataclass, field

import numpy as np
import pytest

from corridor import encounters, law
from corridor.agents.bargain import DEBT, DENOUNCE, FAIR, GUARDS, PAPERS, UNDERPAY
from corridor.agents.employers import BAR, CENTRAL, CHIAPAS, HOME, PLANTATION, SERVICES, TRANSIT, US
from corridor.encounters import captivity, checks, handover, hiring, offers, work
from corridor.encounters.lending import lend
from corridor.model import CorridorModel
from corridor.records.events import KIND, PARTY

MODULES = [importlib.import_module(f"corridor.encounters.{m.name}") for m in pkgutil.iter_modules(encounters.__path__)]
WAIT, RELEASE, SERVICE, SERVITUDE, EXPLOIT, CRIME, SELL, KILL = range(8)
GUIDE_SELLS = getattr(handover, "SELL", getattr(handover, "SELL_TO_CELL", 2))
REGION = {"chiapas": CHIAPAS, "transit": TRANSIT, "us": US, "central": CENTRAL}
TOWN = {CHIAPAS: "tapachula", TRANSIT: "mexico_city", US: "houston", CENTRAL: "guatemala_city"}
SECTOR = {"bar": BAR, "home": HOME, "farm": PLANTATION, "shop": SERVICES}
ALL, NONE = "protocol mexico_2007 mexico_2012 us_severe_forms", ""
UNDERPAID = 0.5  # of the going wage
READ = {"protocol": law.protocol, "mexico_2007": law.mexico_2007, "mexico_2012": law.mexico_2012, "us_severe_forms": law.us_severe_forms}


@functools.cache
def first_day() -> CorridorModel:
    """A tiny world, a few days old."""
    model = CorridorModel("baseline", seed=2, scale=0.004, burn_in_days=3, days=30)
    for _ in range(3):
        model.step()
    return model


@dataclass
class Life:
    """One person, the choices others and the person are going to make (by purpose, in order), and what has been marked."""

    model: CorridorModel
    who: np.ndarray
    script: dict = field(default_factory=dict)
    false: bool = False
    marks: set = field(default_factory=set)
    met: set = field(default_factory=set)

    def choose(self, values, draws, keys, purpose, occasion, scale):
        """The prescribed alternative of this purpose: each is used once, the last one again and again."""
        if purpose not in self.script:
            raise AssertionError(f"nobody has said what is chosen on {purpose!r}")
        left = self.script[purpose]
        pick = left[0] if len(left) == 1 else left.pop(0)
        return np.full(len(values), pick)

    @contextlib.contextmanager
    def choosing(self, false=False, **script):
        """The choices of an encounter (purposes with _ for spaces)."""
        self.script = {name.replace("_", " "): list(np.atleast_1d(picks)) for name, picks in script.items()}
        kept = {module: module.choose for module in MODULES if hasattr(module, "choose")}
        planned, thought, heard = hiring.plan_offer, hiring.plan_terms, hiring.offers_heard

        def offered(*args):
            brings, _, made = heard(*args)
            for column, values in self.plan(false)._asdict().items():
                made[column] = values
            return brings, np.full(len(made), self.script["offer taken"][-1]), made  # at true terms

        for module in kept:
            module.choose = self.choose
        hiring.offers_heard = offered
        hiring.plan_offer = offers.plan_offer = lambda *args: self.plan(false)
        hiring.plan_terms = work.plan_terms = lambda *args, **kwargs: self.plan(False)
        try:
            yield
        finally:
            for module, one in kept.items():
                module.choose = one
            hiring.offers_heard, hiring.plan_offer, offers.plan_offer = heard, planned, planned
            hiring.plan_terms = work.plan_terms = thought
        self.read()

    def plan(self, false: bool) -> hiring.Plan:
        """The employer's plan that is prescribed for the one person."""
        def pick():
            return self.choose(self.who, None, None, "terms", None, None)

        treatment, p = pick(), self.model.p
        by_treatment = np.full(6, p["employers.keep_share"])
        by_treatment[[FAIR, UNDERPAY, DEBT]] = 1.0, UNDERPAID, p["employers.keep_share"] + p["employers.credit_share"]
        weak, use = (pick() != treatment, pick() != treatment) if treatment[0] != FAIR else np.zeros((2, 1), bool)
        return hiring.Plan(treatment, by_treatment[treatment], np.array([false]), weak, use)

    def read(self) -> None:
        """What stands against anybody for this person now, and what the definitions say of it."""
        known, person = self.model.recognition, int(self.who[0])
        minor = np.array([bool(known.minor[person])])
        for bits in known.bits[person]:
            self.marks |= set(law.names_of(int(bits) & 0xFFFFF))
            self.met |= {name for name, reads in READ.items() if reads(np.array([bits]), minor)[0]}

    @property
    def events(self) -> dict:
        """The person's events so far."""
        columns = self.model.events.columns()
        mine = columns["person"] == self.who[0]
        return {name: column[mine] for name, column in columns.items()}

    def happened(self, kind: str) -> bool:
        """Whether there is an event of a kind."""
        return bool(np.any(self.events["kind"] == KIND[kind]))


def person(woman=True, minor=False, papers=False, household=0) -> Life:
    """A synthetic person at home in Honduras, in a world of their own."""
    model = copy.deepcopy(first_day())
    model.events.take()
    people = model.people
    row = np.flatnonzero((people.situation == 0) & ~people.seasonal & (people.nationality == 2) & (people.age > 14))[:1]
    people.sex[row], people.minor[row], people.household[row], people.parent[row] = 0 if woman else 1, minor, household, -1
    people.age[row] = 16 if minor else 22
    people.papers_mx[row] = people.papers_us[row] = model.day + 400 if papers else -9999
    people.indigenous[row], people.kin[row], people.savings_usd[row] = False, False, 500.0
    model.recognition.minor = people.minor
    n = len(model.employers)
    model.employers.asks_papers[:], model.employers.scruple_days[:] = False, 0.0
    model._openings = (model.day, np.ones(n, bool), np.full(5, 0.2), np.full((2, 5), 0.5))
    return Life(model, row)


# ---- encounters, each with its choices fixed ----
def taken_by_cell(life: Life) -> None:
    """A cell takes the person."""
    life.model.people.situation[life.who] = 1
    life.model.hold(life.who, "gang", np.flatnonzero(life.model.cells.road)[:1])


def captor(life: Life, choice: int, otherwise: int = RELEASE) -> None:
    """The captor decides; without the use it would have been `otherwise`."""
    people = life.model.people
    people.since[life.who], people.due[life.who] = life.model.day - 6, life.model.day
    with life.choosing(captor=[choice, otherwise], told_to_offend=0, terms=[GUARDS, GUARDS, FAIR], escape=0, go_on=0, tells_of_the_house=0):
        captivity.captors_decide(life.model, life.who)


def bars_only(life: Life, sector="bar") -> None:
    """All employers are of a sector."""
    life.model.employers.sector[:] = SECTOR[sector]


def job(life: Life, treatment: int, where="transit", sector="shop", false=False, won=False, weak=False, use=True) -> None:
    """Looks for work; an employer offers, the person comes. won: at true terms the person would not have come."""
    bars_only(life, sector)
    region = REGION[where]
    people = life.model.people
    people.situation[life.who], people.place[life.who] = 2, life.model.geography.place(TOWN[region])
    terms = [treatment] if treatment == FAIR else [treatment, FAIR if weak else treatment, FAIR if use else treatment]
    with life.choosing(false=false, terms=terms, offer_taken=[0, 3 if won else 0]):
        assert hiring.take_job(life.model, life.who, region).all()


def payday(life: Life, treatment: int, leaves=False, would=False, caught=False, weak=False, use=True) -> None:
    """A pay: the employer keeps to its treatment, the person stays or leaves; would: without the lever the person would leave."""
    model, people = life.model, life.model.people
    model.day += 14
    people.due[life.who] = model.day
    terms = [treatment] if treatment == FAIR else [treatment, FAIR if weak else treatment, FAIR if use else treatment]
    model._openings = (model.day, *model._openings[1:])
    if caught is not None:
        model.p = model.p | {"work.watched_per_guard": 1e9 if caught else 1e-9}
    with life.choosing(terms=terms, leave_work=[int(leaves), int(would)], denounce=0, on_with_it=0, go_on=0, papers_end=1):
        for column in ("due",):
            others = np.setdiff1d(np.arange(len(people)), life.who)
            getattr(people, column)[others] = 2**30
        work.payday(model)


def at_the_door(life: Life, treatment: int, sector="farm", relative=False, man=False, false=False, won=False, sold=False, use=True, comes=True) -> None:
    """A recruiter at home, or a relative paid per head; the person or the household answers. sold: unpaid the household would not have."""
    bars_only(life, sector)
    model = life.model
    model.people.sex[:] = np.where(np.arange(len(model.people)) == life.who[0], model.people.sex, 1 if man else 0)
    terms = [treatment] if treatment == FAIR else [treatment, treatment, FAIR if use else treatment]
    answers = [int(comes), int(comes and not won), *([0 if sold else 1] if comes else [])]
    with life.choosing(false=false, terms=terms, relative_speaks=int(relative), **{"recruiter's_offer": answers}):
        offers.hear(model, life.who, model.employers_by_region[CHIAPAS][:1])


def fee_to_work_off(life: Life, treatment: int, debt=600.0) -> None:
    """Arrived with an unpaid fee: the ring places the person with an employer."""
    model, people = life.model, life.model.people
    people.situation[life.who], people.place[life.who], people.smuggler[life.who] = 1, model.geography.place("houston"), 0
    terms = [treatment] if treatment == FAIR else [treatment, treatment, FAIR]
    lend(model, life.who, 0, np.array([debt]))
    with life.choosing(terms=terms):
        model.work_off(life.who, np.array([0]))


def guide_sells(life: Life) -> None:
    """Before the border the guide sells the person to a cell."""
    model, people = life.model, life.model.people
    people.situation[life.who], people.channel[life.who], people.smuggler[life.who], people.handed[life.who] = 1, 2, 0, 0
    people.link[life.who] = np.flatnonzero(model.geography.crosses_us)[0]
    model.cell_of_ground[:] = np.flatnonzero(model.cells.road)[0]
    with life.choosing(at_border=GUIDE_SELLS):
        handover.at_border(model, life.who)
    assert people.situation[life.who[0]] == 4


def official_hands_over(life: Life) -> None:
    """An official in a cell's pay hands the person over."""
    life.model.people.situation[life.who], life.model.people.link[life.who] = 1, 0
    with life.choosing():
        checks.hand_to_cell(life.model, life.who, np.array([0]), np.flatnonzero(life.model.cells.road)[:1], np.array([100.0]))


def robbed(life: Life) -> None:
    """Robbers on a trail."""
    life.model.people.situation[life.who] = 1
    life.model.take_cash(life.who, np.array([80.0]), "criminals", np.array([-1]), "robbed")


def rescued(life: Life) -> None:
    """Inspectors free the person."""
    life.model.rescue(life.who, "prosecution:mexico")
    life.read()


def free_again(life: Life) -> None:
    """Free and waiting."""
    life.model.people.situation[life.who] = 2


def bought_by(life: Life, sector="bar", treatment=GUARDS) -> None:
    """A captor sells the person to an employer, who means to hold the person."""
    bars_only(life, sector)
    cell = life.model.people.holder[life.who].copy()
    boss = life.model.employers_by_region[TRANSIT][:1]
    with life.choosing(terms=[treatment, treatment, FAIR]):
        life.model.add_elements(life.who, cell, "gang", ["transfer", "force", "abduction"], path="kidnapping")
        life.model.bought(life.who, boss, np.array([400.0]), "gang", cell)


COURSES = [
    # words | who | steps | elements beyond consent | what the four definitions say | events that must (not) be there
    ("ransom only", {}, [(taken_by_cell,), (captor, RELEASE)], "", NONE, "released -exploited -trafficked"),
    ("ransom, then kitchen service", {}, [(taken_by_cell,), (captor, WAIT), (captor, SERVICE)],
     "harbouring receipt force abduction labour", ALL, "exploited trafficked"),
    ("kept for the kitchen though it brought nothing", {}, [(taken_by_cell,), (captor, SERVICE, SERVICE)],
     "harbouring receipt force abduction", NONE, "exploited -trafficked"),
    ("servant and woman of the captors", {}, [(taken_by_cell,), (captor, SERVITUDE)], "harbouring receipt force abduction servitude", ALL, "trafficked"),
    ("exploited by captors for others", {}, [(taken_by_cell,), (captor, EXPLOIT)], "harbouring receipt force abduction sexual", ALL, "trafficked"),
    ("a man made to guard other captives", {"woman": False}, [(taken_by_cell,), (captor, CRIME)],
     "recruitment receipt force abduction crime", NONE, "recruited_by_force -trafficked"),
    ("a boy made to guard other captives", {"woman": False, "minor": True}, [(taken_by_cell,), (captor, CRIME)],
     "recruitment receipt force abduction crime", "mexico_2012", "recruited_by_force"),
    ("sold by captors to a bar", {}, [(taken_by_cell,), (bought_by, "bar")], "transfer receipt payment force abduction sexual", ALL, "recruited trafficked"),
    ("sold by captors to a farm", {"woman": False}, [(taken_by_cell,), (bought_by, "farm")], "transfer receipt payment force abduction labour", ALL, "trafficked"),
    ("rescued from the buyer before any work", {}, [(taken_by_cell,), (bought_by, "bar"), (rescued,)],
     "transfer receipt payment force abduction sexual", ALL, "trafficked rescued -exploited"),
    ("an offer as a waitress known to be false", {}, [(job, GUARDS, "transit", "bar", True, True)], "recruitment receipt deception sexual", ALL, "deceived trafficked"),
    ("the same, and she would have come at the true terms", {}, [(job, GUARDS, "transit", "bar", True, False)],
     "recruitment receipt sexual", NONE, "deceived -trafficked"),  # 2012: sexual exploitation is an offence of its own, with means
    ("an honest offer as a waitress", {}, [(job, FAIR, "transit", "bar"), (payday, FAIR)], "", NONE, "employed -bad_work -trafficked"),
    ("a wage that was a lie, free to leave", {}, [(job, UNDERPAY, "transit", "shop", True, True), (payday, UNDERPAY, True)],
     "recruitment receipt deception underpaid", "mexico_2012", "deceived bad_work -exploited"),
    ("bad pay as agreed, free to leave", {}, [(job, UNDERPAY, "transit"), (payday, UNDERPAY, True)],
     "recruitment receipt underpaid", "mexico_2012", "bad_work -exploited"),
    ("worse pay because she has no papers", {}, [(job, UNDERPAY, "us", "shop", False, False, True), (payday, UNDERPAY)],
     "recruitment receipt vulnerability underpaid", "mexico_2012", "bad_work"),
    ("kept papers", {"papers": True}, [(job, PAPERS, "us", "home"), (payday, PAPERS, False, True)],
     "recruitment receipt harbouring coercion servitude", ALL, "exploited trafficked"),
    ("kept papers, and she would have stayed in any case", {"papers": True}, [(job, PAPERS, "us", "home"), (payday, PAPERS, False, False)],
     "recruitment receipt servitude", "mexico_2012", "exploited"),
    ("a threat to denounce that is believed", {}, [(job, DENOUNCE, "us"), (payday, DENOUNCE, False, True)],
     "recruitment receipt harbouring threat labour", ALL, "exploited trafficked"),
    ("a threat to denounce that is not believed", {}, [(job, DENOUNCE, "us"), (payday, DENOUNCE, True, True)],
     "recruitment receipt labour", "mexico_2012", "escaped"),
    ("guards, and caught on the way out", {"woman": False}, [(job, GUARDS, "chiapas", "farm"), (payday, GUARDS, True, True, True)],
     "recruitment receipt harbouring force labour", ALL, "exploited -escaped"),
    ("guards, and past them at the first pay", {"woman": False}, [(job, GUARDS, "chiapas", "farm"), (payday, GUARDS, True, True, False)],
     "recruitment receipt labour", "mexico_2012", "exploited escaped"),
    ("a domestic servant who may not go out", {}, [(job, GUARDS, "chiapas", "home", True, True), (payday, GUARDS, False, True, None)],
     "recruitment receipt harbouring deception force servitude", ALL, "exploited"),
    ("a fee debt worked off in six fair weeks", {}, [(fee_to_work_off, FAIR, 100.0), (payday, FAIR), (payday, FAIR), (payday, FAIR)], "", NONE,
     "paid fee_paid -bonded -exploited -trafficked"),
    ("a fee debt that never falls", {}, [(fee_to_work_off, DEBT, 3000.0), (payday, DEBT, False, True)],
     "receipt harbouring coercion slavery_bondage", ALL, "bonded exploited trafficked"),
    ("a fee debt that never falls, and she sees no better", {}, [(fee_to_work_off, DEBT, 3000.0), (payday, DEBT, False, False)],
     "receipt harbouring slavery_bondage", "mexico_2012", "bonded"),
    ("a minor's farm work through the parents, fairly paid", {"minor": True}, [(at_the_door, FAIR, "farm"), (payday, FAIR)], "", NONE, "-trafficked"),
    ("a minor's farm work for a debt, the household paid", {"minor": True}, [(at_the_door, DEBT, "farm", False, False, False, False, True)],
     "recruitment receipt payment slavery_bondage", "protocol mexico_2007 mexico_2012", "handed_over trafficked"),
    ("the household would have sent the child unpaid", {"minor": True}, [(at_the_door, DEBT, "farm")],
     "recruitment receipt slavery_bondage", "protocol mexico_2007 mexico_2012", "handed_over"),
    ("the household refuses", {"minor": True}, [(at_the_door, DEBT, "farm", False, False, False, False, False, True, False)], "", NONE, "offered -handed_over -employed"),
    ("an aunt paid for a girl", {"minor": True}, [(at_the_door, GUARDS, "home", True)],
     "recruitment receipt payment servitude", "protocol mexico_2007 mexico_2012", "handed_over trafficked"),
    ("an aunt paid for a grown niece", {}, [(at_the_door, GUARDS, "home", True)], "recruitment receipt servitude", "mexico_2012", "handed_over"),
    ("a partner paid for her", {"household": 1}, [(at_the_door, GUARDS, "bar", True, True)],
     "recruitment receipt payment sexual", "protocol", "handed_over trafficked"),  # payment is a means in the Protocol only
    ("an aunt who passes on an offer known by the employer to be false", {}, [(at_the_door, GUARDS, "home", True, False, True, True)],
     "recruitment receipt deception servitude", ALL, "handed_over deceived trafficked"),
    ("sold by the guide to a cell, then exploited", {}, [(guide_sells,), (captor, EXPLOIT)],
     "transfer harbouring receipt force abduction deception sexual", ALL, "sold trafficked"),
    ("sold by the guide to a cell, then ransom", {}, [(guide_sells,), (captor, RELEASE)], "transfer deception", NONE, "sold released -trafficked"),
    ("handed to a cell by an official, then service", {}, [(official_hands_over,), (captor, SERVICE)],
     "transfer harbouring receipt force abduction labour", ALL, "handed_over trafficked"),
    ("robbed on a trail, then held by an employer's threat", {}, [(robbed,), (job, DENOUNCE, "us"), (payday, DENOUNCE, False, True)],
     "recruitment receipt harbouring threat labour", ALL, "robbed trafficked"),
    ("one employer lied, another meant to hold her", {}, [(job, UNDERPAY, "us", "shop", True, True), (free_again,), (job, GUARDS, "us", "farm")],
     "recruitment receipt deception underpaid labour", "mexico_2012", "deceived"),
    ("work inside Central America, held for an advance", {}, [(job, DEBT, "central", "farm", True, True)],
     "recruitment receipt deception slavery_bondage", ALL, "deceived trafficked"),
]


@pytest.mark.parametrize("words, who, steps, elements, says, events", COURSES, ids=[course[0] for course in COURSES])
def test_life_course(words, who, steps, elements, says, events):
    life = person(**who)
    for step, *choices in steps:
        step(life, *choices)
        life.read()
    assert life.marks - {"consent"} == set(elements.split())
    assert life.met == set(says.split())
    for kind in events.split():
        assert life.happened(kind.lstrip("-")) != kind.startswith("-"), kind


def details(life: Life) -> list[int]:
    """Details of the events of being trafficked."""
    return life.events["detail"][life.events["kind"] == KIND["trafficked"]].tolist()


def test_who_is_in_the_chain():
    life = person()
    guide_sells(life)
    captor(life, EXPLOIT)
    assert law.flag(details(life)[0], "sold_by_smuggler") and not law.flag(details(life)[0], "official_involved")
    life = person()
    official_hands_over(life)
    captor(life, SERVICE)
    assert law.flag(details(life)[0], "official_involved") and not law.flag(details(life)[0], "sold_by_smuggler")
    life = person()
    robbed(life)
    job(life, GUARDS, "us", "farm", false=True, won=True)
    assert PARTY["common_criminal"] not in [chain // law.PARTIES_A_KIND for chain in life.model.recognition.cases[-1][4]]


def test_consent_is_recorded_and_irrelevant():
    life = person()
    job(life, GUARDS, "transit", "bar", false=True, won=True)
    taken = person()
    taken_by_cell(taken)
    captor(taken, EXPLOIT)
    assert law.flag(details(life)[0], "consented") and not law.flag(details(taken)[0], "consented")


def test_the_same_life_under_mexicos_law_of_the_day():
    for day, law_of_the_day in ((100, "mexico_2007"), (400, "mexico_2012")):
        life = person()
        life.model.day = day
        life.model._openings = (day, *life.model._openings[1:])
        job(life, UNDERPAY, "transit")
        met = bool(details(life)) and bool(law.flag(details(life)[0], "mexico"))
        assert met == (law_of_the_day == "mexico_2012")


def test_the_date_is_that_of_the_last_element_and_a_second_time_counts_anew():
    life = person()
    job(life, DENOUNCE, "us")
    assert not details(life)
    payday(life, DENOUNCE, False, True)
    first = life.events["day"][life.events["kind"] == KIND["trafficked"]]
    assert first.tolist() == [life.model.day]
    payday(life, DENOUNCE, True, True)
    free_again(life)
    job(life, GUARDS, "us", "farm", True, True)
    assert len(details(life)) == 2 and law.flag(details(life)[1], "retrafficked")


def test_every_case_is_explained_from_the_runs_own_elements():
    life = person(minor=True)
    at_the_door(life, GUARDS, "home", True)
    sentences = life.model.explain(int(life.who[0]))
    assert len(sentences) == 1
    for part in ("a minor", "recruitment by family", "payment by employer", "servitude by employer", "Meets protocol"):
        assert part in sentences[0], part
    assert life.model.explain(int(life.who[0]) + 1) == []
