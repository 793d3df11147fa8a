"""Places, links and the map built from them."""

import copy
import csv
import io
import json
import pickle
from importlib import resources

import networkx as nx
import numpy as np
import pytest

from corridor.geography import GeographyError, load
from corridor.geography.load import basemap, great_circle_km, read

DESTINATIONS = ("los_angeles", "houston", "washington_dc", "phoenix", "san_antonio")
SHARED_PLACES = """
san_salvador san_miguel guatemala_city quetzaltenango huehuetenango tegucigalpa san_pedro_sula choluteca managua
el_guasaule el_amatillo agua_caliente corinto san_cristobal_frontera santa_elena_peten tecun_uman ciudad_hidalgo
el_carmen_talisman la_mesilla el_ceibo frontera_corozal tapachula soconusco_fincas huixtla arriaga comitan tuxtla
tenosique palenque villahermosa ixtepec coatzacoalcos medias_aguas tierra_blanca orizaba mexico_city lecheria huehuetoca
celaya_irapuato san_luis_potosi saltillo monterrey tampico san_fernando torreon guadalajara mazatlan culiacan_fields
hermosillo altar matamoros reynosa nuevo_laredo piedras_negras ciudad_juarez nogales_son tijuana brownsville_river
rgv_river brooks_ranchland laredo_tx eagle_pass_river el_paso arizona_desert san_diego_hills san_antonio houston phoenix
los_angeles washington_dc
"""
LONG_WAYS = {("san_pedro_sula", "corinto"), ("corinto", "san_pedro_sula"), ("rgv_river", "reynosa")}  # data/README.md
SPEED = {  # km an hour of moving, plausible for the mode; `desert` on U.S. soil includes a drive
    "freight_train": (8, 32), "bus": (20, 90), "trail": (1, 12), "river": (1, 6), "desert": (1, 20),
    "private_vehicle": (35, 105), "air": (100, 800), "return": (5, 750),
}  # fmt: skip
TRAIN_WAIT_HOURS = 40.0  # default of train.wait_hours
PERIOD_DAYS = {"road": (6, 15), "train": (14, 36)}


@pytest.fixture(scope="module")
def geography():
    return load()


def files():
    data = resources.files("corridor.geography") / "data"
    return {name: (data / f"{name}.csv").read_text(encoding="utf-8") for name in ("places", "links")}


def ways(geography, allowed):
    """A graph of the links for which `allowed` (bool, by link) holds."""
    graph = nx.MultiDiGraph()
    graph.add_nodes_from(geography.place_ids)
    for i in np.flatnonzero(allowed):
        graph.add_edge(geography.place_ids[geography.tail[i]], geography.place_ids[geography.head[i]], key=int(i))
    return graph


def origins(geography):
    return [geography.place_ids[i] for i in np.flatnonzero(geography.population > 0)]


def coded(geography, name):
    table = {"mode": geography.modes, "post": geography.posts, "sector": geography.sectors}
    return np.array(table[name])[getattr(geography, name)]


def test_places_of_the_shared_list_are_all_there(geography):
    shared = SHARED_PLACES.split()
    assert len(shared) == 70
    assert set(shared) <= set(geography.place_ids)
    assert len(set(geography.place_ids)) == len(geography.place_ids)
    assert not [d for d in DESTINATIONS if geography.kinds[geography.kind[geography.place(d)]] != "us_destination"]


def test_links_of_the_shared_list_are_all_there():
    rows = list(csv.DictReader(io.StringIO(files()["links"])))
    assert sum(row["added"] == "no" for row in rows) == 134
    places = list(csv.DictReader(io.StringIO(files()["places"])))
    assert sum(row["added"] == "no" for row in places) == 70


def test_every_figure_has_a_source():
    places, links = (list(csv.DictReader(io.StringIO(text))) for text in files().values())
    for row in places:
        assert row["source"], row["id"]
        for figure, source in (("beds", "beds_source"), ("station_places", "station_source"), ("population", "population_source")):
            assert float(row[figure]) == 0 or row[source], (row["id"], figure)
    pairs = {"km": "route_source", "wait_hours": "wait_source", "post_groups": "post_source", "exposure": "exposure_source",
             "background": "background_source"}  # fmt: skip
    for row in links:
        assert row["fare_source"], row["id"]
        assert not row["ground"] or row["ground_source"], row["id"]
        for figure, source in pairs.items():
            assert float(row[figure]) == 0 or row[source], (row["id"], figure)


def test_codes_and_names_are_as_agreed(geography):
    assert geography.modes == ("freight_train", "bus", "trail", "river", "desert", "private_vehicle", "air", "return")
    assert geography.posts == ("none", "inm", "police", "us_interior", "border_patrol")
    assert geography.countries == ("GT", "SV", "HN", "NI", "MX", "US", "XX")
    assert geography.regions == ("home", "southeast", "centre", "north", "us", "abroad")
    assert geography.sectors[0] == "none" and len(geography.sectors) == 10
    assert 10 <= len(geography.grounds) <= 14
    names = [geography.link_name(i) for i in range(len(geography.tail))]
    assert len(set(names)) == len(names)
    assert all(geography.link(name) == i for i, name in enumerate(names))
    assert "huixtla>arriaga:bus" in names and "arriaga>ixtepec:freight_train" in names


def test_nothing_can_be_written_or_copied_apart(geography):
    for twin in (geography, pickle.loads(pickle.dumps(geography))):
        arrays = [v for v in vars(twin).values() if isinstance(v, np.ndarray)]
        assert len(arrays) > 25 and not any(a.flags.writeable for a in arrays)
        with pytest.raises(ValueError):
            twin.fare_usd[0] = 1.0
        with pytest.raises(nx.NetworkXError):
            twin.graph.add_node("elsewhere")
        assert twin.place("tapachula") == geography.place("tapachula")
    assert copy.deepcopy(geography) is geography is load()


def test_a_misspelt_place_names_the_nearest(geography):
    with pytest.raises(KeyError, match="did you mean 'tapachula'"):
        geography.place("tapachulla")


def test_graph_and_arrays_tell_the_same(geography):
    assert geography.graph.number_of_nodes() == len(geography.place_ids)
    assert geography.graph.number_of_edges() == len(geography.tail)
    for tail, head, i, edge in geography.graph.edges(keys=True, data=True):
        assert (geography.place(tail), geography.place(head)) == (geography.tail[i], geography.head[i])
        assert edge["mode"] == geography.modes[geography.mode[i]]
        assert edge["hours"] == geography.hours[i] and edge["papers"] == geography.papers[i]


def test_one_valid_country_and_region_each(geography):
    country, region = np.array(geography.countries)[geography.country], np.array(geography.regions)[geography.region]
    central = np.isin(country, ["GT", "SV", "HN", "NI"])
    assert np.array_equal(central, region == "home")
    assert np.array_equal(country == "US", region == "us")
    assert np.array_equal(country == "MX", np.isin(region, ["southeast", "centre", "north"]))
    assert geography.place_ids[int(np.flatnonzero(country == "XX")[0])] == "resettlement"
    assert np.array_equal(geography.population > 0, np.array(geography.kinds)[geography.kind] == "origin")


def test_people_beds_and_station_places(geography):
    country = np.array(geography.countries)[geography.country]
    assert len(origins(geography)) == 9
    for name, millions in {"GT": 14.5, "SV": 6.07, "HN": 8.37, "NI": 5.74}.items():
        assert geography.population[country == name].sum() == pytest.approx(millions * 1e6, rel=0.01)
    assert geography.station_places.sum() == geography.station_places[country == "MX"].sum() == 4424
    assert geography.station_places.max() == geography.station_places[geography.place("tapachula")]
    assert 1500 < geography.beds.sum() < 3500 and geography.beds.max() <= 300


@pytest.mark.parametrize("unposted", [False, True])
def test_every_origin_reaches_every_destination_without_papers(geography, unposted):
    post = coded(geography, "post")
    allowed = geography.forward & ~geography.papers
    if unposted:
        allowed &= (post == "none") | (post == "border_patrol")
    graph = ways(geography, allowed)
    missing = [(o, d) for o in origins(geography) for d in DESTINATIONS if not nx.has_path(graph, o, d)]
    assert missing == []


def test_every_origin_reaches_every_destination_with_papers(geography):
    for mode in ("air", "bus"):
        graph = ways(geography, geography.papers & (coded(geography, "mode") == mode))
        missing = [(o, d) for o in origins(geography) for d in DESTINATIONS if not nx.has_path(graph, o, d)]
        assert missing == [], mode
    assert nx.has_path(ways(geography, geography.papers), "mexico_city", "resettlement")
    post = coded(geography, "post")
    assert (post[geography.papers] == "none").all() and not geography.crosses_us[geography.papers].any()


def test_no_place_on_the_way_north_is_a_dead_end(geography):
    graph = ways(geography, geography.forward & ~geography.papers)
    ends = {p for p in graph if graph.out_degree(p) == 0}
    assert ends == {"los_angeles", "washington_dc", "resettlement"}
    assert nx.is_directed_acyclic_graph(graph)


def test_only_crossings_between_posts_lead_into_the_united_states_without_papers(geography):
    country = np.array(geography.countries)[geography.country]
    enters = (country[geography.head] == "US") & (country[geography.tail] != "US")
    assert np.array_equal(enters & ~geography.papers, geography.crosses_us)
    assert np.array_equal(geography.crosses_us, coded(geography, "sector") != "none")
    assert np.array_equal(geography.crosses_us, coded(geography, "post") == "border_patrol")
    assert np.isin(coded(geography, "mode")[geography.crosses_us], ["river", "desert"]).all()
    assert set(coded(geography, "sector")[geography.crosses_us]) == set(geography.sectors[1:])
    south = np.isin(country[geography.tail], ["GT", "SV", "HN", "NI"]) & (country[geography.head] == "MX")
    assert np.array_equal(geography.crosses_mx, south)


def test_posts_stand_where_they_belong(geography):
    country, post = np.array(geography.countries)[geography.country], coded(geography, "post")
    mexican, american = np.isin(post, ["inm", "police"]), post == "us_interior"
    assert (country[geography.head[mexican]] == "MX").all()
    assert (country[geography.tail[american]] == "US").all()
    checking = mexican | american
    assert np.array_equal(geography.post_groups > 0, checking)
    assert (geography.background[checking] / 20 > geography.post_groups[checking]).all(), "a post meets only a share"
    assert not geography.is_return[checking].any() and geography.forward[checking].all()
    regions = np.array(geography.regions)[geography.region[geography.head]]
    share = {r: geography.post_groups[m].sum() / (geography.background[m] / 20).sum()
             for r in ("southeast", "north") if (m := mexican & (regions == r)).any()}  # fmt: skip
    assert share["southeast"] > 1.2 * share["north"]


def test_beside_every_post_runs_a_slower_trail_without_one(geography):
    mode, post = coded(geography, "mode"), coded(geography, "post")
    for i in np.flatnonzero(np.isin(post, ["inm", "police", "us_interior"])):
        beside = (geography.tail == geography.tail[i]) & (geography.head == geography.head[i]) & (post == "none")
        beside &= np.isin(mode, ["trail", "desert"]) & ~geography.papers
        assert beside.any(), geography.link_name(i)
        assert (geography.ride_hours[beside] > geography.ride_hours[i]).all(), geography.link_name(i)
        assert (geography.exposure[beside] > 0).all()


def test_lengths_and_speeds_are_plausible(geography):
    a, b = geography.tail, geography.head
    straight = great_circle_km(geography.lat[a], geography.lon[a], geography.lat[b], geography.lon[b])
    ratio, mode = geography.km / straight, coded(geography, "mode")
    ends = [(geography.place_ids[x], geography.place_ids[y]) for x, y in zip(a, b, strict=True)]
    odd = [geography.link_name(i) for i in range(len(a)) if ends[i] not in LONG_WAYS and not 0.95 <= ratio[i] <= 2.5]
    assert odd == []
    speed = geography.km / geography.ride_hours
    odd = [geography.link_name(i) for i in range(len(a)) if not SPEED[mode[i]][0] <= speed[i] <= SPEED[mode[i]][1]]
    assert odd == []
    assert (geography.hours >= geography.ride_hours).all()


def days(geography, allowed, start, goal):
    """Days of the quickest way over allowed links: 16 hours a day on the road, round the clock by train."""
    train = coded(geography, "mode") == "freight_train"
    cost = np.where(train, (geography.hours + TRAIN_WAIT_HOURS) / 24, geography.hours / 16)
    graph = ways(geography, allowed)

    def quickest(u, v, edges):
        return min(cost[i] for i in edges)

    return nx.shortest_path_length(graph, start, goal, weight=quickest)


@pytest.mark.parametrize("goal", ["nuevo_laredo", "reynosa", "ciudad_juarez", "nogales_son"])
def test_from_border_to_border_takes_one_to_two_weeks_by_road_and_longer_by_train(geography, goal):
    mode = coded(geography, "mode")
    north = geography.forward & ~geography.papers
    road = days(geography, north & np.isin(mode, ["bus", "private_vehicle", "river"]), "tecun_uman", goal)
    train = days(geography, north & (mode == "freight_train"), "arriaga", goal)
    assert PERIOD_DAYS["road"][0] < road < PERIOD_DAYS["road"][1]
    assert PERIOD_DAYS["train"][0] < train < PERIOD_DAYS["train"][1]


def test_freight_line_starts_at_arriaga_and_tenosique(geography):
    graph = ways(geography, coded(geography, "mode") == "freight_train")
    starts = {p for p in graph if graph.in_degree(p) == 0 and graph.out_degree(p) > 0}
    assert starts == {"arriaga", "tenosique"}
    for start in starts:
        for goal in ("lecheria", "nuevo_laredo", "reynosa", "piedras_negras", "ciudad_juarez", "nogales_son"):
            assert nx.has_path(graph, start, goal)
    assert (geography.fare_usd[coded(geography, "mode") == "freight_train"] == 0).all()


def test_return_links_lead_home(geography):
    country = np.array(geography.countries)[geography.country]
    returns = geography.is_return
    assert np.array_equal(returns, coded(geography, "mode") == "return")
    assert not (returns & (geography.forward | geography.papers)).any()
    step = {"US": 2, "MX": 1}
    for i in np.flatnonzero(returns):
        ends = [step.get(country[p], 0) for p in (geography.tail[i], geography.head[i])]
        transfer = ends == [1, 1] and geography.head[i] == geography.place("tapachula")
        assert ends[1] < ends[0] or transfer, geography.link_name(i)
    graph = ways(geography, returns)
    for station in ("mexico_city", "villahermosa", "tapachula", "houston"):
        reached = {country[geography.place(p)] for p in nx.descendants(graph, station)}
        assert {"GT", "SV", "HN", "NI"} <= reached, station


def test_fares_are_within_reach_of_a_journey(geography):
    mode = coded(geography, "mode")
    assert (geography.fare_usd[np.isin(mode, ["freight_train", "desert", "return"])] == 0).all()
    north = geography.forward & ~geography.papers & np.isin(mode, ["bus", "private_vehicle", "river"])

    def cheapest(u, v, edges):
        return min(geography.fare_usd[i] for i in edges)

    total = nx.shortest_path_length(ways(geography, north), "san_pedro_sula", "nuevo_laredo", weight=cheapest)
    assert 60 < total < 250
    air = geography.papers & (mode == "air") & (geography.fare_usd > 0)
    assert (geography.fare_usd[air] > 150).all() and (geography.fare_usd[air] < 700).all()


def test_territories_cover_a_part_of_the_way(geography):
    assert set(np.unique(geography.ground)) == set(range(-1, len(geography.grounds)))
    country = np.array(geography.countries)[geography.country]
    assert (country[geography.tail[geography.ground >= 0]] != "US").all()
    assert 0.08 < (geography.ground >= 0).mean() < 0.35
    assert not (geography.ground[geography.papers | geography.is_return] >= 0).any()
    assert np.bincount(geography.ground[geography.ground >= 0]).min() >= 2


@pytest.mark.parametrize(
    ("table", "old", "new", "says"),
    [
        ("links", ",huixtla,arriaga,bus,", ",huixtla,ariaga,bus,", "did you mean 'arriaga'"),
        ("links", ",huixtla,arriaga,bus,", ",huixtla,arriaga,buss,", "mode found 'buss'"),
        ("links", ",huixtla,arriaga,bus,both,222,", ",huixtla,arriaga,bus,both,-222,", "km found '-222'"),
        ("links", ",huixtla,arriaga,bus,both,222,", ",huixtla,arriaga,bus,both,nan,", "km found 'nan'"),
        ("links", "L002,", "L001,", "a new, non-empty id"),
        ("links", ",huixtla,arriaga,bus,", ",tapachula,huixtla,bus,", "another link has the same ends"),
        ("links", ",fare_usd,", ",fare,", "columns missing: fare_usd"),
        ("places", ",GT,San Marcos,", ",GT/MX,San Marcos,", "country found 'GT/MX'"),
    ],
)
def test_faults_are_told_in_one_line(table, old, new, says):
    text = files()
    assert old in text[table]
    text[table] = text[table].replace(old, new, 1)
    with pytest.raises(GeographyError) as caught:
        read(io.StringIO(text["places"]), io.StringIO(text["links"]))
    assert any(says in fault and "\n" not in fault for fault in caught.value.faults), caught.value.faults


def test_basemap_is_there():
    assert json.loads(basemap())["type"] == "FeatureCollection"
