"""Life courses in which nobody tells employers how to treat a person: stakes, inspectors, papers and debts are set, the employer decides
(the compiled choice), and the law reads the life as where the plan was prescribed (test_life_courses.py)."""

from __future__ import annotations

import contextlib

import numpy as np
import pytest
from test_life_courses import ALL, COURSES, MODULES, NONE, Life, job, payday, person

from corridor.agents.bargain import DENOUNCE, FAIR, GUARDS, PAPERS, UNDERPAY
from corridor.choice import choose
from corridor.encounters import hiring, work


class Decided(Life):
    """A life in which employers decide themselves, and who asks for work; what others answer is fixed as before."""

    def choose(self, values, draws, keys, purpose, occasion, scale):
        """The employer's own choice of terms, the person's of offers; of others the prescribed alternative."""
        if purpose in ("terms", "offer taken"):
            return choose(values, draws, keys, purpose, occasion, scale)
        return super().choose(values, draws, keys, purpose, occasion, scale)

    @contextlib.contextmanager
    def choosing(self, false=False, terms=(), **script):
        """The choices of an encounter but for the employer's; how the person was treated in it is what the course says."""
        self.script = {name.replace("_", " "): list(np.atleast_1d(picks)) for name, picks in script.items()}
        kept, treat, treated = {module: module.choose for module in MODULES if hasattr(module, "choose")}, hiring.treat, []

        def spied(world, who, employer, plan):
            treated.extend(plan.treatment[who == self.who[0]].tolist())
            treat(world, who, employer, plan)

        for module in kept:
            module.choose = self.choose
        hiring.treat = work.treat = spied
        try:
            yield
        finally:
            for module, one in kept.items():
                module.choose = one
            hiring.treat = work.treat = treat
        if len(terms):
            assert treated == [terms[0]]
        self.read()


def deciding(state: dict, **who) -> Decided:
    """A person as in the courses, and the stakes of those who decide."""
    life = person(**who)
    life = Decided(life.model, life.who)
    model, people, rules = life.model, life.model.people, life.model.officials
    known = {"usual_pay": 0.9, "removed": 0.0, "inspected": 0.0, "convicted": 0.2} | state
    model.usual_pay[:], model.removed_belief[:], model.inspected_year[:] = known["usual_pay"], known["removed"], known["inspected"]
    model.conviction_belief = known["convicted"]
    model.employers.scruple_days[:] = known.get("scruples", 0.0)
    rules.sanction_days[:], rules.firewall[:] = known.get("fine_days", 60.0), known.get("firewall", 0.0)
    people.fee_usd[life.who], people.smuggler_debt_usd[life.who] = known.get("fee_usd", 0.0), known.get("owes_usd", 0.0)
    people.attachment_usd[life.who] = 300.0  # the recruiter is believed to come with something better
    model.believed_home[0][:], rules.open[model.scheme_rows] = 0.0, 0.0  # nobody is believed to arrive, or to get a permit: what counts is the work here
    day, looks, vacant, _ = model._openings
    model._openings = (day, looks, vacant, np.repeat(known.get("openings", [[0.5], [0.5]]), 5, axis=1))
    model.p = model.p | {"employers.choice_days": 1.0} | {name: value for name, value in known.items() if "." in name}
    return life


MUCH = {"employers.unwilling_output": 1.0}  # one held works as well as one who is willing
LITTLE = {"employers.unwilling_output": 0.4}
WATCH = MUCH | {"employers.held_per_guard": 2.0}  # guards are dear
TAKEN = {"removed": 0.9, "fee_usd": 6000.0, "usual_pay": 1.0, "scruples": 6.0, "employers.unwilling_output": 0.8,
         "employers.held_per_guard": 2.0}  # who is reported is taken, and the way was dear; others pay well, guards are dear
PAPERS_DEAR = MUCH | {"removed": 0.9, "fee_usd": 4000.0, "work.papers_usd": 1000.0}
COURTS = PAPERS_DEAR | {"inspected": 1.0, "convicted": 0.0, "employers.sanction_days": 600.0}
FOLLOWED = WATCH | {"work.debt_followed": 1.0, "usual_pay": 0.7}  # others pay little
INSPECTED = {"inspected": 12.0, "fine_days": 600.0, "convicted": 0.9}
SEEN = {"inspected": 12.0, "fine_days": 300.0}  # inspectors come, but courts seldom convict
BARE = LITTLE | {"openings": [[0.01], [1.0]], "scruples": 10.0}  # hardly anybody takes one without papers; a lie has a price
NO_OTHER = {"openings": [[0.01], [0.01]]}  # there is no other work

# words of the course | what those who decide reckon with | elements beside those of the prescribed course | what the definitions say, where
# it differs
DECIDED = [
    ("an honest offer as a waitress", {"scruples": 200.0}, "", None),
    ("an offer as a waitress known to be false", MUCH, "", None),
    ("sold by captors to a bar", {}, "", None),
    ("sold by captors to a farm", MUCH, "", None),
    ("rescued from the buyer before any work", {}, "", None),
    ("bad pay as agreed, free to leave", LITTLE | NO_OTHER | {"scruples": 10.0}, "", None),
    ("worse pay because she has no papers", BARE, "", None),
    ("kept papers", PAPERS_DEAR, "deception", None),  # left to themselves, employers who mean to hold somebody also lie
    ("a threat to denounce that is believed", TAKEN, "deception vulnerability", None),
    ("robbed on a trail, then held by an employer's threat", TAKEN, "deception vulnerability", None),
    ("guards, and caught on the way out", MUCH, "deception", None),
    ("a domestic servant who may not go out", MUCH | {"employers.held_per_guard": 30.0, "scruples": 5.0}, "", None),
    ("a fee debt worked off in six fair weeks", INSPECTED, "", None),
    ("a fee debt that never falls", FOLLOWED, "vulnerability", None),
    ("a fee debt that never falls, and she sees no better", FOLLOWED, "vulnerability", "protocol mexico_2007 mexico_2012"),  # held as she owes
    ("a minor's farm work through the parents, fairly paid", {"scruples": 200.0}, "", None),
    ("an aunt paid for a girl", MUCH, "", None),
    ("an aunt paid for a grown niece", MUCH, "", None),
    ("a partner paid for her", MUCH, "", None),
    ("an aunt who passes on an offer known by the employer to be false", MUCH, "", None),
    ("work inside Central America, held for an advance", FOLLOWED | {"owes_usd": 600.0}, "vulnerability", None),
]
BY_WORDS = {course[0]: course for course in COURSES}


@pytest.mark.parametrize("words, state, more, says", DECIDED, ids=[row[0] for row in DECIDED])
def test_the_law_reads_what_employers_decide_as_what_is_prescribed(words, state, more, says):
    _, who, steps, elements, as_prescribed, events = BY_WORDS[words]
    life = deciding(state, **who)
    for step, *choices in steps:
        step(life, *choices)
        life.read()
    assert life.marks - {"consent"} == set(elements.split()) | set(more.split())
    assert life.met == set((as_prescribed if says is None else says).split())
    for kind in events.split():
        assert life.happened(kind.lstrip("-")) != kind.startswith("-"), kind


# one other actor | what those who decide reckon with | altered | the person | where, what | how treated before it is altered
OTHERWISE = [
    ("inspectors who report nobody", TAKEN | SEEN, {"firewall": 1.0}, {}, ("us", "shop"), DENOUNCE),
    ("migration control takes nobody", TAKEN, {"removed": 0.0}, {}, ("us", "shop"), DENOUNCE),
    ("inspectors come", PAPERS_DEAR, INSPECTED, {"papers": True}, ("us", "home"), PAPERS),
    ("courts convict", COURTS, {"convicted": 0.9}, {"papers": True}, ("us", "home"), PAPERS),
    ("inspectors come to a farm", MUCH | {"firewall": 1.0}, INSPECTED, {"woman": False}, ("chiapas", "farm"), GUARDS),
    ("others pay well and ask for no papers", BARE, {"openings": [[1.0], [1.0]], "usual_pay": 1.0}, {}, ("us", "shop"), UNDERPAY),
    ("a bar with scruples", MUCH, {"scruples": 200.0}, {}, ("transit", "bar"), GUARDS),
]


@pytest.mark.parametrize("words, state, altered, who, at, treatment", OTHERWISE, ids=[row[0] for row in OTHERWISE])
def test_the_same_person_is_treated_fairly_where_others_act_otherwise(words, state, altered, who, at, treatment):
    life = deciding(state, **who)
    job(life, treatment, *at)
    assert life.marks - {"consent"}
    spared = deciding(state | altered, **who)
    job(spared, FAIR, *at)
    assert not spared.marks - {"consent"} and spared.met == set(NONE.split())


def test_whom_it_hired_fairly_an_employer_may_hold_once_nobody_looks():
    life = deciding(MUCH | INSPECTED, woman=False)
    job(life, FAIR, "chiapas", "farm")
    life.model.inspected_year[:] = 0.0
    life.model.officials.firewall[:] = 1.0
    payday(life, GUARDS, True, True, True)
    assert life.marks == {"harbouring", "force", "labour"} and life.met == set(ALL.split())
