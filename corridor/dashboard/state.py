"""What one browser works on. Solara keeps each of these apart for every page that is open."""

from __future__ import annotations

import solara

from corridor.dashboard.answer import View
from corridor.dashboard.plan import REFERENCE, Plan, named
from corridor.scenario import ScenarioError

FIRST_LANG = "en"  # set by the command before the first page opens
LONGEST_MEMORY = 50  # changes that can be undone

lang = solara.reactive("en")
plan = solara.reactive(Plan(REFERENCE, named(REFERENCE).scenario))
past = solara.reactive(())
future = solara.reactive(())
chosen = solara.reactive(None)  # the policy whose levers are open
view = solara.reactive(View())
fault = solara.reactive(())  # lines told to the user until the next good move
hidden = solara.reactive(False)  # the outcome is covered until the room has guessed
guesses = solara.reactive({})  # outcome -> (direction, per cent)
discussion = solara.reactive(())  # predictions revealed so far
compared = solara.reactive(("baseline", "work_permits"))
film_of = solara.reactive("room")
outcome = solara.reactive("kidnapped")


def change(new: Plan) -> None:
    """Take a new plan, so that it can be undone."""
    fault.set(())
    if new.scenario == plan.value.scenario and new.base == plan.value.base:
        return
    past.set((*past.value, plan.value)[-LONGEST_MEMORY:])
    future.set(())
    plan.set(new)


def attempt(make, *arguments) -> None:
    """Change by `make(plan, *arguments)`, or say what is wrong."""
    try:
        change(make(plan.value, *arguments))
    except ScenarioError as error:
        fault.set(tuple(error.faults))


def undo() -> None:
    if past.value:
        future.set((plan.value, *future.value))
        plan.set(past.value[-1])
        past.set(past.value[:-1])


def redo() -> None:
    if future.value:
        past.set((*past.value, plan.value))
        plan.set(future.value[0])
        future.set(future.value[1:])
