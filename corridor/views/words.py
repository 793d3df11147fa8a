"""Plain words for indicators and readings, English and Spanish (trata = trafficking, tráfico = smuggling of people)."""

from __future__ import annotations

_ROWS = """
departures | people setting out | personas que salen
journeys | journeys begun | viajes iniciados
arrivals_us | arrivals in the U.S. | llegadas a EE. UU.
arrivals_us_irregular | arrivals without papers | llegadas sin papeles
arrivals_us_legal | arrivals with papers | llegadas con papeles
border_attempts | irregular crossings tried | intentos de cruce irregular
apprehended_us | caught by the Border Patrol | detenidos por la Patrulla Fronteriza
apprehension_probability_us | caught, of crossings tried | detenidos por intento de cruce
detained_mexico | detained in Mexico | detenidos en México
returned | sent back home | devueltos a su país
repatriated_assisted | returned with assistance | repatriados con asistencia
removed_to_third_country | Central Americans removed into Mexico | centroamericanos expulsados a México
families_separated | children separated on removal | menores separados en la expulsión
reattempts | journeys tried again | nuevos intentos
settled_mexico | settled in Mexico | asentados en México
seasonal_workers_mexico | harvest workers in Chiapas (peak) | jornaleros en Chiapas (máximo)
train_riders | riders of freight trains | viajeros en tren de carga
evasive_route_share | way walked round posts | camino rodeando retenes
journey_days | days on the way, of those who arrive | días de viaje de quienes llegan
time_to_job_days | days until a job | días hasta un empleo
wage_paid_usd_day | wage of new jobs a day | salario diario de nuevos empleos
smuggler_use_share | with a smuggler | con coyote
smuggler_fee_usd | smuggler's fee | tarifa del coyote desde casa
smuggler_debt_usd | owed to smugglers | deuda con el coyote
abandoned | abandoned by the guide | abandonados por el guía
deaths | deaths | muertes
deaths_train | deaths by trains | muertes en el tren
deaths_desert | deaths in the desert | muertes en el desierto
deaths_river | deaths in rivers | muertes en ríos
deaths_captivity | deaths in captivity | muertes en cautiverio
deaths_other | other deaths | otras muertes
disappeared | no news for 180 days | sin noticias por 180 días
train_injured | maimed by trains | mutilados por el tren
robbed | robbed | asaltados
extorted | extorted | extorsionados
sexually_abused | sexually abused | víctimas de abuso sexual
official_abuse_share | abuse by officials, of all | abusos de autoridades, del total
kidnapped | kidnapped | secuestrados
kidnapped_by_gangs | kidnapped by gangs | secuestrados por bandas
kidnapped_by_smugglers | held for money by smugglers | retenidos por coyotes
kidnapped_by_officials | kidnapped, officials involved | secuestrados, con autoridades implicadas
kidnapping_events | mass kidnappings | secuestros masivos
kidnap_group_size | people in each | personas por secuestro masivo
days_captive | days held captive | días de cautiverio
ransom_demanded_usd | ransom first asked | rescate exigido
ransom_paid_usd | ransom paid | rescate pagado
ransom_paid_share | captives paid for | cautivos por quienes se pagó
released_after_payment_share | freed, of those paid for | liberados tras el pago
ransom_revenue_usd | ransoms, in all | rescates, total
forced_service | forced service to captors | servicio forzado a captores
forced_recruits | recruited by force | reclutados por la fuerza
reprisals | reprisals | represalias
debt_bondage | in debt bondage | servidumbre por deudas
labour_exploited | forced labour, bondage | trabajo forzoso o servidumbre
bad_work | work below standard | trabajo por debajo de la norma
trafficked | trafficked (Protocol) | víctimas de trata (Protocolo)
trafficked_mexico | trafficked, by Mexico's law | trata, ley mexicana
trafficked_us | trafficked, severe forms (U.S.) | trata, formas graves (EE. UU.)
trafficked_current | under control at the end | bajo control de tratantes
trafficked_sexual | trafficked for sexual exploitation | trata sexual
trafficked_labour | trafficked for labour | trata laboral
trafficked_criminal | trafficked for crime | trata para delitos
trafficked_minors | minors trafficked | menores víctimas de trata
trafficked_from_smuggling | trafficked out of smuggling | trata desde el tráfico
trafficked_from_kidnapping | trafficked out of kidnapping | trata desde el secuestro
trafficked_from_job_offer | trafficked through a job offer | trata por oferta de empleo
trafficked_from_household | trafficked through the household | trata desde el hogar
kidnapped_per_1000_journeys | kidnapped per 1,000 trips | secuestros por 1,000 viajes
trafficked_per_1000_journeys | trafficked per 1,000 trips | trata por 1,000 viajes
sold_by_smugglers | sold by smugglers | vendidos por coyotes
deceived | deceived by an offer | engañados con oferta falsa
trafficked_days | days under control | días bajo control
victims_met_by_officials | victims met by officials | víctimas vistas por autoridades
asked | victims asked | víctimas a quienes se preguntó
disclosed | victims who told | víctimas que hablaron
identified | victims identified | víctimas identificadas
identified_share | identified, of those met | identificadas, de las vistas
offered | victims offered a stay | víctimas con oferta de estancia
protected | victims protected | víctimas protegidas
victims_deported_unidentified | victims deported unidentified | víctimas deportadas sin identificar
returned_unprotected_share | victims returned without protection | víctimas devueltas sin protección
work_permits_granted | work permits granted | permisos de trabajo otorgados
rescued | rescued from captors | rescatados
cases | court cases | casos judiciales
convictions | convictions | condenas
smugglers_active | smugglers' rings in trade | redes de coyotes activas
gang_members | gang members | pandilleros
active_traffickers | actors who hold someone trafficked (not sellers) | actores que retienen a víctimas de trata (no quien vende)
gang_revenue_usd | gangs' revenue | ingresos de bandas
smuggler_revenue_usd | smugglers' revenue | ingresos de coyotes
bribes_usd | bribes | sobornos
employer_gain_usd | employers' takings less what they pay out | lo que ingresan empleadores menos lo que pagan
remittances_usd | money sent home | remesas
migrants_debt_usd | debts of migrants | deudas de migrantes
threatened | threatened at home by a gang | amenazados en casa por pandillas
harmed_at_home | harmed at home | con daño en casa
candidates | people weighing it at home | personas que lo piensan en casa
believed_danger | believed chance of grave harm | peligro percibido
dead | dead | muertos
threatened_unable_to_leave | threatened, could not leave | amenazados que no pudieron irse
departures_for_work | set out for work | salidas por trabajo
departures_for_violence | set out fleeing violence | salidas por violencia
departures_for_reunion | set out to join family | salidas por reunificación
reentry_irregular | tried again under a ban | nuevos intentos bajo veto
recruited_at_shelter | recruited at shelters | reclutados en albergues
trafficked_official_involved_share | officials involved, of trafficked | autoridades implicadas, del total de trata
retrafficked | trafficked again | otra vez víctimas de trata
trafficked_share_minors | minors, of all trafficked | menores, del total de trata
gang_deportees | removed as gang members | deportados como pandilleros
gang_rejoin_share | of them back in a gang | de ellos, de vuelta en la pandilla
safe_at_24_months | safe after 24 months | a salvo a los 24 meses
detected_at_border | identified at posts on the way | identificadas en retenes del camino
complaints_filed | complaints filed | denuncias presentadas
trata_misclassified | victims taken for smuggled | trata tomada por tráfico
wrongly_identified | wrongly identified | identificadas por error
informed_share | knew their rights in time | conocían sus derechos a tiempo
signed_before_information_share | signed before being told | firmaron sin información
legal_aid_share | had legal aid | con asistencia legal
days_to_decision | days to a decision | días hasta la decisión
forced_offenders_punished | punished for forced acts | castigados por actos forzados
asylum_applied | asked for asylum | solicitantes de asilo
asylum_granted | granted asylum | asilo otorgado
victims_asylum_applied | victims asking for asylum | víctimas que piden asilo
victims_asylum_granted | victims granted asylum | víctimas con asilo
complementary_protection | complementary protection | protección complementaria
humanitarian_stay | humanitarian stays | estancias humanitarias
humanitarian_residence | humanitarian residence | residencia humanitaria
t_visas | T visas | visas T
continued_presence | continued presence | presencia continua
reflection_stays | stays to reflect | estancias de reflexión
stay_applications | asked for a stay | solicitudes de estancia
resettled | resettled elsewhere | reasentados
quota_used_share | of places for stays, used | del cupo de estancias, usado
measure_use_share | of entitled victims, users | víctimas con derecho que lo usan
days_to_protection | days to protection | días hasta la protección
victimised_after_return | harmed after return | con daño tras el retorno
repatriation_chosen_share | chose to go home | eligieron volver
cooperating | testify | testifican
cooperation_share | of identified, testify | de identificadas, testifican
smugglers_arrested | smugglers arrested | coyotes detenidos
public_cost_usd | public cost | costo público
"""
LABELS: dict[str, dict[str, str]] = {}
for _line in _ROWS.strip().splitlines():
    _name, _english, _spanish = (part.strip() for part in _line.split("|"))
    LABELS[_name] = {"en": _english, "es": _spanish}
UNITS = {
    "USD": {"en": "USD", "es": "USD"}, "people": {"en": "people", "es": "personas"}, "events": {"en": "events", "es": "casos"},
    "share": {"en": "%", "es": "%"}, "days": {"en": "days", "es": "días"}, "USD a day": {"en": "USD a day", "es": "USD al día"},
    "per 1,000 journeys": {"en": "per 1,000 journeys", "es": "por 1,000 viajes"}, "actors": {"en": "actors", "es": "actores"},
    "chance": {"en": "chance", "es": "probabilidad"}, "person-days": {"en": "person-days", "es": "días-persona"},
    "smugglers": {"en": "rings", "es": "redes"}, "stays": {"en": "stays", "es": "estancias"}, "km": {"en": "km", "es": "km"},
}


ENDINGS = {  # of an indicator's name, and what they add to its label
    "_per_1000_journeys": {"en": "{}, per 1,000 journeys", "es": "{}, por 1,000 viajes"},
    "_share_of_trafficked": {"en": "{}, of all trafficked", "es": "{}, de toda la trata"},
    "_share_of_before": {"en": "{}, of the stage before", "es": "{}, de la etapa anterior"},
    "_reported": {"en": "{}, as published", "es": "{}, según lo publicado"},
}


def label(name: str, lang: str = "en") -> str:
    """A plain label of an indicator; its name in words when none is written."""
    if found := LABELS.get(name, {}).get(lang):
        return found
    for ending, words in ENDINGS.items():
        if name.endswith(ending):
            return words[lang].format(label(name.removesuffix(ending), lang))
    return name.replace("_", " ")


def unit(name: str, lang: str = "en") -> str:
    """A unit in plain words."""
    return UNITS.get(name, {}).get(lang, name)
