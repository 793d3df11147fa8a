"""Policies and levers in plain words, English and Spanish. A policy or lever without a row here shows its own title or name."""

from __future__ import annotations

from corridor.policies import load_all, values_on
from corridor.scenario import windows

GROUPS = {  # group -> (English, Spanish, policies)
    "border": ("Border", "Frontera", ("us_border_control", "mexico_checkpoints", "train_operations", "detection_focused_control",
                                      "anti_smuggling", "free_movement_ca4")),
    "work": ("Work", "Trabajo", ("temporary_work_permits", "labour_inspection")),
    "protection": ("Protection", "Protección", ("reflection_period", "refugee_protection", "complementary_protection",
                                                "trial_stay", "humanitarian_residence", "shelters", "resettlement")),
    "identification": ("Identification", "Identificación", ("identification_training", "legal_assistance_information",
                                                            "rights_in_detention")),
    "return": ("Return", "Retorno", ("us_removal_practice", "repatriation", "gang_deportation")),
    "justice": ("Justice", "Justicia", ("prosecution", "anti_collusion")),
}
_POLICIES = """
us_border_control | U.S. border control | Control fronterizo de EE. UU. | More agents, wall and towers in each Border Patrol sector. | Más agentes, muro y torres en cada sector de la Patrulla Fronteriza.
us_removal_practice | U.S. removal practice | Práctica de expulsión de EE. UU. | Where, when and with whom people are set down, and after which procedure. | Dónde, cuándo y con quién se deja a las personas, y tras qué procedimiento.
mexico_checkpoints | Checkpoints in Mexico | Retenes en México | Officers and hours at posts on the roads north, and patrols around them. | Agentes y horas en los retenes de las rutas al norte, y patrullas a su alrededor.
train_operations | Operations on trains | Operativos en los trenes | Operations, guards, force, speed and fences on the freight lines. | Operativos, guardias, uso de la fuerza, velocidad y vallas en los trenes de carga.
detection_focused_control | Controls that look for victims | Controles que buscan víctimas | Staff at controls who look for trafficked people instead of returning everybody. | Personal que en los controles busca víctimas de trata en vez de devolver a todos.
anti_smuggling | Action against smuggling | Acción contra el tráfico | Investigators, sentences and fines against smugglers: guides or organisers. | Investigadores, penas y multas contra coyotes: guías u organizadores.
free_movement_ca4 | Free movement (CA-4) | Libre movilidad (CA-4) | An identity card is enough between four Central American countries. | Basta un documento de identidad entre cuatro países centroamericanos.
temporary_work_permits | Temporary work permits | Permisos de trabajo temporal | Legal ways to work abroad: how many, for whom, at what price and wait. | Vías legales para trabajar fuera: cuántas, para quién, a qué precio y espera.
labour_inspection | Labour inspection | Inspección laboral | Inspectors, tip lines and fines, and whether it is safe to complain. | Inspectores, líneas de denuncia y multas, y si denunciar es seguro.
reflection_period | Reflection and recovery | Reflexión y recuperación | Days of safe stay and care before any decision, with or without conditions. | Días de estancia segura y cuidado antes de decidir, con o sin condiciones.
refugee_protection | Refugee protection | Protección de refugiados | Grounds that count, officers who decide, days it takes, work meanwhile. | Motivos que cuentan, personal que decide, días que tarda, trabajo mientras tanto.
complementary_protection | Complementary protection | Protección complementaria | Papers for those who are no refugees but cannot be sent back safely. | Papeles para quien no es refugiado pero no puede volver sin peligro.
trial_stay | Stay during a trial | Estancia durante el juicio | Papers for survivors who help a prosecution, or without that condition. | Papeles para quienes ayudan a la fiscalía, o sin esa condición.
humanitarian_residence | Humanitarian residence | Residencia humanitaria | Residence after trafficking or grave violence, without a trial as condition. | Residencia tras trata o violencia grave, sin que dependa de un juicio.
identification_training | Training to identify | Formación para identificar | Officials who tell trafficking from smuggling, with interpreters. | Personal que distingue la trata del tráfico, con intérpretes.
legal_assistance_information | Legal aid and information | Asistencia legal e información | Rights explained before any signature, lawyers, a firewall to migration control. | Derechos explicados antes de firmar, abogados, separación del control migratorio.
rights_in_detention | Rights in detention | Derechos en la detención | Clocks, visits, consent and alternatives to detention. | Plazos, visitas, consentimiento y alternativas a la detención.
repatriation | Safe repatriation | Repatriación segura | Return with care, a start at home and relief of debts, instead of a bus. | Retorno con cuidado, reinserción y alivio de deudas, en vez de un autobús.
gang_deportation | Removal of gang members | Deportación de pandilleros | Who is removed as a gang member, with what notice and what place to go. | A quién se deporta como pandillero, con qué aviso y qué salida.
resettlement | Resettlement elsewhere | Reasentamiento | Places in third countries for survivors at risk where they are. | Plazas en terceros países para sobrevivientes en riesgo.
prosecution | Prosecution | Persecución penal | Prosecutors, units that search for captives, protection of witnesses. | Fiscales, unidades que buscan cautivos, protección de testigos.
anti_collusion | Against collusion | Contra la colusión | Audits, pay, rotation and complaints, so that officials are not bought. | Auditorías, salarios, rotación y quejas, para que no se compre a las autoridades.
shelters | Shelters on the way | Albergues en el camino | Beds where people pass, safe from recruiters, with staff who refer cases. | Camas en la ruta, a salvo de reclutadores, con personal que canaliza casos.
"""
_LEVERS = """
agents | agents | agentes
wall_km | wall | muro
towers | towers | torres
prosecutions_day | prosecutions for crossing | procesos penales por cruzar
posts | posts that stand | retenes en pie
hearing | a hearing before removal | audiencia antes de la expulsión
hearing_days | days to the hearing | días hasta la audiencia
nationality_hours | time spent on nationality | tiempo para verificar nacionalidad
by_night | set down by night | dejados de noche
lateral | set down far from where caught | dejados lejos de donde los detuvieron
notice | notice to the receiving state | aviso al Estado que recibe
family_together | families kept together | familias juntas
children_exempt | children exempt from fast removal | niños exentos de expulsión rápida
bar_first_years | ban after the first removal | veto tras la primera expulsión
bar_hearing_years | ban after a hearing | veto tras audiencia
bar_again_years | ban after another removal | veto tras otra expulsión
staff | officers | agentes
hours_day | hours manned | horas de operación
roaming | officers' time on trails instead of at posts | tiempo de los agentes en veredas y no en los puestos
operations_month | operations on trains | operativos en trenes
guards | private guards | guardias privados
force | force is used | se usa la fuerza
speed_kmh | speed of trains | velocidad de los trenes
barriers | yards fenced off | patios vallados
detection_staff | staff who look for victims | personal que busca víctimas
no_removal | those met are not removed | no se expulsa a quien se encuentra
investigators | investigators | investigadores
sentence_years | sentence served | pena cumplida
fine_usd | fine | multa
organisers | aimed at organisers | dirigido a organizadores
crossing_hours | hours at a crossing | horas en un cruce
fee_usd | fee | costo
minors_permission | minors need a permission | menores necesitan permiso
ring_checks | rings looked at when crossing | redes revisadas al cruzar
quota_per_year | places a year | cupo al año
days_to_decision | days to a decision | días hasta la decisión
months | months | meses
public_placement | placed by a public office | colocación por oficina pública
family | children may come | pueden venir los hijos
sectors | kinds of work | tipos de trabajo
offers_per_year | offers that pass the labour test | ofertas que pasan la prueba laboral
region_share | part left to the region | parte que queda a la región
minimum_age | youngest age | edad mínima
admits_removed | also for people once removed | también para quien fue deportado
tied | tied to a condition or one employer | atado a una condición o a un patrón
countries | countries | países
inspectors | inspectors | inspectores
targeted | sent where tips point | dirigidos por denuncias
tip_line | tip line | línea de denuncia
sanction_days | sanction | sanción
firewall | safe to complain or seek aid (firewall) | denunciar o pedir ayuda es seguro
days | days | días
care_places | places in care | plazas de atención
on_suspicion | suspicion is enough | basta la sospecha
by_condition | as long as recovery takes | lo que dure la recuperación
officers | officers who decide | personal que decide
ground_gender | ground: gender | motivo: género
ground_past | ground: past persecution | motivo: persecución pasada
ground_violence | ground: widespread violence | motivo: violencia generalizada
ground_gangs | ground: threatened by gangs | motivo: amenaza de pandillas
ground_trafficked | ground: survivors of trafficking | motivo: sobrevivientes de trata
non_state | gangs and rings count as persecutors | bandas y redes cuentan como perseguidores
flight_alternative | asks for a safe place elsewhere at home | pregunta por un lugar seguro en otra parte del país
filing_days | days to file a claim | días para solicitar
work_while_waiting | work while waiting | trabajo mientras espera
open | open | abierto
cooperation | cooperation is a condition | cooperar es condición
minors_exempt | minors exempt | menores exentos
trauma_exempt | traumatised people exempt | exentas personas con trauma
severe_only | severe forms only | solo formas graves
hardship | only with hardship on removal | solo si la expulsión causara penuria
offence_here | only for offences in the country | solo por delitos en el país
known_length | length known in advance | duración conocida
stay_days | length of stay | duración de la estancia
work | with work | con trabajo
residence_after | residence afterwards | residencia después
residence | with residence | con residencia
applied | applied in practice | se aplica en la práctica
discretion | left to discretion | a discreción de la autoridad
training_hours | training | formación
tells_apart | trafficking told from smuggling | distingue trata de tráfico
interpreters | interpreters | intérpretes
information_staff | staff who inform | personal que informa
lawyers | lawyers | abogados
paperwork_days | days of paperwork | días de trámite
presentation_hours | hours until presented | horas hasta la presentación
limit_days | limit of detention | límite de la detención
extended_days | limit for those with a claim | límite para quien tiene una solicitud
unhcr_visits_week | visits by UNHCR | visitas del ACNUR
alternatives | places outside detention | plazas fuera de la detención
consuls | consular officers | personal consular
victims_outside | victims wait outside | las víctimas esperan fuera
consent_form | consent before return | consentimiento antes del retorno
assisted_places | assisted returns | retornos asistidos
reintegration_usd | a start at home | apoyo de reinserción
debt_relief_usd | relief of debts | alivio de deudas
follow_up_months | follow-up | seguimiento
bus_days | days between two buses home | días entre dos viajes de vuelta
ban_years | ban on coming back | veto de reingreso
removals_week | removals | deportaciones
convicted_only | only after conviction | solo tras condena
reintegration_places | places to leave the gang | plazas para dejar la pandilla
education | education | educación
tattoo_removal | gang tattoos removed | borrado de tatuajes
places_year | places | plazas
priority | who comes first | quién va primero
weighs_all | whatever other solution might exist | aunque exista otra solución
prosecutors | prosecutors | fiscales
police_units | units that search for captives | unidades que buscan cautivos
witness_places | places for witnesses | plazas para testigos
non_punishment | no punishment of forced acts | sin castigo por actos forzados
audits_year | audits | auditorías
sanction_months | sanction | sanción
pay_usd_month | pay | salario
rotation_months | rotation every | rotación cada
complementary | complementary protection is given | se otorga protección complementaria
complaints | outside complaints channel | canal externo de quejas
beds | beds | camas
security | surroundings kept safe | entorno seguro
safe_passage | guests walked to train or bus | acompañamiento al tren o autobús
referral | staff inform and refer | el personal informa y canaliza
"""
_SCHEMES = """
mexico | Mexico | México
us | United States | Estados Unidos
southeast | South-east of Mexico | Sureste de México
centre | Centre of Mexico | Centro de México
north | North of Mexico | Norte de México
h2a | H-2A (farms, U.S.) | H-2A (campo, EE. UU.)
h2b | H-2B (other, U.S.) | H-2B (otros, EE. UU.)
border_worker | Border worker (Mexico) | Trabajador fronterizo (México)
mx_job_offer | Job offer (Mexico) | Oferta de empleo (México)
central_america | Central America | Centroamérica
inspectors_mexico | Inspectors, Mexico | Inspectores, México
inspectors_us | Inspectors, U.S. | Inspectores, EE. UU.
border_patrol | Border Patrol | Patrulla Fronteriza
federal_police | Federal Police | Policía Federal
town_police | Municipal and state police | Policía municipal y estatal
spanish_speaking | Spanish-speaking countries | Países hispanohablantes
others | Other countries | Otros países
regional | Regional permit (the reform) | Permiso regional (la reforma)
t_visa | T visa (U.S.) | Visa T (EE. UU.)
continued_presence | Continued presence (U.S.) | Presencia continua (EE. UU.)
humanitarian_visa | Humanitarian visa (Mexico) | Visa humanitaria (México)
GT | Guatemala | Guatemala
SV | El Salvador | El Salvador
HN | Honduras | Honduras
NI | Nicaragua | Nicaragua
"""
_SCENARIOS = """
baseline | Law and practice as they were | La ley y la práctica como eran
aid_firewall | Firewall around aid | Ayuda separada del control
conviction_only_gang_deportation | Gang removal only after conviction | Deportar pandilleros solo tras condena
enforcement_package | Package: control and punishment | Paquete: control y castigo
fast_deportation | Fast deportation | Deportación rápida
informed_candidates | Candidates who know the risks | Candidatos informados de los riesgos
labour_package | Package: work and rights at work | Paquete: trabajo y derechos laborales
no_gangs | Without gangs (thought experiment) | Sin pandillas (experimento mental)
no_smugglers | Without smugglers (thought experiment) | Sin coyotes (experimento mental)
one_country_strategy | The strategy by Mexico alone | La estrategia solo en México
open_borders | No checks, no removals | Sin controles ni expulsiones
open_legal_channel | An open legal channel | Un canal legal abierto
origin_poverty_down | Less poverty at origin | Menos pobreza en el origen
origin_violence_up | More violence at origin | Más violencia en el origen
permits_with_inspection | Permits with inspection | Permisos con inspección
protection_package | Package: protection | Paquete: protección
reflection_period | Reflection: 90 days | Reflexión: 90 días
reflection_period_30 | Reflection: 30 days | Reflexión: 30 días
regional_strategy | The regional strategy | La estrategia regional
safe_repatriation | Safe repatriation, no deportation | Repatriación segura, no deportación
stricter_border | Stricter border | Frontera más estricta
train_crackdown | Crackdown on trains | Operativos duros en trenes
unconditional_residence | Stay whatever the trial | Estancia sin condición de juicio
us_demand_up | More U.S. demand for work | Más demanda laboral en EE. UU.
work_permits | Regional work permits | Permisos regionales de trabajo
"""
_UNITS = """
hours/year | hours a year | horas al año
people/day | people a day | personas al día
operations/month | a month | al mes
hours/day | hours a day | horas al día
permits a year | permits a year | permisos al año
offers a year | offers a year | ofertas al año
stays a year | stays a year | estancias al año
people/year | people a year | personas al año
people/week | people a week | personas a la semana
visits/week | visits a week | visitas a la semana
audits/year | audits a year | auditorías al año
working days | working days | días hábiles
days of wage | days of wage | días de salario
months of pay | months of pay | meses de salario
USD/month | USD a month | USD al mes
share | of all | del total
agents | agents | agentes
officers | officers | agentes
investigators | investigators | investigadores
people | people | personas
places | places | plazas
days | days | días
hours | hours | horas
months | months | meses
years | years | años
towers | towers | torres
guards | guards | guardias
inspectors | inspectors | inspectores
lawyers | lawyers | abogados
prosecutors | prosecutors | fiscales
units | units | unidades
"""


CHOICES = {"plantation": "campo", "home": "hogar", "bar": "bares", "building": "construcción", "services": "servicios", "women": "mujeres", "minors": "menores",
           "survivors": "sobrevivientes"}  # values of levers that are lists, in Spanish


def _rows(text: str) -> dict[str, list[str]]:
    table = {}
    for line in text.strip().splitlines():
        name, *words = (part.strip() for part in line.split("|"))
        table[name] = words
    return table


POLICIES, LEVERS, SCHEMES, UNITS, SCENARIOS = (_rows(text) for text in (_POLICIES, _LEVERS, _SCHEMES, _UNITS, _SCENARIOS))


def _pick(table, name, lang, otherwise=None) -> str:
    words = table.get(name)
    return words[lang == "es"] if words else otherwise if otherwise is not None else name.replace("_", " ")


def title(policy: str, lang: str) -> str:
    return _pick(POLICIES, policy, lang, load_all()[policy].title)


def sentence(policy: str, lang: str) -> str:
    """What the policy is, in one sentence."""
    words = POLICIES.get(policy)
    return words[2 + (lang == "es")] if words else load_all()[policy].says


def lever(name: str, lang: str) -> str:
    """A lever's label without its scheme."""
    return _pick(LEVERS, name.rpartition(".")[2], lang)


def scheme(name: str, lang: str) -> str:
    """A scheme, sector, country or place; '' for none."""
    if not name:
        return ""
    from corridor.geography import load
    from corridor.views.place_words import heading

    places = load()
    own = heading(places.names[places.place(name)], lang) if name in places.place_ids else name.replace("_", " ").title()
    return _pick(SCHEMES, name, lang, own)


def unit(name: str, lang: str) -> str:
    return _pick(UNITS, name, lang, name)


def scenario(name: str, lang: str) -> str:
    """A shipped scenario's short title."""
    if name in SCENARIOS:
        return _pick(SCENARIOS, name, lang)
    if name in load_all():
        return title(name, lang)
    from corridor.scenario import Scenario

    return Scenario.load(name).title


def grouped() -> list[tuple[str, tuple[str, ...]]]:
    """(group, policies) of all policies there are; those in no group stand with justice."""
    known, placed = load_all(), {name for _, _, names in GROUPS.values() for name in names}
    rest = tuple(name for name in known if name not in placed)
    return [(group, tuple(name for name in names if name in known) + (rest if group == "justice" else ()))
            for group, (_, _, names) in GROUPS.items()]


def group(name: str, lang: str) -> str:
    return GROUPS[name][lang == "es"]


def choice(name: str, lang: str) -> str:
    """One of the values of a lever that is a list; countries by name."""
    return scheme(name, lang) if len(name) == 2 else CHOICES.get(name, name) if lang == "es" else name


def shown(value, lang: str) -> str:
    """A lever's value in words."""
    if isinstance(value, bool):
        return {"en": ("no", "yes"), "es": ("no", "sí")}[lang][value]
    if isinstance(value, (list, tuple)):
        return ", ".join(choice(item, lang) for item in value) or "–"
    return f"{value:,.4g}" if abs(value) < 1000 else f"{value:,.0f}"


def _same(a, b) -> bool:
    return list(a) == list(b) if isinstance(a, (list, tuple)) and isinstance(b, (list, tuple)) else a == b


def changes(scenario, reference, lang: str) -> list[tuple[str, list[str]]]:
    """What differs from the reference on any day: (policy's title, lines); lines of a span that is not from the start on stand under its days."""
    found, until, since = [], {"en": "until", "es": "hasta"}[lang], {"en": "from", "es": "desde"}[lang]
    for name, policy in load_all().items():
        mine, theirs = (one.policies.get(name, []) for one in (scenario, reference))
        if mine == theirs:
            continue

        def moved(key, day, policy=policy, mine=mine, theirs=theirs):
            was, now = (values_on(policy, day, tables)[key] for tables in (theirs, mine))
            return None if _same(was, now) else (was, now)

        lines = []
        for (first, last), levers in windows([*mine, *theirs], moved).items():
            lines += [f"{since} {first}" + (f" {until} {last}" if last else "")] if first != scenario.start or last else []
            for key, (was, now) in levers.items():
                where = scheme(key.rpartition(".")[0], lang)
                lines.append(f"{where + ': ' if where else ''}{lever(key, lang)} {shown(was, lang)} → {shown(now, lang)} {unit(policy.parameters[key].unit, lang)}".strip())
        found.append((title(name, lang), lines))
    return found
