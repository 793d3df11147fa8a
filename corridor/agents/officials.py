"""Officials: posts, patrols and offices, with the rules that policies may set (rules.py)."""

from __future__ import annotations

from typing import ClassVar

import numpy as np
from scipy.special import ndtri

from corridor.agents.rules import RULES
from corridor.crowd import Column, View

SECTORS = ("rio_grande_valley", "laredo", "del_rio", "big_bend", "el_paso", "tucson", "yuma", "el_centro", "san_diego")
SCHEMES = ("h2a", "h2b", "border_worker", "mx_job_offer", "regional")
STATUSES = ("asylum_mexico", "asylum_us", "complementary_mexico", "complementary_us", "t_visa", "continued_presence",
            "humanitarian_stay", "humanitarian_residence", "reflection")
PERMITS = SCHEMES + STATUSES  # what the detail of `applied`, `granted` and `refused` counts
PERMIT = {name: code for code, name in enumerate(PERMITS)}
COUNTRIES = ("mexico", "us")
COUNTRY_OF_SCHEME = np.array([1, 1, 0, 0, 1])  # of each of SCHEMES, code of COUNTRIES
REGIONS = ("southeast", "centre", "north")
HOMES = ("GT", "SV", "HN", "NI")
RESETTLING = ("spanish_speaking", "others")
TRIALS = ("t_visa", "continued_presence", "humanitarian_visa")
ASYLUM_TOWNS = ("tapachula", "mexico_city", "medias_aguas")  # offices of COMAR (Q140; Acayucan stands at Medias Aguas)
CORPS = ("inm", "federal_police", "us_interior", "border_patrol", "permit_office", "migration_office", "prosecution", "other",
         "municipal_police", "train_staff", "asylum_office", "labour_inspectorate", "consulate", "unhcr_ngo", "human_rights", "shelter")
CORPS_OF = {  # kind of office -> corps; posts of the map's kind `police` are of the Federal Police, at the migration office's request
    "police": "federal_police", "checkpoints": "inm", "trains": "train_staff", "asylum_office": "asylum_office",
    "inspectorate": "labour_inspectorate", "smuggling_unit": "prosecution", "internal_control": "human_rights", "gang_removal": "us_interior",
    "humanitarian_office": "migration_office", "trial_stay": "migration_office", "town": "municipal_police",
}
SHELTERS = ("tapachula", "arriaga", "ixtepec", "tenosique", "palenque", "coatzacoalcos", "tierra_blanca", "lecheria",
            "huehuetoca", "celaya_irapuato", "san_luis_potosi", "saltillo", "monterrey", "reynosa", "nuevo_laredo",
            "altar", "nogales_son", "tijuana")  # places with a house for migrants before 2015
OFFICES = (
    *((kind, country) for kind in ("migration_office", "prosecution", "asylum_office", "inspectorate", "smuggling_unit")
      for country in COUNTRIES),
    *(("trial_stay", name) for name in TRIALS), ("humanitarian_office", "mexico"), ("humanitarian_office", "us"),
    *(("checkpoints", region) for region in REGIONS), *(("trains", region) for region in REGIONS),
    ("ca4", "region"), ("gang_removal", "us"), *(("reintegration", country) for country in HOMES),
    *(("resettlement", countries) for countries in RESETTLING),
    ("internal_control", "mexico"), *(("shelter", place) for place in SHELTERS), *(("consulate", country) for country in HOMES),
    ("unhcr_ngo", "mexico"), ("unhcr_ngo", "us"),
)

ROTATED = ("inm", "federal_police", "municipal_police")  # corps that transfer their officers
TRAINED = ("border_patrol", "federal_police", "municipal_police")  # corps whose officers are trained apart from an office


class Official(View):
    """A post, sector or office. Columns with `rule` are what policies may write; all others belong to the model."""

    columns: ClassVar[dict[str, Column]] = {
        "corps": Column("int8", categories=CORPS),
        "group": Column("int16", doc="index into model.official_groups"),
        "place": Column("int16", -1), "link": Column("int16", -1),
        "greed": Column("float32", 1.0, doc="weight of money against duty of the officers on duty today"),
        "complaints_heard": Column("float64", unit="people", doc="complaints against this post this month, real"),
        "replaced": Column("int16", doc="times its officers have been removed for what they did"),
        "used": Column("float64", unit="people", doc="permits, stays and places used this year, real"),
        **RULES,
    }


def greed_at_first(world, corps: np.ndarray) -> np.ndarray:
    """(officials, shifts) weight of money against duty of the officers of each shift in the mean; the same make-up of each corps for every
    seed. corps: (officials,) codes."""
    shifts = int(world.p["posts.shifts"])
    ids = np.arange(len(corps) * shifts)
    greed = np.exp(world.p["posts.greed_spread"] * ndtri(world.draws.stratified(ids, "official greed", np.repeat(corps, shifts))))
    return greed.reshape(len(corps), shifts)


def on_duty(world) -> None:
    """The shifts of a post or office take turns, a day each."""
    officials, rows = world.officials, np.arange(len(world.officials))
    officials.greed[:] = world.shift_greed[rows, (world.day + rows) % world.shift_greed.shape[1]]


def transfers(world) -> None:
    """Month by month, officers whose time at a post is up change places with others of their corps (lever rotation_months)."""
    months = max(float(world.officials.rotation_months[world.official_row["internal_control:mexico"]]), 1.0)
    shifts = world.shift_greed.shape[1]
    for name in ROTATED:
        at = np.flatnonzero(world.officials.corps == CORPS.index(name))
        mine = (at[:, None] * shifts + np.arange(shifts)).ravel()
        moved = mine[world.draws.uniform(mine, "transferred", world.day) < 1 / months]
        to = moved[np.argsort(world.draws.uniform(moved, "new post", world.day), kind="stable")]
        world.shift_greed.flat[to] = world.shift_greed.flat[moved]


def replace(world, post: np.ndarray) -> None:
    """Officers found out: one shift of each such post goes, and others come with a character of their own."""
    officials, draws, p = world.officials, world.draws, world.p
    officials.replaced[post] += 1
    shift = (draws.uniform(post, "shift found out", officials.replaced[post]) * world.shift_greed.shape[1]).astype(int)
    world.shift_greed[post, shift] = np.exp(p["posts.greed_spread"] * draws.normal(post, "official replaced", officials.replaced[post]))


def make_officials(world) -> None:
    """Create one row for each post, sector and office of the corridor."""
    geography = world.geography
    names, corps, link, place = [], [], [], []

    def row(kind, group, at_link=-1, at_place=-1):
        names.append(f"{kind}:{group}")
        corps.append(CORPS.index(CORPS_OF.get(kind, kind if kind in CORPS else "other")))
        link.append(at_link)
        place.append(at_place)

    for i in np.flatnonzero(np.isin(geography.post, [1, 2, 3])):
        row(geography.posts[geography.post[i]], f"post{i}", i, geography.head[i])
    for sector in SECTORS:
        row("border_patrol", sector)
    for scheme in SCHEMES:
        row("permit_office", scheme)
    seats = {"mexico": geography.place("tapachula"), "us": geography.place("houston")}
    for kind, group in OFFICES:
        row(kind, group, at_place=geography.place(group) if kind == "shelter" else seats.get(group, -1))
    towns = np.flatnonzero(np.isin(geography.country, [geography.countries.index("MX")]))
    first_town = len(names)
    for town in towns:
        row("town", geography.place_ids[town], at_place=town)
    for corps_name in TRAINED:
        row("corps", corps_name)
    n = len(names)
    world.official_groups = tuple(names)
    world.officials = world.populate(
        Official, n, corps=corps, group=np.arange(n), link=link, place=place,
    )
    world.shift_greed = greed_at_first(world, np.asarray(corps))
    world.official_row = {name: i for i, name in enumerate(names)}
    world.post_of_link = np.full(len(geography.tail), -1)
    posts = np.flatnonzero(world.officials.link >= 0)
    world.post_of_link[world.officials.link[posts]] = posts
    world.police_of_place = np.full(len(geography.place_ids), -1)
    world.police_of_place[towns] = first_town + np.arange(len(towns))
    between = {}
    for row in posts[world.officials.corps[posts] == 0]:
        link = world.officials.link[row]
        between.setdefault((geography.tail[link], geography.head[link]), row)
    world.roaming_of_link = np.array([
        between.get((geography.tail[i], geography.head[i]), -1) if geography.mode[i] == geography.modes.index("trail") else -1
        for i in range(len(geography.tail))
    ])
    world.roamed_beside = np.isin(np.arange(len(geography.tail)), world.officials.link[world.roaming_of_link[world.roaming_of_link >= 0]])
    region_row = np.full(len(geography.regions), -1)
    for region in REGIONS:
        region_row[geography.regions.index(region)] = world.official_row[f"checkpoints:{region}"]
    world.checkpoint_of_link = region_row[geography.region[geography.head]]
    train_row = np.full(len(geography.regions), -1)
    for region in REGIONS:
        train_row[geography.regions.index(region)] = world.official_row[f"trains:{region}"]
    world.trains_of_link = np.where(geography.mode == geography.modes.index("freight_train"), train_row[geography.region[geography.head]], -1)
    world.shelter_of_place = np.full(len(geography.place_ids), -1)
    for name in SHELTERS:
        world.shelter_of_place[geography.place(name)] = world.official_row[f"shelter:{name}"]


def permit_ends(people, who, country: int) -> None:
    """The papers that a permit gave for a country (code of COUNTRIES) lapse, or others take their place: it ties, opens and places no longer."""
    holds = who[people.scheme[who] >= 0]
    people.scheme[holds[COUNTRY_OF_SCHEME[people.scheme[holds]] == country]] = -1
