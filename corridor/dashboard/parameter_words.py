"""Assumptions in plain words. English stands in the table of parameters; Spanish stands here."""

from __future__ import annotations

from corridor.parameters import PARAMETERS

_GROUPS = """
people | people | personas
nature | nature | naturaleza
train | riding trains | viajar en tren
trains | operations on trains | operativos en trenes
smugglers | smugglers | coyotes
lenders | lenders | prestamistas
gangs | gangs | pandillas y carteles
robbers | robbers | asaltantes
abuse | abuse of power | abuso de poder
company | company | compañía
costs | costs of travel | costos del viaje
news | news | noticias
recruiters | recruiters | reclutadores
police | police | policía
ransom | ransom | rescates
posts | checks | retenes
patrol | Border Patrol | Patrulla Fronteriza
detention | detention | detención
custody | custody | custodia
removal | removal | expulsión
detection | detection | detección
screening | screening | entrevistas
signs | signs of harm | señales de daño
complaint | complaints | quejas
stay | stays for victims | estancias para víctimas
recovery | recovery | recuperación
trial | testifying | declarar en juicio
resettlement | resettlement | reasentamiento
homecoming | coming home | el regreso
trust | trust | confianza
trauma | trauma | trauma
speaking | speaking out | hablar
asylum | asylum | asilo
protection | protection | protección
justice | justice | justicia
inspection | inspection | inspección
employers | employers | empleadores
work | work | trabajo
shelters | shelters | albergues
observation | what gets counted | lo que se cuenta
"""
GROUPS = {row[0]: row[1:] for row in ([part.strip() for part in line.split("|")] for line in _GROUPS.strip().splitlines())}
_SPANISH = """
people.candidates | personas de los cuatro países que podrían irse
people.new_candidates_year | personas que cada año empiezan a pensarlo
people.candidate_years | años en que una persona piensa en irse
people.gone_a_year | parte de una generación que se va para siempre en un año
people.seasonal_workers | trabajadores fronterizos de la cosecha en Chiapas
people.women_share | mujeres y niñas entre los candidatos
people.minor_share | menores de 18 entre los candidatos
people.kin_share | candidatos con familia cercana en Estados Unidos
people.savings_median_usd | dinero a mano, mediana
people.savings_spread | dispersión de los ahorros
people.family_median_usd | lo que una familia reuniría en una emergencia, mediana
people.family_spread | dispersión de esa suma
people.family_days | días que una familia necesita para reunir la mayor parte
people.attachment_median_usd | lo que vale quedarse en casa, mediana
people.attachment_spread | dispersión del apego
people.rethink_days | días entre dos momentos de pensar en irse
people.horizon_days | días de trabajo fuera con que cuenta un candidato
people.saving_share | parte del salario fuera que es ganancia
people.choice_scale_usd | dispersión de gustos en decisiones grandes
people.route_scale_usd | dispersión de gustos al elegir un tramo
people.hour_value_usd | valor de una hora de camino
people.walk_hour_usd | valor de una hora a pie, por monte o desierto
people.train_hour_usd | valor de una hora en tren de carga
people.loss_stopped_usd | lo que se siente que cuesta ser detenido y devuelto
people.loss_taken_usd | lo que se siente que cuesta un secuestro
people.loss_robbed_usd | lo que se siente que cuesta un robo
people.loss_death_usd | lo que se siente que cuesta una muerte en el camino
people.provisions_usd | dinero con que se intenta salir sin guía
people.reunion_usd | lo que vale para un padre o madre llevar a su hijo
people.month_away_share | parte del apego anual que cuestan meses de trabajo cercanos
people.season_scale_usd | dispersión de gustos al tomar trabajo por unos meses
people.means_days | días en que un hogar recupera sus medios
people.rest_days | días en casa antes de volver a pensarlo
people.hours_a_day | horas de camino en un día
people.home_work_share | días con trabajo en casa, de los laborables
news.half_life_days | tiempo en que una noticia vale la mitad
news.start_people | peso de las creencias iniciales, por tramo
news.community_people | peso de las creencias iniciales de una comunidad
news.other_communities_people | peso de lo que cuentan otras comunidades, en personas
news.other_pools_people | peso de lo que cuentan otras comunidades
news.starting_beliefs | factor sobre el peligro que se cree al inicio
train.wait_hours | espera media del tren donde se sube primero
train.change_hours | espera media en un patio al cambiar de tren
train.fall_hazard_hour | probabilidad por hora de caer del tren
train.fall_death | caídas mortales
train.fall_maims | otras caídas que cuestan un miembro
nature.desert_hazard_hour | probabilidad por hora de morir en el desierto con calor pleno
nature.river_hazard | probabilidad de ahogarse al cruzar un río
abuse.wish_usd | lo que alguien con poder daría por dominar a otra persona
abuse.witness_usd | lo que cada testigo resta a las ganas de robar o abusar
abuse.sanction_usd | lo que cuesta al agresor una queja que le llega
abuse.choice_scale_usd | dispersión de gustos de los agresores
company.chance | compañía casual de quien sale solo
company.friends | compañía de quienes salen juntos
company.guided | personas en el grupo de un guía
company.strangers | desconocidos cerca en trenes y veredas
company.guards | otros cerca cuando un captor está con un cautivo
recruiters.visits_month | personas con que un reclutador habla en casa al mes
recruiters.payment_usd | lo que paga un reclutador al hogar de un menor
recruiters.believed_true | ofertas que se creen ciertas antes de probar ninguna
robbers.by_trail | caminantes al día que los asaltantes de una vereda alcanzan
smugglers.presence | traficantes que existen frente al número estimado
smugglers.number | redes que podrían estar en el negocio
smugglers.clients_month | personas que una red lleva al mes
smugglers.cost_usd | costo de llevar a una persona de puerta a puerta
smugglers.border_cost_usd | costo de un cruce de frontera
smugglers.margin | margen sobre el costo con grupos a medias
smugglers.concealment | horas expuestas que ahorra el saber de un guía
smugglers.upfront_share | parte de la tarifa pagada antes de salir
smugglers.exit_usd_month | lo que una red ganaría fuera del negocio
smugglers.name_people | relatos que hacen o quitan la fama
smugglers.choice_scale_usd | dispersión de gustos de un guía al entregar
smugglers.scruple_usd | lo que un guía dejaría de ganar por no dañar
smugglers.guide_usd | lo que cuesta a una red perder un guía
lenders.limit_usd | lo que presta un prestamista sobre casa y familia
lenders.interest_month | interés de un prestamista de pueblo
gangs.presence | células que existen frente al número estimado
gangs.road_cells | células en el camino
gangs.home_cells | células en casa
gangs.beds | plazas en las casas de una célula
gangs.meetings_day | grupos que una célula puede parar al día
gangs.keep_usd_day | costo de retener a una persona un día
gangs.sale_usd | lo que paga un comprador por una persona
gangs.choice_scale_usd | dispersión de gustos de una célula
gangs.toll_usd | cuota que una célula pide a un viajero
gangs.guide_toll_usd | cuota que una célula pide a un guía por cliente
gangs.raid_loss_usd | lo que pierde una célula en un operativo
gangs.release_risk_usd | peligro para una célula de un testigo libre
gangs.kill_cost_usd | costo para una célula de matar a un cautivo
gangs.demand_factor | primera exigencia sobre lo que suelen pagar las familias
gangs.presses_day | personas que una célula presiona en casa al día
gangs.renta_usd | renta que exige en una visita
gangs.bed_usd_month | alquiler de una plaza en una casa de cautiverio
gangs.fight_losses | miembros que cuesta una pelea a cada lado
gangs.member_usd | lo que vale un miembro para una célula
gangs.official_usd_month | precio de todas las autoridades del terreno de una célula
gangs.reprisal_usd | esfuerzo y peligro de castigar a quien se negó
gangs.convicted_share | de los deportados como pandilleros, condenados
gangs.reintegration_usd | valor de una plaza de reinserción
gangs.outside_usd | valor de un año fuera de la pandilla sin ayuda
gangs.member_usd_month | lo que da la pandilla a un deportado al mes
shelters.need_at_most | lo que vale una comida a quien no tiene nada, frente a lo usual
shelters.nights_spared | noches fuera cuyos asaltos ahorra una casa segura
shelters.advice_usd | lo que valen consejo y ayuda en una casa
shelters.night_heals | trauma que cura una noche segura
shelters.trust_gained | desconfianza que quita una plática con el personal
speaking.harm_days | días en que un daño aún puede llevar a una queja
speaking.trauma_felt | trauma con que aún pesan daños anteriores
speaking.reported | miedo a ser denunciado a migración al quejarse
speaking.trauma | cuánto pesa el trauma contra quejarse
speaking.time_lost | días y nervios que cuesta una queja
speaking.justice | esperanza que añade una estancia para víctimas
speaking.heard | esperanza que añade que el control interno escuche
trains.yard_share | mordida y deber en un patio frente a un retén
people.detour_usd | lo que se siente que cuesta a un menor sin permiso rodear una frontera interior
train.board_hazard | probabilidad de caer al subir o bajar de un tren de carga
trains.force_fall | probabilidad de que quien es arrojado del tren caiga bajo él
abuse.most_usd | dinero que se halla a una persona, a lo más
abuse.least_usd | dinero que vale la pena quitar
abuse.takes_share | parte del efectivo que halla un asaltante
abuse.risk_factor | riesgo de un abuso frente al de un robo
abuse.speaks_without_papers | disposición a quejarse de quien no tiene papeles
abuse.heard | hasta dónde llega una queja a la autoridad que hay que nombrar
abuse.heard_rate | cuánto más llega donde muchos se quejan
abuse.crew_scruple_usd | lo que personal del tren y agentes dejan de ganar por no dañar
trauma.robbery | trauma que deja un robo
trauma.abuse | trauma que deja un abuso sexual
trauma.beaten | trauma que deja un castigo en cautiverio
robbers.bands | bandas de delincuentes comunes en el camino
robbers.choice_scale_usd | dispersión de gustos de las bandas al elegir dónde esperar
robbers.road_share | de los pasajeros de una carretera, los que una banda alcanza
robbers.people_seen | personas paradas tras las que se sabe lo que vale un lugar
company.scruple_usd | lo que un compañero de camino deja de ganar por no dañar
ransom.relative_usd | lo que una familia daría por volver a ver a un cautivo
ransom.kin_usd | lo que familiares cercanos en el extranjero mandan para un rescate
ransom.choice_scale_usd | dispersión de gustos de las familias al ser llamadas
ransom.smallest_usd | suma más pequeña que se manda
ransom.met_share | parte de una exigencia que vale por toda
ransom.again_share | lo que se exige tras pagarse todo, frente a la primera exigencia
ransom.word_heard | hasta dónde saben otras familias qué fue de un cautivo
ransom.memory_people | cautivos tras los que se renueva lo que se sabe de una célula
ransom.police_days | días que una familia da a la policía para hallar una casa
police.tip | atención que trae una denuncia sobre una casa
police.body | atención que trae un cuerpo
police.heat_days | días que dura en suma la atención
police.taken_noticed | personas llevadas tras las que la atención crece en uno
gangs.kin_asks | cuánto más se exige donde hay familia fuera, y menos donde no
gangs.decides_days | días entre dos llamadas a una familia
gangs.review_days | días entre dos decisiones sobre un cautivo en servicio
gangs.horizon_days | días que un captor calcula para un uso
gangs.crowding_days | días en que se siente que las casas están llenas
gangs.asks_step | qué tan rápido las exigencias siguen lo pagado
gangs.service_part | valor del servicio doméstico frente a la explotación para otros
gangs.servitude_part | valor de una persona retenida para los captores, frente a lo mismo
gangs.use_usd | lo que deja en un mes explotar a una persona para otros
gangs.guard_part | valor de un cautivo obligado a vigilar o reclutar, frente a lo mismo
gangs.service_share | personas en servicio que una célula necesita
gangs.servitude_share | personas que los miembros quieren para sí
gangs.clients_people | personas para las que hay clientes en un terreno
gangs.guard_share | vigilantes y reclutadores forzados que una célula necesita
gangs.buyer_share | parte del valor de un cautivo que el comprador paga
gangs.sold_talk | hasta qué punto quien fue vendido sigue siendo testigo
gangs.buyer_holds | personas retenidas con que un comprador paga la mitad
gangs.guarded_each | cautivos que una célula puede llevar y retener por miembro
gangs.guards_share | de los miembros, los que vigilan
gangs.forced_guard | del trabajo de un vigilante, lo que hace uno forzado
gangs.guard_sees | cautivos por vigilante con que una fuga es pareja
gangs.tied_chance | posibilidades de quien fue amarrado tras una fuga
gangs.beating_usd | lo que se siente que cuesta ser sorprendido al huir
gangs.crime_burden_usd | lo que se siente que cuesta ser obligado a dañar a otros
gangs.obedience_usd | valor del miedo de cada otro cautivo tras un escarmiento
gangs.seen_people | casos tras los que se sabe qué pasa a quien desafía
gangs.raid_members | miembros perdidos cuando la policía halla una casa
gangs.raid_usd | hombres, camiones y silencio que cuesta un secuestro masivo
gangs.raid_scale_usd | dispersión de gustos de una célula ante un grupo
gangs.future_tolls | cuotas futuras que un guía asaltado dejaría de pagar
gangs.train_load | viajeros de un tren que se encuentran juntos
gangs.group_load | personas de un grupo a pie, en autobús o con guía
gangs.passengers_sifted | pasajeros que una célula revisa por cada grupo que para
gangs.usual_members | miembros de una célula usual
gangs.people_met | personas a las que se cobra en un encuentro
gangs.purses_seen | personas revisadas tras las que se sabe qué se lleva
gangs.toll_step | paso de una cuota
gangs.toll_scale_usd | dispersión de gustos ante quien no puede pagar
gangs.look_on | de los viajeros de un tren, los que ven lo que se hace a uno
gangs.pay_for_fear | de lo que los testigos guardan, lo que el miedo saca
gangs.throw_usd | molestia que trae arrojar a alguien
gangs.watch_night | huéspedes que los hombres fuera de un albergue pueden seguir
gangs.ground_usd_day | ingresos bajo los que un tramo da igual
gangs.ground_scale | dispersión de gustos al elegir dónde estar
gangs.house_step | plazas que se alquilan o dejan de una vez
gangs.fewest_beds | plazas de la casa más pequeña
gangs.most_beds | plazas de todas las casas de una célula a lo más
gangs.income_step | peso del último mes en lo que una célula espera
gangs.move_usd | costo de mudarse a otro terreno
gangs.far_grass | cuánto mejor que el propio se cree otro terreno, a lo más
gangs.boss_usd_month | costo de un segundo mando
gangs.hire_step | miembros que se toman o dejan en un mes
gangs.most_members | miembros que un mando puede mantener juntos
gangs.fewest_members | miembros de la célula más pequeña
gangs.month_scale_usd | dispersión de gustos en planes de meses
trains.haste_usd | lo que vale para un agente vaciar rápido un vagón
trains.officers | agentes de un operativo
trains.tied_usd | lo que cuesta de más correr a un menor o a una mujer
trains.force_excused | parte del riesgo de una queja donde se permite la fuerza
trains.crew | personal y guardias privados de un tren
trains.crew_sees | viajeros con que cada uno se topa al día
police.search_days | días que una unidad tarda en hallar una casa
police.units | unidades que buscan cautivos
posts.inm_bribe_usd | mordida que se pide en un retén
posts.duty_usd | lo que vale para una autoridad cumplir
posts.sanction_usd | sanción esperada por una mordida
posts.choice_scale_usd | dispersión de gustos de las autoridades
posts.reach | grupos que revisa un puesto interior de EE. UU., sobre la tabla
posts.checks_officer | grupos que revisa un agente en un día
posts.audit_finds | probabilidad de que una auditoría descubra una mordida del año
posts.handover_risk | peligro de entregar personas frente al de una mordida
patrol.contact | terreno que un agente vigila en una hora
patrol.on_shift | agentes en la línea a la vez
patrol.arrest_hours | horas de agente por detención
patrol.tower_km | terreno que vigila una torre
patrol.sentence_days | días de cárcel por un cruce llevado a juicio
trains.guard_sees | viajeros que un guardia aparta al día
trains.caught_of_runners | probabilidad de ser alcanzado al huir de un tren
trains.jump_fall | caída al saltar de un tren lento
detection.talks_day | personas con que habla al día quien busca señales
custody.talks_day | personas que un miembro del personal informa al día
custody.cases_day | casos que toma un abogado al día
custody.seen_a_visit | personas vistas en una ronda de visitas
custody.day_usd | lo que se siente que cuesta un día en custodia
custody.unsigned_days | días que añade no firmar
custody.charge_days | días en custodia por una acusación
police.stops_day | grupos que las patrullas de un pueblo pueden parar al día
police.others_day | otros grupos en que también se fijan las patrullas
police.passers_by | gente del pueblo que podría ver una parada policial
police.time_usd | lo que vale para una patrulla no molestar
police.threat_known | peso de la amenaza para quien conoce la ley
posts.group_people | personas en un grupo que revisa un puesto
posts.passengers_group | pasajeros comunes que se revisan juntos
posts.locals_on_trails | grupos de vecinos que topan las patrullas
posts.us_lanes | tráfico que pueden revisar los carriles de un puesto de EE. UU.
posts.guide_talks | riesgo de que hable un guía frente a un extraño
posts.payer_scale_usd | dispersión de gustos de quienes deben pagar
posts.handover_share | parte de la ganancia que una célula da a la autoridad que entrega a alguien
patrol.hide_hours | horas tras las que se halla dónde ocultarse
patrol.wall_hours | horas que un muro añade al cruce
custody.overfull | ocupación desde la que una estación deriva personas
custody.papers_day | personas que un cónsul puede acreditar al día
custody.talk_hours | duración de una charla sobre derechos si hay tiempo
custody.understand_hours | tiempo para entender los derechos con calma y escuela
custody.schooling_slows | lo que añade no haber ido a la escuela
custody.trauma_slows | lo que añade una gran angustia
custody.talk_spread | dispersión de cuánto se entiende
custody.visit_trust | confianza que añade una visita
custody.consul_trust | confianza que añade un cónsul
custody.second_thought_usd | lo que vale no firmar en seguida si se conocen los derechos
custody.outside_share | costo de esperar fuera frente a dentro
custody.bus_seats | personas en un autobús de regreso
custody.flight_seats | personas en un vuelo de regreso
custody.bus_memory_days | días en que se estima quién está listo
detection.load | cola ante el personal de detección
screening.untrained | señales que ve un agente sin formación
screening.hour_usd | lo que vale una hora del agente sin cola
screening.queue | cuánto encarece la hora una cola completa
screening.case_hours | horas que toma abrir un caso
screening.story | lo que vale un relato completo de trata
screening.traces | lo que añaden las señales vistas
screening.alike | cuánto se parece otro daño grave a la trata
screening.confused | duda ante quien pagó a un coyote si se confunde trata y tráfico
screening.traces_days | días en que se borran las huellas del daño
screening.excuse | lo que pesa la regla de no castigar
screening.charge | lo que vale una acusación
signs.distress | señal: angustia, llanto, insomnio
signs.harm | señal: retenida o herida hace poco
signs.threat | señal: amenaza vigente
signs.debt | señal: deuda con quien la trasladó
signs.kept | señal: papeles o salario retenidos
signs.child_alone | señal: niño sin parientes
speaking.days_worth | lo que añaden días para recuperarse
speaking.days_count | días de recuperación que más cuentan
speaking.care_worth | lo que añaden plazas de cuidado
speaking.care_half | plazas que cuentan la mitad
speaking.stay_worth | lo que añade una estancia para víctimas
speaking.self_fear | miedo a represalias contra sí
speaking.family_fear | miedo a represalias contra la familia
speaking.cover_of_family | cuánto llega la protección a las familias
speaking.threat_fear | miedo que deja una amenaza
speaking.threat_days | días en que se borra una amenaza
speaking.debt_fear | miedo al acreedor
speaking.debt_half_usd | deuda que pesa la mitad
speaking.shame | vergüenza
speaking.distress | angustia que cierra la boca
speaking.returned_fear | miedo a ser devuelta por hablar
speaking.members_half | miembros con que una célula alcanza a la mitad
speaking.employers_reach | alcance de un empleador
asylum.fear_days | días en que se debilita una causa
asylum.hope | parte de la esperanza sin causa que mostrar
asylum.horizon_days | días de estancia con que se cuenta
asylum.lawyer | lo que añade un abogado
asylum.fear_standard | umbral del miedo creíble
asylum.grounds_most | causas que admite una decisión
asylum.backlog_days | rezago que una oficina cuenta como uno
asylum.backlog_doubt | duda que añade el rezago
asylum.news_people | decisiones tras las que cambia la esperanza
asylum.rethink_days | días entre dos reflexiones sobre la solicitud
asylum.appeal_days | días que toma una apelación
asylum.danger_doubt | duda ante el peligro de tortura
asylum.withheld_days | días tras los que se revisa la protección sin residencia
complaint.days | tiempo para denunciar un delito
complaint.justice_usd | lo que vale la justicia a quien confía
complaint.returned_usd | costo temido de ser devuelta por quejarse
complaint.looked_into | posibilidad de que una queja descubra al agente
stay.identified | peso de ser reconocida como víctima
stay.case | lo que añade un caso abierto
stay.worth | peso de lo mostrado
stay.doubt | duda ante una estancia
stay.discretion | duda que añade la discrecionalidad
protection.safety_days | días a salvo a que se refiere ese valor
protection.safety_most | lo más que cuenta una seguridad mayor
protection.home_spoilt | lo que pierde el hogar si espera una célula
protection.care_days | días de cuidado sin período legal
protection.strangers | lo que cuesta quedarse entre extraños
protection.kin_wait | atracción de parientes que esperan
recovery.half_days | duración conocida con media recuperación
recovery.open_end | ritmo de recuperación sin fecha de término
trial.family_fear | parte del daño que teme un testigo sin amenazas
trial.distress_usd | lo que cuesta declarar con gran angustia
trial.effort | esfuerzo de declarar sin condición
trial.justice | lo que vale la justicia a un testigo
trial.safe | lo que añade una estancia segura
trial.appeal_days | días de estancia tras el juicio
resettlement.risk | temor desde el que hay riesgo
resettlement.far | apego que se pierde al ir lejos
resettlement.kin_usd | lo que cuesta alejarse de la familia
removal.accent | cuánto antes se nota otra lengua
removal.members_half | miembros con que una célula topa a la mitad
justice.evidence | peso de los testimonios
justice.witnesses_most | testigos que oiría un tribunal
justice.effort | esfuerzo de un caso
justice.doubt | duda de un tribunal
justice.pressure | presión de los comprados por el acusado
justice.employers_friends | autoridades con que cuenta un empleador
justice.cover | represalias que evita la protección
justice.notice | atención que atrae una represalia
justice.reprisal_trauma | angustia que deja una represalia
justice.second_thoughts | peso del silencio en quien ya habló
justice.news | cuánto mueve un fallo lo que se espera
justice.members_lost | miembros que pierde una célula condenada
justice.employer_sanction | sanciones que equivalen a una condena
justice.others_hear | lo que temen otros por año de condena
justice.families_each | otros que ya necesitan protección
justice.guide_year | lo que añade cada año de pena al costo de un guía
justice.fewest_clients | clientes entre los que se reparte el riesgo
justice.memory_months | meses que se recuerdan los arrestos
gangs.tie_convicted | vínculo de un condenado
gangs.tie_suspected | vínculo de un sospechoso
gangs.tie_spread | dispersión del vínculo
gangs.members_usual | miembros de una célula usual
gangs.education_adds | lo que añade la escuela
gangs.tattoo_adds | lo que añade borrar tatuajes
gangs.notice_adds | lo que se gana con aviso
homecoming.days | días tras los que llega quien reclama
homecoming.way_usd | esfuerzo de ir a reclamar
homecoming.reported_usd | lo que cuesta ser denunciado
homecoming.choice_scale_usd | dispersión de gustos de quien reclama
homecoming.cell_claims_usd | lo que reclama una célula a quien escapó
homecoming.lender_presses_usd | lo que pesa la presión de un prestamista
homecoming.house_share | parte del apego que es la casa o tierra
homecoming.family_left | presión que queda para la familia
homecoming.watched | presión que queda con seguimiento
homecoming.worked_usd_month | abono esperado por mes de trabajo
homecoming.others_fear_usd | lo que vale el miedo de otros
custody.choice_scale_usd | dispersión de gustos ante la hoja de retorno
detention.interviews_day | entrevistas de un escritorio al día
detention.desks | escritorios en las estaciones de México
detention.us_desks | escritorios que atienden en la custodia de EE. UU.
screening.signs_hours | tiempo que un agente da a un caso
screening.hours_to_learn | horas de formación en que se aprende lo principal
screening.worth | lo que vale para un agente hallar a una víctima
screening.suspicion | señales con que un agente sospecha
protection.safety_usd | lo que valen dos años fuera del alcance de una célula
protection.recovered | trauma bajo el cual una persona puede decidir
protection.longest_days | la estancia más larga si sigue a la recuperación
protection.language_usd | lo que pesa un idioma y un país extraños
asylum.cases_day | casos que decide un oficial de asilo al día
asylum.ground_worth | peso de un motivo mostrado en la decisión
asylum.doubt | peso de la duda en la decisión
justice.case_days | días desde abrir un caso hasta el fallo
justice.cases_each | casos de un fiscal a la vez
justice.rings_each_year | redes que halla un investigador al año
justice.loss_usd | lo que costaría una condena al señalado
inspection.visits_month | visitas de un inspector al mes
inspection.asks_well | cuánto facilita hablar un inspector que sabe preguntar
inspection.share_on_migrants | visitas que llegan a quienes emplean migrantes
inspection.memory_months | meses en que se recuerda una sanción
recruiters.outside_day | huéspedes con que hablan los que esperan fuera
shelters.meal_usd | valor de comida, baño y cama
shelters.trusted_more | confianza en el personal de un albergue, más allá de la que hay en las autoridades
shelters.walk_along | personas que acompañan a huéspedes al tren o autobús
removal.hours_to_tell | tiempo en que se reconoce a quien no es mexicano
costs.deport_mx_usd | costo público de un retorno en autobús
costs.deport_us_usd | costo público de una expulsión en avión
costs.assisted_usd | costo público de un retorno asistido
costs.stay_usd | costo público de una estancia
costs.permit_usd | costo público de un permiso
costs.resettlement_usd | costo público de un reasentamiento
trust.median | confianza en las autoridades, mediana
trust.growth_day | crecimiento de la confianza en un lugar seguro
trauma.recovery_day | alivio del trauma en un lugar seguro
speaking.scale | dispersión de gustos al hablar
employers.number | empleadores y reclutadores que contratan migrantes
employers.in_chiapas | de los empleadores, en Chiapas
employers.in_transit | de los empleadores, en ciudades mexicanas del camino
employers.in_border | de los empleadores, en la frontera norte de México
employers.in_us | de los empleadores, en Estados Unidos (los demás en Centroamérica)
employers.plantations | de los empleadores fuera de las ciudades, fincas
employers.homes | de los empleadores, casas con trabajo del hogar
employers.bars | de los empleadores, bares y similares
employers.builders | de los empleadores, de la construcción (los demás: servicios)
employers.size_spread | dispersión del tamaño de los empleadores
employers.places_chiapas | brazos que hacen falta en Chiapas en la cosecha
employers.places_transit | brazos de migrantes que hacen falta en ciudades mexicanas del camino
employers.places_border | brazos de migrantes que hacen falta en la frontera norte de México
employers.places_us | brazos de recién llegados de los cuatro países que hacen falta en Estados Unidos
employers.places_central_america | brazos de otros lugares de Centroamérica que hacen falta
employers.ask_papers_us | empleadores que solo toman a quien tiene papeles, Estados Unidos
employers.ask_papers_mexico | empleadores que solo toman a quien tiene papeles, fuera de Estados Unidos
employers.usual_pay_start | parte del salario usual que se cree al principio que pagan otros
employers.season_days | días con que calculan empleador y trabajador
employers.margin_share | lo que rinde un trabajador sobre su salario
employers.unwilling_output | rendimiento de quien trabaja contra su voluntad, frente a quien lo hace por ella
employers.bar_takings | lo que ingresa al día un bar por una mujer bajo su control, en salarios
employers.keep_share | parte del salario usual que cuestan comida y techo de quien está retenido
employers.credit_share | parte del salario usual que abona a la deuda quien retiene por ella
employers.charges_share | parte del salario usual que se carga a esa deuda
employers.advance_usd | anticipo con que un empleador endeuda a alguien
employers.held_per_guard | personas que vigila un guardia pagado
employers.refill_days | días que un puesto queda vacío con vacantes usuales
employers.sanction_days | lo que una condena por retener a una persona cuesta a un empleador
employers.scruple_days | lo que un empleador deja de ganar por no dañar
employers.choice_days | dispersión de gustos de los empleadores
employers.buyers_asked | empleadores que se enteran de una persona en venta
employers.bond_usd | lo que un empleador añade a una deuda
work.wage_scale_usd | dispersión de gustos al elegir trabajo
work.season_days | duración de una estancia de cosecha
work.round_days | días entre dos rondas de buscar trabajo
work.openings_free | de los empleadores con una vacante, sin las fincas, los que toman a quien pregunta
work.usual_unemployment | desempleo en Estados Unidos con el que vale esa parte
work.held_day_usd | lo que se siente que cuesta un día bajo guardia, además de la paga
work.offers_heard | empleadores a quienes se pregunta en una ronda
work.heard_without_language | de ellos, los que alcanza quien no habla la lengua del lugar
work.heard_through_kin | empleadores más que conocen los parientes cercanos
work.usual_vacancies | puestos vacantes con los que se paga el salario usual
work.wage_curve | alza de salarios con las vacantes
work.wage_spread | dispersión de salarios entre empleadores
work.leave_days | dispersión de gustos al dejar un trabajo
work.accept_days | dispersión de gustos al tomar una oferta, según reclutadores
work.notice_days | días hasta que la primera paga muestra lo que es el trabajo
work.horizon_months | meses de trabajo lejos de casa con que se cuenta
work.need_worth | lo que vale para un viajero un dólar que le falta para el camino
work.papers_usd | costo de reponer papeles retenidos
work.debt_followed | parte de una deuda no pagada que se espera cobren a la familia
work.caught_usd | lo que se siente que cuesta ser atrapado por los guardias de un empleador
work.watched_per_guard | personas por guardia de las que la mitad logra pasar
work.removed_believed | de los denunciados en el trabajo, los que se cree detenidos antes de toda noticia
work.report_people | informes que hacen o deshacen lo que se cree del trabajo
work.legal_minimum_mexico | salario mínimo legal sobre el usual, México y Centroamérica
work.legal_minimum_us | salario mínimo legal sobre el usual, Estados Unidos
work.reasonable_credit | parte del salario usual, en especie o abonada, debajo de la cual trabajar por una deuda es servidumbre
work.repaid_share | de lo que queda después de vivir, lo que paga deudas
work.sent_share | de lo que queda después de deudas, lo que se envía a casa
work.trip_usd | pasajes de ida y vuelta a las fincas
work.rounds_a_trip | rondas de buscar que permite el dinero de un viaje a las fincas
work.rethink_days | días tras los que un jornalero del altiplano vuelve a pensar en la temporada
work.harvest_idle | del trabajo en casa en el altiplano, lo que falta en los meses del café
recruiters.told_share | salario que nombra una oferta que se sabe falsa, sobre el usual
recruiters.looks_at | personas de una comunidad que mira un reclutador antes de hablar con una
recruiters.inside_day | huéspedes con quienes puede hablar dentro de una casa un reclutador que se hace pasar por uno
recruiters.youngest | edad mínima a la que se habla
recruiters.bond_usd | lo que un pariente deja de ganar por no pasar una oferta que se sabe falsa
recruiters.kin_trusted | de la duda en una oferta, lo que quita la palabra de un pariente
recruiters.choice_usd | dispersión de gustos de los parientes
speaking.usd | dispersión de gustos al hablar con un inspector
inspection.finds_register | personas maltratadas que se espera hallar en una visita según el registro
inspection.finds_tip | lo mismo por cada aviso sobre un lugar
inspection.finds_past | lo mismo donde ya se halló algo, y lo que un hallazgo añade a lo que espera el empleador
inspection.tips_followed | avisos que llegan a inspectores que no eligen por ellos
inspection.closure_days | días que se cierra un lugar que retenía a personas
observation.shelters | antiguos cautivos que pasan por un albergue y cuyo testimonio recoge el ombudsman
observation.comar | casos de la oficina de refugio frente a los de las cuatro nacionalidades
observation.redodem | huéspedes dañados que lo dicen en el registro de un albergue
observation.found_train | cuerpos hallados de quienes mueren por un tren
observation.found_desert | cuerpos hallados de quienes mueren en el desierto
observation.found_river | cuerpos hallados de quienes se ahogan
observation.found_captivity | cuerpos hallados de quienes pierden la vida en cautiverio
observation.found_other | cuerpos hallados de quienes mueren de otro modo
observation.inm | detenciones que el instituto registra
observation.border_patrol | detenciones fronterizas contadas
observation.coroners | de los cuerpos hallados, los reconocidos como de migrantes y contados
observation.prosecutors | víctimas de trata registradas como caso
observation.hospitals | heridos por el tren contados
observation.surveys | víctimas de abuso sexual que lo dicen en una encuesta
people.tries | intentos con que cuenta quien va sin guía
people.alone_usd | costo de un intento por cuenta propia
people.kin_worth_usd | valor de estar con familiares cercanos en el norte
people.family_gives | parte de lo que puede reunir que la familia da para el viaje
people.kin_gives | lo mismo cuando lo piden familiares en el norte
people.kin_means | lo que reúnen familias con parientes en el norte frente a otras
people.loss_abused_usd | lo que pesa un abuso sexual en el camino para quien lo espera
people.loss_reprisal_usd | lo que pesa una represalia en casa
people.child_danger | cuánto más pesa el peligro cuando se trata de un hijo
people.law_usd | lo que cuesta entrar a una pandilla a quien confía en la autoridad
people.voice_usd | lo que cuesta callar a quien denuncia o critica
people.past_abuse_usd | valor de alejarse de quien abusa en casa
people.wait_day_usd | costo de un día de espera de un permiso
people.permit_travel_usd | efectivo con que se sale con un permiso
people.home_from_afar | parte del valor del hogar que cuenta ya en la frontera
people.least_usd | efectivo sin el cual nadie sigue
people.trauma_home | cuánto más vale el hogar para quien está traumatizado
people.trust_lost | confianza que quita un soborno o un abuso de la autoridad
people.indigenous_gt | indígenas entre los candidatos de Guatemala
people.indigenous_others | indígenas entre los candidatos de los otros países
people.business_share | candidatos con un pequeño negocio
people.activist_share | activistas y gente de iglesias y ONG
people.witness_share | testigos de un delito de pandillas
people.former_share | antiguos miembros de pandillas
people.past_abuse_share | mujeres y niñas que viven con quien abusa de ellas
people.owns_share | hogares con casa o tierra que sirve de garantía
people.orphan_share | huérfanos entre los niños
people.skill_spread | dispersión de lo que se puede ganar
people.trust_spread | dispersión de la confianza en la autoridad
news.own_people | peso de lo vivido por uno mismo
news.lag_days | días hasta que en casa se sabe lo ocurrido
news.arrive_alone | llegadas de quienes van solos que se creen al inicio
news.arrive_guided | llegadas con guía que se creen al inicio
news.harm_alone | daño grave sin guía que se cree al inicio
news.harm_guided | daño grave con guía que se cree al inicio
news.abuse | mujeres abusadas en el camino que se creen al inicio
company.legs | tramos en que la compañía protege de asaltos
company.women_fear | cuánto más pesan esos peligros para las mujeres
company.wait_hours | horas del día que se espera compañía
gangs.usual_home_members | miembros de una célula de tamaño usual
gangs.residents_share | parte de la población a la que las células presionan
gangs.ground_returns | cómo crecen las visitas con los miembros
gangs.business_factor | renta a un negocio frente a otros
gangs.reckons_months | meses con que se calcula en casa
gangs.critic_usd | lo que un crítico o testigo puede costar a una célula
gangs.example_share | parte de lo recaudado que pone en juego un desafío sin castigo
gangs.fear_days | días en que el miedo a una amenaza se reduce a la mitad
gangs.complaints_heard | atención policial que atrae una denuncia en casa
gangs.arrest_year | miembros detenidos en un año bajo plena atención
gangs.rivalry_year | miembros muertos por rivales en un año
gangs.punished_start | desafíos que se creen castigados al inicio
gangs.ruins_share | parte de los bienes de la familia que destruye una represalia
smugglers.margin_most | margen con grupos llenos frente al usual
smugglers.half_full | parte del cupo que se llena en un mes usual
smugglers.fee_step | rapidez con que la tarifa sigue a los costos
smugglers.partners | organizadores de una red
smugglers.reckons_months | meses con que una red calcula
smugglers.overhead_usd_month | gasto fijo mensual de una red
smugglers.entry_usd | lo que cuesta empezar una red
smugglers.trade_scale_usd | dispersión de gustos al entrar o salir del negocio
smugglers.start_active | redes activas al inicio
smugglers.outside_spread | dispersión de lo que se ganaría fuera del negocio
smugglers.buyers_scale_usd | dispersión de gustos entre redes de un lugar
smugglers.tries | intentos que cubre un contrato
smugglers.child_fee | tarifa de un niño con su padre o madre
smugglers.early_share | costos que se pagan antes de la frontera
smugglers.border_tolls | parte de las cuotas que se paga en la frontera
smugglers.border_upfront | parte que un guía de frontera cobra antes
smugglers.keep_usd_day | gasto diario por persona retenida por una red
smugglers.leaving_harm | parte de los escrúpulos que ofende dejar a alguien atrás
smugglers.debt_sold | lo que se paga por una deuda vendida
smugglers.credit_months | meses en que un deudor sigue al alcance
smugglers.journey_days | días de un viaje guiado
smugglers.sale_share | parte de lo que rinde un cautivo que paga una célula
lenders.months | meses en que se espera pagar un préstamo
lenders.pledge_factor | lo que se pierde por cada dólar sin pagar
lenders.choice_scale_usd | dispersión de gustos al pagar o reclamar
lenders.claims | parte de los bienes que el acreedor puede reclamar
"""
SPANISH = dict(tuple(part.strip() for part in line.split("|")) for line in _SPANISH.strip().splitlines())


def group(name: str, lang: str) -> str:
    return GROUPS[name][lang == "es"] if name in GROUPS else name


def meaning(name: str, lang: str) -> str:
    """What the parameter is; in Spanish where a translation stands here, else as its table has it."""
    return SPANISH.get(name, PARAMETERS[name].meaning) if lang == "es" else PARAMETERS[name].meaning
