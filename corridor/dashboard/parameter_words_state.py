"""Assumptions in Spanish: work, the state, what gets counted (trata = trafficking, tráfico = smuggling of people)."""

ROWS = """
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
work.us_farms | del trabajo con que se cuenta en Estados Unidos, el del campo
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
employers.change_days | lo que se siente que cuesta tratar a un trabajador de otro modo que hasta ahora
employers.choice_days | dispersión de gustos de los empleadores
employers.buyers_asked | empleadores que se enteran de una persona en venta
employers.capital_usd | dinero de un empleador al inicio
work.wage_scale_usd | dispersión de gustos al elegir trabajo
work.season_days | duración de una estancia de cosecha
work.round_days | días entre dos rondas de buscar trabajo
work.openings_free | vacantes, sin las fincas, que no están ya prometidas a otra persona: abiertas a quien pregunta; en EE. UU. menos con más desempleo
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
work.pay_reports | pagas conocidas que hacen o deshacen lo que se cree de la paga usual
work.legal_minimum_mexico | salario mínimo legal sobre el usual, México y Centroamérica
work.legal_minimum_us | salario mínimo legal sobre el usual, Estados Unidos
work.reasonable_credit | parte del salario usual, en especie o abonada, debajo de la cual trabajar por una deuda es servidumbre
work.repaid_share | de lo que queda después de vivir, lo que paga deudas
work.sent_share | de lo que queda después de deudas, lo que se envía a casa
speaking.usd | dispersión de gustos al hablar con un inspector
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
inspection.believed_mexico | visitas al año que esperan al inicio los empleadores de México y Centroamérica
inspection.believed_us | visitas al año que esperan al inicio los empleadores de Estados Unidos
inspection.finds_register | personas maltratadas que se espera hallar en una visita según el registro
inspection.finds_tip | lo mismo por cada aviso sobre un lugar
inspection.finds_past | lo mismo donde ya se halló algo, y lo que un hallazgo añade a lo que espera el empleador
inspection.tips_followed | avisos que llegan a inspectores que no eligen por ellos
inspection.closure_days | días que se cierra un lugar que retenía a personas
police.search_days | días que una unidad tarda en hallar una casa
police.leaks | parte de los registros de los que avisan funcionarios pagados
police.half_busy | atención total a las células del camino con la que las unidades pasan la mitad de su tiempo en búsquedas
police.units | unidades que buscan cautivos
posts.inm_bribe_usd | mordida que se pide en un retén
posts.greed_spread | dispersión entre turnos de lo que pesa el dinero frente al deber
posts.shifts | turnos que se relevan en un retén
posts.duty_usd | lo que vale para una autoridad cumplir
posts.usual_rotation_months | meses en un puesto con los que se pide el precio usual
posts.complaints_usual | quejas al mes con que todos los agentes cuentan con una
posts.usual_risk | riesgo de una mordida, en sanciones esperadas, con el precio usual
posts.price_of_risk | parte del precio de funcionarios pagados que sigue su riesgo
posts.price_of_new | parte que sigue cada cuánto hay que ganar a nuevos
posts.sanction_usd | sanción esperada por una mordida
posts.choice_scale_usd | dispersión de gustos de las autoridades
posts.reach | grupos que revisa un puesto interior de EE. UU., sobre la tabla
posts.checks_officer | grupos que revisa un agente en un día
posts.audit_finds | probabilidad de que una auditoría descubra una mordida del año
corps.pay_municipal | salario de la policía municipal y estatal frente al de un agente de migración
corps.pay_federal | salario de la Policía Federal frente al de un agente de migración
corps.control_municipal | control que llega a la policía de los pueblos frente al de agentes de migración
corps.control_federal | control que llega a la Policía Federal frente al de agentes de migración
corps.pay_trains | salario del personal y los guardias de trenes frente al de un agente de migración
corps.control_trains | control que llega al personal de trenes frente al de agentes de migración
corps.us_pay_usd_month | salario de un agente de EE. UU.
corps.us_lost_months | salarios que pierde un agente de EE. UU. descubierto
corps.us_found | probabilidad de que se descubra una mordida de un agente de EE. UU.
posts.handover_risk | peligro de entregar personas frente al de una mordida
patrol.tower_km | terreno que vigila una torre
patrol.sentence_days | días de cárcel por un cruce llevado a juicio
patrol.caught_start | parte de quienes cruzan que es detenida, según se cree al inicio
patrol.mexicans_guided | parte de los mexicanos que cruzan que lleva guía
patrol.contact | terreno que un agente vigila en una hora
patrol.fewest_free | agentes libres como mínimo, por muchas detenciones que haya
patrol.on_shift | agentes en la línea a la vez
patrol.arrest_hours | horas de agente por detención
trains.guard_sees | viajeros que un guardia aparta al día
trains.jump_fall | caída al saltar de un tren lento
detection.talks_day | personas con que habla al día quien busca señales
custody.talks_day | personas que un miembro del personal informa al día
custody.cases_day | casos que toma un abogado al día
custody.seen_a_visit | personas vistas en una ronda de visitas
custody.day_usd | lo que se siente que cuesta un día en custodia
custody.unsigned_days | días que añade no firmar
custody.charge_days | días en custodia por una acusación
custody.choice_scale_usd | dispersión de gustos ante la hoja de retorno
screening.hours_to_learn | horas de formación en que se aprende lo principal
screening.worth | lo que vale para un agente hallar a una víctima
screening.silence_doubt | duda ante quien muestra señales y no dice nada
screening.signs_hours | tiempo que un agente da a un caso
protection.least_days | días en un lugar seguro antes de decidir, al menos
protection.recovered | trauma bajo el cual una persona puede decidir
protection.longest_days | la estancia más larga si sigue a la recuperación
protection.language_usd | lo que pesa un idioma y un país extraños
protection.safety_usd | lo que valen dos años fuera del alcance de una célula
asylum.cases_day | casos que decide un oficial de asilo al día
asylum.ground_worth | peso de un motivo mostrado en la decisión
asylum.doubt | peso de la duda en la decisión
justice.leak_days | días hasta que una declaración se filtra de una oficina toda pagada por el señalado
justice.case_days | días desde abrir un caso hasta el fallo
justice.cases_each | casos de un fiscal a la vez
justice.rings_each_year | capacidad de un investigador: redes que puede hallar al año, repartidas según sus clientes (también la misma más de una vez)
justice.loss_usd | lo que costaría una condena al señalado
inspection.visits_month | visitas de un inspector al mes
inspection.share_on_migrants | visitas que llegan a quienes emplean migrantes
inspection.asks_well | cuánto facilita hablar un inspector que sabe preguntar
inspection.memory_months | meses en que se recuerda una sanción
removal.hours_to_tell | tiempo en que se reconoce a quien no es mexicano
costs.deport_mx_usd | costo público de un retorno en autobús
costs.deport_us_usd | costo público de una expulsión en avión
costs.assisted_usd | costo público de un retorno asistido
costs.stay_usd | costo público de una estancia
costs.permit_usd | costo público de un permiso
costs.resettlement_usd | costo público de un reasentamiento
detention.interviews_day | entrevistas de una mesa al día
detention.desks | mesas de entrevista en las estaciones de México
detention.us_desks | mesas de entrevista en la custodia de EE. UU., por sector según sus agentes
detention.us_inside_share | parte de esas mesas para personas detenidas dentro del país
detention.us_beds | camas de la custodia de EE. UU. para personas de los cuatro países
patrol.mexican_case | tiempo de mesa de un mexicano detenido frente a los demás
screening.word_passed | de lo que vio un agente formado, lo que llega por escrito a la mesa
trust.median | confianza en las autoridades, mediana
trust.growth_day | crecimiento de la confianza en un lugar seguro
trauma.recovery_day | alivio del trauma en un lugar seguro
speaking.scale | dispersión de gustos al hablar
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
screening.charged_loses | confianza que pierde quien es acusado por lo que otros le obligaron a hacer
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
speaking.distress | angustia que hace callar
speaking.returned_fear | miedo a ser devuelta por hablar
speaking.members_half | miembros con que una célula alcanza a la mitad de quienes busca
speaking.employers_reach | alcance de un empleador
asylum.fear_days | días en que se debilita un motivo
asylum.believed_mexico | parte de solicitudes que se cree concedida en México al inicio
asylum.believed_us | parte de solicitudes que se cree concedida en EE. UU. al inicio
asylum.usual_ground | motivo que se cree que mostró quien solicitó antes
complaint.believed | probabilidad que se cree al inicio de que una denuncia dé una estancia
justice.believed | probabilidad que se cree al inicio de una condena
asylum.widespread_homicides | homicidios en el país de origen con los que la violencia es allí un motivo entero, donde lo es
asylum.hope | parte de la esperanza sin motivo que mostrar
asylum.horizon_days | días de estancia con que se cuenta
asylum.lawyer | lo que añade un abogado
asylum.fear_standard | umbral del miedo creíble
asylum.hearing_hours | audiencia de una solicitud cuando nadie más espera
asylum.telling_hours | tiempo en que una persona con estudios y en calma cuenta casi todo lo ocurrido
asylum.late_doubt | duda ante una solicitud hecha el último día del plazo
asylum.elsewhere_doubt | duda ante quien la mara no podría encontrar en ninguna otra parte del país
asylum.grounds_most | motivos que pesa una decisión, a lo más
asylum.backlog_days | rezago que una oficina cuenta como uno
asylum.backlog_most | rezagos que todavía pesan en una decisión
asylum.backlog_doubt | duda que añade el rezago
asylum.news_people | decisiones tras las que cambia la esperanza
asylum.rethink_days | días entre dos reflexiones sobre la solicitud
asylum.appeal_days | días que toma una apelación
asylum.danger_doubt | duda ante el peligro de tortura
asylum.withheld_days | días tras los que se revisa la protección sin residencia
complaint.months | meses tras los que un trabajador que calló vuelve a sopesar la denuncia
complaint.takes_days | días de paga que cuesta denunciar ante la inspección
complaint.choice_days | variación de preferencias al denunciar en el trabajo
complaint.days | tiempo para denunciar un delito
complaint.house_tastes | cuántas veces menor es la dispersión de gustos al denunciar una casa que en decisiones grandes
complaint.justice_usd | lo que vale la justicia a quien confía
complaint.returned_usd | costo temido de ser devuelta por quejarse
complaint.looked_into | lo que el control interno averigua al seguir una queja: un riesgo, por un canal abierto o por una auditoría mensual de cada agente; se suma con las quejas
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
removal.members_half | miembros con que una célula encuentra a la mitad de quienes se deja de noche
justice.evidence | peso de los testimonios
justice.witnesses_most | testigos que oiría un tribunal
justice.effort | esfuerzo de un caso
justice.doubt | duda de un tribunal
justice.pressure | presión de funcionarios pagados por el acusado
justice.employers_friends | autoridades con que cuenta un empleador
justice.captors_reach | alcance de una clica que retuvo a un testigo sin tratarlo
justice.cover | alcance que la protección quita a los señalados si la tienen todos los testigos; ellos sopesan una represalia por el alcance que les queda
justice.notice | atención que atrae una represalia
justice.reprisal_trauma | angustia que deja una represalia
justice.second_thoughts | peso del silencio en quien ya habló
justice.statement | peso de la declaración de un testigo que ya salió del país
justice.news | cuánto mueve el fin de un caso (fallo o abandono) lo que se espera
justice.members_lost | miembros que pierde una célula condenada
justice.employer_sanction | lo que una condena añade a cuántas veces las visitas usuales espera un empleador
justice.others_hear | lo que temen otros por año de condena
justice.families_each | otros que ya necesitan protección
justice.guide_year | lo que añade cada año de pena al costo de un guía
justice.fewest_clients | clientes entre los que se reparte el riesgo
justice.memory_months | meses que se recuerdan los arrestos
gangs.pull_untied | atracción de una clica para quien llega sin lazos, frente a quien los tiene todos
gangs.tie_convicted | vínculo con la pandilla de un deportado condenado
gangs.tie_suspected | vínculo con la pandilla de un deportado por sospecha
gangs.tie_spread | dispersión del vínculo
gangs.members_usual | miembros de una célula usual
gangs.education_adds | lo que añade la educación a una plaza de reinserción
gangs.tattoo_adds | lo que añade a la plaza borrar tatuajes
gangs.notice_adds | lo que se gana si el lugar sabe quién llega
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
observation.shelters | antiguos cautivos que pasan por un albergue y cuyo testimonio recoge la comisión de derechos humanos
observation.comar | casos de la oficina de refugio frente a los de las cuatro nacionalidades
observation.redodem | huéspedes con daño que lo dicen en el registro de un albergue
observation.inm | detenciones que el instituto registra
observation.border_patrol | detenciones fronterizas contadas
observation.coroners | de los cuerpos hallados, los reconocidos como de migrantes y contados
observation.found_train | cuerpos hallados de quienes mueren por un tren
observation.found_desert | cuerpos hallados de quienes mueren en el desierto
observation.found_river | cuerpos hallados de quienes se ahogan
observation.found_captivity | cuerpos hallados de quienes pierden la vida en cautiverio
observation.found_other | cuerpos hallados de quienes mueren de otro modo
observation.prosecutors | víctimas de trata registradas como caso
observation.hospitals | heridos por el tren contados
observation.surveys | víctimas de abuso sexual que lo dicen en una encuesta
"""
