"""What the model rests on: validation, the paper's claims, sources, limits, responsible use."""

from __future__ import annotations

import csv
import json
from functools import lru_cache
from html import escape
from importlib import resources

import solara

from corridor.dashboard import desk, state
from corridor.dashboard import policy_words as say
from corridor.dashboard.pages.policies import Button, Select
from corridor.dashboard.texts import add, t
from corridor.parameters import PARAMETERS
from corridor.policies import load_all
from corridor.views.tables import number

TABS = ("validation", "claims", "sources", "limits", "responsible")
LARGEST = 2_000_000  # bytes of a results file
add("""
e_validation | Validation | Validación
e_claims | The paper's claims | Afirmaciones del artículo
e_sources | Sources | Fuentes
e_limits | Limits | Límites
e_responsible | Responsible use | Uso responsable
not_computed | Not yet computed here. Run: corridor {command} --json > {file}, beside the result store; this page reads it. | Aún no calculado aquí. Ejecute: corridor {command} --json > {file}, junto al almacén de resultados; esta página lo lee.
published | published | publicado
simulated | simulated | simulado
inside | inside the band | dentro de la banda
yes | yes | sí
no | no | no
use_of | use | uso
claim | claim | afirmación
direction | expected | esperado
section | section | sección
verdict | verdict | veredicto
verdict_note | A verdict says "consistent within this model", not that the claim is true. | Un veredicto dice «consistente dentro de este modelo», no que la afirmación sea cierta.
claims_english | Claims in the project's words. | Afirmaciones en palabras del proyecto (en inglés).
lever_name | lever | palanca
unidentified | Assumptions that no data identify | Supuestos que ningún dato identifica
limit_1 | How many people are trafficked is not known. Published counts are counts of cases found; the model does not identify the level. Read signs and ranks of differences. | No se sabe cuántas personas sufren trata. Las cifras publicadas son casos encontrados; el modelo no identifica el nivel. Lea signos y rangos de diferencias.
limit_2 | Numbers marked ◇ are of hidden outcomes. Their size hangs on assumptions; try them on the page Assumptions. | Las cifras con ◇ son de hechos ocultos. Su tamaño depende de supuestos; pruébelos en la página Supuestos.
limit_3 | A detection count is not an incidence, and a deterred journey is not a safe life: what happens at home stands beside what happens on the way. | Un conteo de detecciones no es una incidencia, y un viaje disuadido no es una vida segura: lo que pasa en casa está junto a lo que pasa en el camino.
limit_4 | The model covers nationals of Guatemala, El Salvador, Honduras and Nicaragua, by default for the year from July 2011. It has no present-day mode. | El modelo cubre a nacionales de Guatemala, El Salvador, Honduras y Nicaragua, por defecto el año desde julio de 2011. No hay modo actual.
limit_5 | Magnitudes were set by hand against published orders of magnitude; unless the validation table here says otherwise, nothing is calibrated. | Las magnitudes se fijaron a mano frente a órdenes de magnitud publicados; salvo que la tabla de validación diga otra cosa, nada está calibrado.
limit_6 | A first answer rests on few runs and few people. What is grey cannot be told from chance: do not discuss it as an effect. | Una primera respuesta se apoya en pocas corridas y pocas personas. Lo gris no se distingue del azar: no lo discuta como efecto.
resp_1 | All people are synthetic, in the years 2005–2014. Nothing here is an estimate of prevalence. | Todas las personas son sintéticas, en los años 2005–2014. Nada aquí estima prevalencia.
resp_2 | Never for decisions about a person: asylum, credibility, policing, targeting. | Nunca para decidir sobre una persona: asilo, credibilidad, vigilancia policial, selección.
resp_3 | Choice under coercion is not consent. Looks, tattoos or nationality are never a sign of guilt or of being a victim. | Elegir bajo coerción no es consentir. El aspecto, los tatuajes o la nacionalidad nunca son señal de culpa ni de ser víctima.
resp_4 | No odds of evasion, of bribing or of yields are shown below a region; groups under ten real people are not shown. | No se muestran probabilidades de evasión, soborno o ganancia por debajo de una región; no se muestran grupos de menos de diez personas reales.
resp_5 | Trafficking (trata) is exploitation; smuggling (tráfico) is help to cross a border for a price. One may turn into the other; they are not the same. | La trata es explotación; el tráfico es ayuda para cruzar una frontera por un precio. Uno puede volverse la otra; no son lo mismo.
resp_6 | Life courses are told soberly, with a content note. People can be hurt by stories too: ask before you read one aloud. | Las trayectorias se cuentan con sobriedad y con aviso de contenido. También los relatos pueden herir: pregunte antes de leer uno en voz alta.
""")


@lru_cache(maxsize=1)
def claims() -> list[dict]:
    """The paper's claims in the project's words."""
    with (resources.files("corridor.evidence") / "claims.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def results(name: str) -> dict | None:
    """What `corridor {name} --json` printed into a file beside the store, or None. Raises ValueError or TypeError on another file."""
    store = desk.desk().store
    if store is None:
        return None
    path = store.path.parent / f"{name}.json"
    if not path.is_file():
        return None
    if path.stat().st_size > LARGEST:
        raise ValueError(f"{path.name}: found {path.stat().st_size:,} bytes; allowed at most {LARGEST:,}")
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (ValueError, OSError) as error:
        raise ValueError(f"{path.name}: found {error}; allowed JSON") from error
    if not isinstance(found, dict):
        raise TypeError(f"{path.name}: found {type(found).__name__}; allowed an object")
    return found


def _missing(command: str, file: str) -> str:
    return f"<p>{escape(t('not_computed', command=command, file=file))}</p>"


def _plain(block) -> str:
    """'1,200 (900 to 1,500)' of a block with value or mean, low, high."""
    value = block.get("value", block.get("mean"))
    band = f" ({number(block['low'])}–{number(block['high'])})" if block.get("low") is not None and block.get("high") is not None else ""
    return f"{number(value)}{band}" if value is not None else "–"


def validation() -> str:
    found = results("validation")
    if found is None:
        return _missing("validate", "validation.json")
    rows = "".join(f"<tr><td>{escape(str(row['id']))}</td><td>{escape(str(row.get('use', '')))}</td><td class='n'>{_plain(row['published'])}</td>"
                   f"<td class='n'>{_plain(row['simulated'])}</td><td>{t('yes' if row.get('inside') else 'no')}</td></tr>" for row in found.get("rows", []))
    heads = "".join(f"<th>{escape(text)}</th>" for text in ("id", t("use_of"), t("published"), t("simulated"), t("inside")))
    return f"<table class='out'><tr>{heads}</tr>{rows}</table>"


def claims_table() -> str:
    found = results("claims")
    verdicts = {} if found is None else {row["id"]: row for row in found.get("claims", [])}
    rows = "".join(
        f"<tr><td>{row['id']}</td><td>{escape(row['claim'])}</td><td>{escape(row['direction'])}</td>"
        f"<td>{escape(_verdict(verdicts.get(row['id'])))}</td></tr>" for row in claims())
    head = f"<tr><th></th><th>{escape(t('claim'))}</th><th>{escape(t('direction'))}</th><th>{escape(t('verdict'))}</th></tr>"
    note = "" if verdicts else _missing("claims", "claims.json")
    return f"{note}<p class='quiet'>{escape(t('claims_english'))} {escape(t('verdict_note'))}</p><table class='out claims'>{head}{rows}</table>"


def _verdict(row) -> str:
    if row is None:
        return "–"
    return f"{row.get('verdict', '–')} ({row.get('basis', '')}, {100 * (row.get('agreement') or 0):.0f} %)"


def sources(policy: str) -> str:
    lang = state.lang.value
    rows = ""
    for key, lever in load_all()[policy].parameters.items():
        dated = "; ".join(f"{day}: {say.shown(value, lang)}" for day, value in lever.status_quo[-4:])
        where = say.scheme(key.rpartition(".")[0], lang)
        rows += (f"<tr><td>{escape((where + ': ') if where else '')}{escape(say.lever(key, lang))}</td><td>{escape(dated)} {escape(say.unit(lever.unit, lang))}</td>"
                 f"<td class='quiet'>{escape(lever.source)}</td></tr>")
    return f"<table class='out'><tr><th>{escape(t('lever_name'))}</th><th>{escape(t('status_quo'))}</th><th>{escape(t('source'))}</th></tr>{rows}</table>"


def points(prefix: str, count: int) -> str:
    return "<ul class='points'>" + "".join(f"<li>{escape(t(f'{prefix}_{i}'))}</li>" for i in range(1, count + 1)) + "</ul>"


def limits() -> str:
    from corridor.dashboard.parameter_words import meaning

    names = [name for name, item in PARAMETERS.items() if "not identified" in item.source]
    open_ones = "".join(f"<li>{escape(meaning(name, state.lang.value))} ({escape(name)})</li>" for name in names)
    return points("limit", 6) + f"<h2>{escape(t('unidentified'))}</h2><ul class='quiet'>{open_ones}</ul>"


@solara.component
def Page():
    tab, set_tab = solara.use_state("validation")
    policy, set_policy = solara.use_state("us_border_control")
    lang = state.lang.value
    with solara.Row(gap="6px", style={"background": "none", "margin-bottom": "10px"}):
        for name in TABS:
            Button(t("e_" + name), lambda name=name: set_tab(name), "tab-" + name, strong=name == tab)
    with solara.Div(classes=["card", "evidence"]):
        if tab == "sources":
            Select(label="", name=t("e_sources"), value=policy, event_pick=set_policy,
                   options=[{"value": name, "text": say.title(name, lang)} for name in load_all()])
        make = {"validation": validation, "claims": claims_table, "sources": lambda: sources(policy), "limits": limits,
                "responsible": lambda: points("resp", 6)}[tab]
        try:
            text = make()
        except (ValueError, KeyError, TypeError) as error:
            text = f"<p class='fault'>{escape(str(error))}</p>"
        solara.HTML(tag="div", unsafe_innerHTML=text)
