"""Words of a life course, in English and Spanish."""

from __future__ import annotations

NOTE = {
    "en": "Content note: what follows may tell of violence, captivity, sexual abuse and death. The person is synthetic; nobody real is "
          "described. Not for decisions about anybody.",
    "es": "Aviso: lo que sigue puede hablar de violencia, cautiverio, abuso sexual y muerte. La persona es sintética; no se describe a "
          "nadie real. No sirve para decidir sobre nadie.",
}
# A place belongs after a verb, not after what the verb governs: {} marks where place and party stand, {place} the place alone
# (the party then comes last); where neither is marked both come last.
_KINDS = """
departed | set out | se fue
moved | moved on | siguió su camino
lost_contact | lost contact{place} with the family | perdió contacto{place} con su familia
hired | hired a smuggler | contrató a un coyote
boarded | boarded a freight train | subió a un tren de carga
fell | fell from a train | cayó de un tren
robbed | was robbed | sufrió un robo
extorted | had to pay{place} to pass or to be left alone | tuvo que pagar{place} para pasar o para que le dejaran en paz
threatened_paid | was threatened{}, and paid to be left alone | recibió amenazas{} y pagó para que le dejaran en paz
abused | suffered sexual abuse | sufrió abuso sexual
abducted | was abducted | sufrió un secuestro
ransom_demanded | was held{} while money was demanded | estuvo en cautiverio{} mientras exigían dinero
more_demanded | more was demanded{place} | exigieron más{place}
ransom_paid | the family paid for release | la familia pagó por su liberación
released | was let go | quedó libre
no_longer_held | the hold was dropped{}; had no other work yet | dejaron de retenerle{}; aún no tenía otro trabajo
held_no_more | was no longer held | ya no le retenían
killed | was killed | fue asesinada o asesinado
sold | was sold | fue vendida o vendido
offered | received{place} an offer of work | recibió{place} una oferta de trabajo
deceived | had been promised what was known to be false | le habían prometido lo que se sabía falso
exploited | was exploited | sufrió explotación
bonded | the books{place} show bondage for a debt | las cuentas{place} muestran servidumbre por deudas
bad_work | the work{} turned out badly paid, or not as told | el trabajo{} resultó mal pagado o distinto de lo dicho
kept | was kept at work | le retuvieron en el trabajo
denounced | was reported{place} to migration control by the employer left behind | el empleador al que dejó dio aviso{place} a migración
denounced_gang | denounced{place} the gang that pressed them | denunció{place} a la pandilla que le presionaba
recruited_by_force | was made{place} to join or to serve by force | le obligaron{place} a unirse o a servir
recruited | was taken on | entró a trabajar
trafficked | was trafficked{}, as the law reads it | fue víctima de trata{}, según la ley
escaped | got away | escapó
rescued | was rescued | fue rescatada o rescatado
checked | was checked | pasó por una revisión
train_stopped | rode on a train that was stopped and searched | viajaba en un tren que fue detenido y revisado
bribed | paid a bribe | pagó un soborno
guide_bribed | the guide paid a bribe for them | el guía pagó un soborno por la persona
detained | was detained | sufrió detención
informed | was told{place} of rights | recibió{place} información sobre sus derechos
told | heard the rights read out{}, without understanding them | oyó leer sus derechos{} sin entenderlos
advised | had a lawyer's help | tuvo ayuda legal
consul_visited | was seen by a consul | recibió la visita de su consulado
signed | signed a return | firmó un retorno
screened | was interviewed | tuvo una entrevista
asked | was asked{place} what had happened | le preguntaron{place} qué había pasado
kept_silent | did not say{place} what had happened | no contó{place} lo ocurrido
disclosed | told{place} what had happened | contó{place} lo ocurrido
suspected | signs were seen | se vieron señales
identified | was identified{place} as a victim | se le identificó{place} como víctima
missed | was met{}, but not recognised as a victim | le vieron{}, sin reconocerle como víctima
stay_offered | was offered protection | le ofrecieron protección
declined | went without the safe stay offered | no tomó la estancia segura ofrecida
no_room | found no place in care | no hubo plaza de cuidado
applied | applied for papers | pidió papeles
granted | received papers | recibió papeles
refused | was refused papers | le negaron papeles
lapsed | a right to stay ran out | venció un permiso
claim_abandoned | gave up a claim{} rather than wait in custody | desistió de su solicitud{} antes que esperar en custodia
appealed | appealed{place} against a refusal | apeló{place} una negativa
stay_ended | lost{place} the right to stay | perdió{place} el derecho a quedarse
protected | was protected | recibió protección
complained | filed a complaint | presentó una queja
family_complained | the family, at home, told the police | la familia, desde casa, avisó a la policía
cooperated | cooperated with prosecutors | cooperó con la fiscalía
withdrew | took a testimony back | retiró su testimonio
case_opened | had a case opened | se abrió un caso
convicted | saw a conviction | hubo condena
paid | was paid | recibió pago
employed | began work | empezó a trabajar
separated | was separated{place} from a companion | le separaron{place} de quien le acompañaba
deported | was sent back | sufrió deportación
repatriated | returned with assistance | volvió con asistencia
returned | returned home | volvió a casa
chose_return | chose{place} to go home | eligió{place} volver a casa
reattempted | tried again | volvió a intentarlo
reattempted_barred | tried again{}, although barred from returning | volvió a intentarlo{} pese a la prohibición de reingreso
crossed | crossed the border | cruzó la frontera
apprehended | was apprehended | sufrió detención al cruzar
arrived | arrived | llegó
settled | settled | se estableció
caught | was caught trying to leave{place} | no logró escapar{place}
beaten | was beaten by captors | sufrió golpes de sus captores
thrown_off | was thrown off a train | le tiraron de un tren
died | died | murió
abandoned | was abandoned | fue abandonada o abandonado
handed_over | was handed over | fue entregada o entregado
sheltered | slept in a shelter | durmió en un albergue
sheltered_in_care | was taken in by a shelter | le acogieron en un albergue
resettled | was resettled{place} in another country | obtuvo reasentamiento{place} en otro país
punished | was punished | recibió castigo
reprisal | suffered a reprisal | sufrió una represalia
threatened | was threatened | recibió amenazas
unable_to_leave | would have left after a threat{}, without the means | se habría ido tras una amenaza{}, sin medios
joined_gang | joined a gang | entró a una pandilla
serves_holder | was made to serve{place} the cell in whose hands they had been | tuvo que servir{place} a la célula en cuyas manos había estado
serves_claimant | was made to serve{place} a cell that had a claim on them | tuvo que servir{place} a una célula que reclamaba algo
deserted | left the gang | dejó la pandilla
indebted | owed a smuggler at the end of the journey | debía a un coyote al final del viaje
still_indebted | still owed a smuggler at the end of the journey | aún debía a un coyote al final del viaje
toll | the guide paid a gang{place} to let them pass | el guía pagó{place} a una banda para pasar
share_toll | the gang on whose ground it was took{place} its part of what the family paid | la banda del territorio tomó{place} su parte de lo que pagó la familia
fee_paid | paid{place} what was claimed | pagó{place} lo que le reclamaban
debt_called | was pressed at home{place} for a debt | le exigieron en casa{place} una deuda
house_lost | lost house or land{} for a debt | perdió casa o tierra{} por una deuda
borrowed_ransom | the family borrowed to pay for release | la familia pidió prestado para pagar la liberación
borrowed_fee | borrowed for what a smuggler claimed | pidió prestado para lo que cobraba un coyote
borrowed_fare | borrowed for fares | pidió prestado para pasajes
borrowed_bribe | borrowed for a bribe | pidió prestado para un soborno
borrowed_gang | borrowed to pay a gang | pidió prestado para pagar a una banda
borrowed_living | borrowed for food, beds and buses | pidió prestado para comida, camas y autobuses
borrowed_onward | borrowed to have something for the way | pidió prestado para llevar algo en el camino
advanced | was charged an advance{}, to be worked off | le cargaron un anticipo{}, a pagar con trabajo
price_charged | was charged{} the price paid for control, to be worked off | le cargaron{} el precio pagado por el control, a pagar con trabajo
worked_off_again | went back to work off what was claimed | volvió para pagar con trabajo lo que le reclamaban
"""
_PARTIES = """
migrant | another traveller | otra persona del camino
smuggler | smuggling ring | red de coyotes
gang | gang cell | célula de pandilla
carrier | train staff | personal del tren
official | officials | autoridades
employer | employer | empleador
family | relative | familiar
lender | a lender | un prestamista
state | the state | el Estado
shelter | shelter | albergue
nature | nature | la naturaleza
common_criminal | robbers | asaltantes
"""
_LAW = """
recruitment | recruitment | captación
transportation | transportation | transporte
transfer | transfer | entrega
harbouring | keeping | retención
receipt | receipt | recepción
force | force | fuerza
threat | threat | amenaza
coercion | coercion by papers or debt | coacción por papeles o deudas
abduction | abduction | rapto
deception | deception | engaño
vulnerability | use of a position of weakness | aprovechamiento de una situación de debilidad
payment | payment to one who had control | pago a quien tenía control
sexual | sexual exploitation | explotación sexual
labour | forced labour | trabajo forzoso
slavery_bondage | bondage | servidumbre por deudas
servitude | servitude | servidumbre
begging | begging | mendicidad
crime | use in crime | uso en delitos
underpaid | labour exploitation, by the sign of pay below the legal minimum | explotación laboral, por el indicio de pago por debajo del mínimo legal
consent | went along at first | aceptó al principio
protocol | the Trafficking Protocol | el Protocolo contra la trata
mexico | Mexico's law of the day | la ley mexicana vigente
us | the U.S. law on severe forms | la ley estadounidense de formas graves
"""
_LABELS = """
none | Nothing is recorded for person {0} in this run. | No consta nada de la persona {0} en esta corrida.
who | Person {0}: a synthetic {1} of {2} from {3}. | Persona {0}: {1} de {2} años, de {3}; sintética.
on | on | el
at | in {0} | en {0}
beside | at {0} | en {0}
starting | from {0} | desde {0}
to | to {0} | a {0}
way | on the way from {0} to {1} | en el camino de {0} a {1}
between | from {0} to {1} | de {0} a {1}
towards | towards {0} | hacia {0}
taken_to | taken to {0} | hasta {0}
of_captivity | of the captivity in {0} | del cautiverio en {0}
from_captivity | from captivity in {0} | del cautiverio en {0}
from | from {0} | de {0}
by | by {0} | por {0}
with | with {0} | con {0}
fee | fee {0:,.0f} USD | tarifa {0:,.0f} USD
wage | promised {0:,.0f} USD a day | prometían {0:,.0f} USD al día
demand | {0:,.0f} USD demanded | exigían {0:,.0f} USD
price | for {0:,.0f} USD | por {0:,.0f} USD
in_place_of | in place of {0:,.0f} USD it claimed | en lugar de {0:,.0f} USD que reclamaba
sold_to | was sold{1} to {0} | fue vendida o vendido{1} a {0}
handed_to | was handed over{1} to {0} | fue entregada o entregado{1} a {0}
until | until {0} | hasta el {0}
looks_for_work | looked for other work in {0} | buscó otro trabajo en {0}
usd | {0:,.0f} USD | {0:,.0f} USD
usd_in_all | {0:,.0f} USD in all | {0:,.0f} USD en total
kept_usd | {0:,.0f} USD of the pay kept back | {0:,.0f} USD de la paga retenidos
owes | {0:,.0f} USD owed | debe {0:,.0f} USD
on_to | went on from {0} to {1} | siguió de {0} a {1}
on_from | went on with the journey from {0} | siguió el viaje desde {0}
taken_on | was taken to {0} | le llevaron a {0}
then_boarded | then boarded a freight train there | luego subió ahí a un tren de carga
went_home | set out for home, for {0} | emprendió el regreso a casa, a {0}
trains | freight trains: {0} | trenes de carga: {0}
nights | nights in shelters: {0} | noches en albergues: {0}
checks | checks: {0} | revisiones: {0}
tolls | tolls the guide paid to gangs: {0} ({1:,.0f} USD in all) | peajes que el guía pagó a bandas: {0} ({1:,.0f} USD en total)
guide_bribes | bribes the guide paid: {0} ({1:,.0f} USD in all) | sobornos que pagó el guía: {0} ({1:,.0f} USD en total)
times | {0} times | {0} veces
group | with others | con otras personas
earlier | Before the measured period: | Antes del período que se mide:
measured | In the measured period: | En el período que se mide:
outside | outside a shelter | afuera de un albergue
inside | inside a shelter | dentro de un albergue
relative | through a relative or partner | por un familiar o la pareja
lever1 | by keeping the papers | reteniendo los papeles
lever2 | by a debt | por una deuda
lever3 | by the threat of denouncing | con la amenaza de denunciar
lever4 | by guards | con guardias
use1 | in work | en trabajo
use2 | sexually | sexualmente
use3 | in crime | en delitos
use4 | in service | en servicio
money | Money of this life | Dinero de esta vida
to_smugglers | to smugglers | a coyotes
to_gangs | to gangs | a pandillas
to_officials | to officials | a autoridades
to_criminals | to robbers | a asaltantes
to_lenders | to lenders | a prestamistas
to_employers | paid to employers | pagado a empleadores
withheld | of the work done, kept by employers or spent on holding | del trabajo hecho, lo que los empleadores se quedaron o gastaron en retener
sent | sent home | enviado a casa
owed_end | owed at the end | debe al final
control | at the end under the control of {0} | al final bajo control de {0}
case | Recognised on {0} under {1}. Act: {2}. Means: {3}. Purpose: {4}. | Trata reconocida el {0} según {1}. Acto: {2}. Medios: {3}. Fin: {4}.
consented | Consent, recorded and not weighed: {0}. | Consentimiento, anotado y sin peso: {0}.
none_needed | none marked | ninguno señalado
stored | (A stored run keeps neither the legs between places, nor loans and payments, nor the elements of a recognition. All of it, by living the run again: {0}) | (Una corrida guardada no conserva los tramos entre lugares, ni los préstamos y pagos, ni los elementos del reconocimiento. Todo ello, al repetir la corrida: {0})
woman | woman | mujer
man | man | hombre
girl | girl | muchacha
boy | boy | muchacho
"""


def _table(text: str) -> dict[str, tuple[str, str]]:
    return {row[0]: (row[1], row[2]) for row in ([part.strip() for part in line.split(" | ")] for line in text.strip().splitlines())}


KINDS, PARTIES, LAW, LABELS = (_table(text) for text in (_KINDS, _PARTIES, _LAW, _LABELS))
MONTHS = {
    "en": ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
    "es": ["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"],
}


def label(name: str, lang: str, *values) -> str:
    """A short text with its values."""
    return LABELS[name][lang == "es"].format(*values)


def word(table: dict, name: str, lang: str) -> str:
    """A word of a table; the name itself where none stands there."""
    return table[name][lang == "es"] if name in table else name.replace("_", " ")


def when(date, lang: str) -> str:
    """A date in words."""
    month = MONTHS[lang][date.month - 1]
    return f"{date.day} de {month} de {date.year}" if lang == "es" else f"{date.day} {month} {date.year}"
