"""What the model rests on: validation, the paper's claims, sources, limits, responsible use."""

from __future__ import annotations

from html import escape

import solara

from corridor.dashboard import desk, evidence_words, published, state
from corridor.dashboard import policy_words as say
from corridor.dashboard.pages.policies import Button, Select
from corridor.dashboard.texts import add, t
from corridor.parameters import PARAMETERS
from corridor.policies import load_all
from corridor.views import words
from corridor.views.evidence import claims_in_spanish
from corridor.views.source_words import source
from corridor.views.tables import number

TABS = ("validation", "claims", "sources", "limits", "responsible")
add("""
e_validation | Validation | Validación
e_claims | The paper's claims | Afirmaciones del artículo
e_sources | Sources | Fuentes
e_limits | Limits | Límites
e_responsible | Responsible use | Uso responsable
not_computed | Not yet computed here. Run: corridor {command} --json > {file}, beside the result store; this page reads it. | Aún no calculado aquí. Ejecute: corridor {command} --json > {file}, junto al almacén de resultados; esta página lo lee.
figure | figure | cifra
calibrate | fitted | ajustada
validate | held out | reservada
validation_note | Simulated against published figures; bands over parameter sets and chance. Figures in the project's words. | Simulado frente a cifras publicadas; bandas entre conjuntos de parámetros y azar. Cifras en palabras del proyecto (en inglés).
hidden_range | {name}: {low} to {high} over the parameter sets; not identified | {name}: {low} a {high} entre los conjuntos de parámetros; no identificado
published | published | publicado
simulated | simulated | simulado
inside | inside the band | dentro de la banda
use_of | use | uso
claim | claim | afirmación
direction | expected | esperado (en inglés)
section | section | sección
verdict | verdict | veredicto
verdict_note | A verdict says "consistent within this model", not that the claim is true. | Un veredicto dice «consistente dentro de este modelo», no que la afirmación sea cierta.
claims_words | Claims in the project's words. | Afirmaciones en palabras del proyecto.
lever_name | lever | palanca
unidentified | Assumptions that no data identify | Supuestos que ningún dato identifica
limit_1 | How many people are trafficked is not known. Published counts are counts of cases found; the model does not identify the level. Read signs and ranks of differences. | No se sabe cuántas personas sufren trata. Las cifras publicadas son casos encontrados; el modelo no identifica el nivel. Lea signos y órdenes de las diferencias.
limit_2 | Numbers marked ◇ are of hidden outcomes. Their size hangs on assumptions; try them on the page Assumptions. | Las cifras con ◇ son de hechos ocultos. Su tamaño depende de supuestos; pruébelos en la página Supuestos.
limit_3 | A detection count is not an incidence, and a deterred journey is not a safe life: what happens at home stands beside what happens on the way. | Un conteo de detecciones no es una incidencia, y un viaje disuadido no es una vida segura: lo que pasa en casa está junto a lo que pasa en el camino.
limit_4 | The model covers nationals of Guatemala, El Salvador, Honduras and Nicaragua, by default for the year from July 2011. It has no present-day mode. | El modelo cubre a nacionales de Guatemala, El Salvador, Honduras y Nicaragua, por defecto en el año desde julio de 2011. No sirve para la actualidad.
limit_5 | Each run lives under one parameter set of an ensemble fitted to published figures of 2008 to 2012. Where the validation table says outside, the model misses; many assumptions are touched by no figure at all. | Cada corrida vive con un conjunto de parámetros de un ensamble ajustado a cifras publicadas de 2008 a 2012. Donde la tabla de validación dice fuera, el modelo falla; muchos supuestos no los toca ninguna cifra.
limit_6 | A first answer rests on few runs and few people. What is grey cannot be told from chance: do not discuss it as an effect. | Una primera respuesta se apoya en pocas corridas y pocas personas. Lo gris no se distingue del azar: no lo discuta como efecto.
resp_1 | All people are synthetic, in the years 2005–2014. Nothing here is an estimate of prevalence. | Todas las personas son sintéticas, en los años 2005–2014. Nada aquí estima prevalencia.
resp_2 | Never for decisions about a person: asylum, credibility, policing, targeting. | Nunca para decidir sobre una persona: asilo, credibilidad, vigilancia policial, selección.
resp_3 | Choice under coercion is not consent. Looks, tattoos or nationality are never a sign of guilt or of being a victim. | Elegir bajo coerción no es consentir. El aspecto, los tatuajes o la nacionalidad nunca son señal de culpa ni de ser víctima.
resp_4 | No odds of evasion, of bribing or of yields are shown below a region; groups under ten real people are not shown. | No se muestran probabilidades de evasión, soborno o ganancia por debajo de una región; no se muestran grupos de menos de diez personas reales.
resp_5 | Trafficking (trata) is exploitation; smuggling (tráfico) is help to cross a border for a price. One may turn into the other; they are not the same. | La trata es explotación; el tráfico es ayuda para cruzar una frontera por un precio. Uno puede volverse la otra; no son lo mismo.
resp_6 | Life courses are told soberly, with a content note. People can be hurt by stories too: ask before you read one aloud. | Las trayectorias se cuentan con sobriedad y con aviso de contenido. También los relatos pueden herir: pregunte antes de leer uno en voz alta.
""")


def _missing(command: str, file: str) -> str:
    return f"<p>{escape(t('not_computed', command=command, file=file))}</p>"


def _plain(block) -> str:
    """'1,200 (900 to 1,500)' of a block with value or mean, low, high."""
    value, low, high = block.get("value", block.get("mean")), block.get("low"), block.get("high")
    band = f" ({number(low)}–{number(high)})" if None not in (low, high) and number(low) != number(high) else ""
    return f"{number(value)}{band}" if value is not None else "–"


def validation() -> str:
    found = published.beside(desk.desk().store, "validate")
    note, others = "", []
    if found is not None:
        rows = [(row["id"], row.get("use", ""), _plain(row["published"]), _plain(row["simulated"]), "inside" if row.get("inside") else row.get("reason") or "",
                 ", ".join(str(row[key]) for key in ("quantity", "unit", "why") if row.get(key))) for row in found.get("rows", [])]
        others = [t("hidden_range", name=words.label(name, state.lang.value), low=number(block["low"]), high=number(block["high"]))
                  for name, block in found.get("hidden", {}).items()]
        others += [f"{item['id']}: {item['reason']}" for item in found.get("excluded", [])]
    else:
        table = published.shipped("validation")
        if table is None:
            return _missing("validate --full", "validate.json")
        note, (rows, others) = table[0], published.validation_rows(table[1])
    lang = state.lang.value
    note = evidence_words.opening(note, lang, "validation")
    others = [evidence_words.line(text, lang) for text in others]
    body = "".join(f"<tr><td>{escape(name)}</td><td>{escape(quantity)}</td><td class='n'>{escape(evidence_words.span(value, lang))}</td>"
                   f"<td class='n'>{escape(evidence_words.span(simulated, lang))}</td>"
                   f"<td class='{'in' if mark.startswith('inside') else 'outside'}'>{escape(evidence_words.mark(mark, lang))}</td>"
                   f"<td class='quiet'>{escape(t(use) if use in ('calibrate', 'validate') else use)}</td></tr>" for name, use, value, simulated, mark, quantity in rows)
    heads = "".join(f"<th{kind}>{escape(text)}</th>" for text, kind in ((" ", ""), (t("figure"), ""), (t("published"), " class='n'"), (t("simulated"), " class='n'"),
                                                                        (t("inside"), ""), (t("use_of"), "")))
    after = "".join(f"<li>{escape(line)}</li>" for line in others)
    return (f"<p class='quiet'>{escape(t('validation_note'))} {escape(note)}</p><table class='out validation'><tr>{heads}</tr>{body}</table>"
            f"<ul class='quiet' style='margin-top:10px'>{after}</ul>")


def claims_table() -> str:
    found = published.beside(desk.desk().store, "claims")
    note, verdicts = "", {}
    if found is not None:
        verdicts = {row["id"]: f"{row.get('verdict', '–')} ({row.get('basis', '')}; {100 * (row.get('agreement') or 0):.0f} %)" for row in found.get("claims", [])}
    elif table := published.shipped("claims"):
        about = evidence_words.opening(table[0], state.lang.value, "claims")
        note, verdicts = f"<p class='quiet'>{escape(about)}</p>", published.claim_verdicts(table[1])
    else:
        note = _missing("claims --full", "claims.json")
    spanish = claims_in_spanish() if state.lang.value == "es" else {}
    rows = "".join(
        f"<tr><td>{row['id']}</td><td>{escape(spanish.get(row['id'], row['claim']))}</td><td>{escape(row['direction'].replace('->', '→'))}</td>"
        f"<td>{escape(evidence_words.verdict(verdicts.get(row['id'], '–'), state.lang.value))}</td></tr>" for row in published.claims())
    head = f"<tr><th></th><th>{escape(t('claim'))}</th><th>{escape(t('direction'))}</th><th>{escape(t('verdict'))}</th></tr>"
    return f"{note}<p class='quiet'>{escape(t('claims_words'))} {escape(t('verdict_note'))}</p><table class='out claims'>{head}{rows}</table>"


def sources(policy: str) -> str:
    lang = state.lang.value
    rows = ""
    for key, lever in load_all()[policy].parameters.items():
        dated = "; ".join(f"{day}: {say.shown(value, lang)}" for day, value in lever.status_quo[-4:])
        where = say.scheme(key.rpartition(".")[0], lang)
        rows += (f"<tr><td>{escape((where + ': ') if where else '')}{escape(say.lever(key, lang))}</td><td>{escape(dated)} {escape(say.unit(lever.unit, lang))}</td>"
                 f"<td class='quiet'>{escape(source(lever.source, lang))}</td></tr>")
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
    with solara.Row(gap="6px", style={"background": "none", "margin-bottom": "10px", "flex-wrap": "wrap"}):
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
