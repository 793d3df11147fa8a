"""Assumptions in Spanish: people, the road, smugglers and gangs (trata = trafficking, tráfico = smuggling of people)."""

ROWS = """
people.candidates | personas de los cuatro países que podrían irse
people.new_candidates_year | personas que cada año empiezan a pensarlo
people.candidate_years | años en que una persona piensa en irse
people.gone_a_year | parte de una generación que se va para siempre en un año
people.seasonal_workers | trabajadores fronterizos de la cosecha en Chiapas
people.women_share | mujeres y niñas entre los candidatos
people.minor_share | menores de 18 entre los candidatos
people.kin_circle | personas tan cercanas que cuentan como familia si viven en Estados Unidos
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
people.tries | intentos con que cuenta quien va sin guía
people.alone_usd | costo de un intento por cuenta propia
people.kin_worth_usd | valor de estar con familiares cercanos en el norte
people.family_gives | parte de lo que puede reunir que la familia da para el viaje
people.kin_gives | lo mismo cuando lo piden familiares en el norte
people.kin_means | lo que reúnen familias con parientes en el norte frente a otras
people.loss_abused_usd | lo que pesa un abuso sexual, en el camino o en el trabajo, para quien lo espera
people.loss_reprisal_usd | lo que pesa una represalia en casa
people.working_days_month | días hábiles de un mes
people.child_danger | cuánto más pesa el peligro para quien piensa en un hijo o hija
people.law_usd | lo que cuesta entrar a una pandilla a quien confía en la autoridad
people.voice_usd | lo que cuesta callar a quien denuncia o critica
people.past_abuse_usd | valor de alejarse de quien abusa en casa
people.wait_day_usd | costo de un día de espera de un permiso
people.permit_travel_usd | efectivo con que se sale con un permiso
people.near_home_share | parte del valor del hogar que conserva quien trabaja en Costa Rica
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
people.skill_full_age | edad desde la que se gana como una persona adulta; antes menos, en proporción a la edad
people.trust_spread | dispersión de la confianza en la autoridad
people.route_scale_usd | dispersión de gustos al elegir un tramo
people.route_scale_across | la misma dispersión al norte de la frontera de EE. UU., frente a la de antes de ella
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
people.means_days | días en que un hogar, o sus familiares en el extranjero, recupera sus medios
people.home_km_day | kilómetros en línea recta que se avanzan al día en autobús de regreso
people.bus_home_usd | costo del regreso por cuenta propia
people.help_usd | efectivo con que casas, iglesias y familia ayudan a quien lo perdió todo
people.provisions_given | parte de lo que da la familia que va a provisiones
people.rest_days | días en casa antes de volver a pensarlo, en promedio
people.hours_a_day | horas de camino en un día
people.home_work_share | días con trabajo en casa, de los laborables
news.own_counts | lo que otros cuentan de un terreno pesa tanto como tantos pasos propios por él
news.half_life_days | tiempo en que una noticia vale la mitad
news.start_people | peso de las creencias iniciales, por tramo
news.community_people | peso de las creencias iniciales de una comunidad
news.other_communities_people | peso de lo que cuentan otras comunidades, en personas
news.other_pools_people | peso de lo que otros cuentan del camino, en personas
news.own_people | peso de lo vivido por uno mismo
news.flow_days | días en que se ve cuánta gente pasa por un camino
news.month_step | peso del último mes en lo que se sabe de cuotas y quejas
news.lag_days | días hasta que en casa se sabe lo ocurrido
news.arrive_alone | llegadas de quienes van solos que se creen al inicio
news.arrive_guided | llegadas con guía que se creen al inicio
news.harm_alone | daño grave sin guía que se cree al inicio
news.harm_guided | daño grave con guía que se cree al inicio
news.abuse | mujeres que sufren abuso en el camino, según se cree al inicio
news.starting_beliefs | factor sobre el peligro que se cree al inicio
company.chance | compañía casual de quien sale solo
company.friends | compañía de quienes salen juntos
company.guided | personas en el grupo de un guía
company.strangers | desconocidos cerca en trenes y veredas
company.legs | tramos en que la compañía protege de asaltos
company.abuse_spared | parte del abuso en un viaje a solas que, según se cree, la compañía ahorra a una mujer
company.wait_hours | horas del día que se espera compañía
company.rights_hours | plática sobre derechos, cada dos días, en un grupo en que alguien los conoce
company.guards | otros cerca cuando un captor está con un cautivo
gangs.presses_day | personas que una célula presiona en casa al día
gangs.renta_usd | renta que exige en una visita
gangs.home_cells | células en casa
gangs.usual_home_members | miembros de una célula de tamaño usual
gangs.residents_share | parte de la población a la que las células presionan
gangs.ground_returns | cómo crecen las visitas con los miembros
gangs.business_factor | renta a un negocio frente a otros
gangs.reckons_months | meses con que se calcula en casa
gangs.critic_usd | lo que un crítico o testigo puede costar a una célula
gangs.example_share | parte de lo recaudado que pone en juego un desafío sin castigo
gangs.fear_days | días en que el miedo a una amenaza se reduce a la mitad
gangs.complaints_heard | atención policial que atrae una denuncia en casa
gangs.arrest_year | lo que la policía puede contra una célula en casa, frente a su fuerza: riesgo de detención de un miembro con toda la atención puesta en ella; con menos, menor
gangs.rivalry_year | riesgo que los rivales son para un miembro en casa, por cada miembro de cualquier célula entre mil habitantes, al inicio; sigue los homicidios del país
gangs.paid_start | quienes pagan la renta, según creen las células al inicio
gangs.weighs_leaving_year | veces al año en que un miembro sopesa dejar la célula
gangs.ruins_share | parte de los bienes de la familia que destruye una represalia
gangs.member_below_age | edad bajo la que las células en casa piden entrar a la pandilla (a niñas y mujeres: las usan)
train.wait_hours | espera media del tren donde se sube primero
train.change_hours | espera media en un patio al cambiar de tren
train.fall_hazard_hour | probabilidad por hora de caer del tren
train.fall_death | de las caídas, las mortales
train.fall_maims | otras caídas que cuestan un miembro
nature.desert_hazard_hour | probabilidad por hora de morir en el desierto con calor pleno
nature.river_hazard | probabilidad de ahogarse al cruzar un río
abuse.wish_toward_men | parte de quienes tienen poder que desearía dominar sexualmente a un hombre o un niño
abuse.wish_usd | lo que alguien con poder daría por dominar a otra persona
abuse.witness_usd | lo que cada testigo resta a las ganas de robar o abusar
abuse.sanction_usd | lo que cuesta al agresor una queja que le llega
abuse.choice_scale_usd | dispersión de gustos de los agresores
recruiters.visits_month | personas con que un reclutador habla en casa al mes
recruiters.payment_usd | lo que paga un reclutador al hogar de un menor
recruiters.believed_true | ofertas que se creen ciertas antes de probar ninguna
recruiters.outside_day | huéspedes con que hablan los que esperan fuera
robbers.by_trail | caminantes al día que los asaltantes de una vereda alcanzan
smugglers.presence | redes de coyotes que existen frente al número estimado
smugglers.number | redes que podrían estar en el negocio
smugglers.start_active | redes activas al inicio
smugglers.outside_spread | dispersión de lo que se ganaría fuera del negocio
smugglers.capital_usd | dinero de una red al inicio
smugglers.room_spread | dispersión de cuántas personas pueden llevar las redes
smugglers.fee_spread | dispersión de las tarifas al inicio
smugglers.clients_month | personas que una red lleva al mes
smugglers.cost_usd | costo de llevar a una persona de puerta a puerta
smugglers.border_cost_usd | costo de un cruce de frontera
smugglers.margin | margen sobre el costo con grupos a medias
smugglers.concealment | en México, horas expuestas que ahorra el saber de un guía
smugglers.border_concealment | en la frontera, horas expuestas que ahorra el saber de un guía
smugglers.upfront_share | parte de la tarifa pagada antes de salir
smugglers.margin_most | margen con grupos llenos frente al usual
smugglers.asked | grupos a los que pregunta a lo más, uno tras otro, quien quiere guía
smugglers.half_full | parte del cupo que se llena en un mes usual
smugglers.fee_step | rapidez con que la tarifa sigue a los costos
smugglers.partners | organizadores de una red
smugglers.reckons_months | meses con que una red calcula
smugglers.overhead_usd_month | gasto fijo mensual de una red
smugglers.entry_usd | lo que cuesta empezar una red
smugglers.trade_scale_usd | dispersión de gustos al entrar o salir del negocio
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
smugglers.sale_share | parte de lo que rinde una persona cautiva, que una célula paga por ella
smugglers.exit_usd_month | lo que una red ganaría fuera del negocio
smugglers.name_people | relatos que hacen o quitan la fama
smugglers.choice_scale_usd | dispersión de gustos de un guía al entregar
smugglers.house_loss_usd | lo que pierde una red cuando la policía halla a quienes retiene
smugglers.holds_days | días que un guía piensa retener a alguien por dinero, a lo más
smugglers.room_days | días en que las redes de un lugar ven cuántos clientes toman
smugglers.scruple_usd | lo que un guía dejaría de ganar por no dañar
smugglers.guide_usd | lo que cuesta a una red perder un guía
lenders.limit_usd | lo que presta un prestamista sobre casa y familia
lenders.months | meses en que se espera pagar un préstamo
lenders.pledge_factor | lo que se pierde por cada dólar sin pagar
lenders.choice_scale_usd | dispersión de gustos al pagar o reclamar
lenders.on_house | parte del límite del prestamista sobre casa o tierra, el resto sobre parientes
lenders.claims | parte de los bienes que el acreedor puede reclamar
lenders.interest_month | interés de un prestamista de pueblo
gangs.presence | células que existen frente al número estimado
gangs.road_cells | células en el camino
gangs.beds | plazas en las casas de una célula
gangs.meetings_day | grupos que una célula puede parar al día
gangs.keep_usd_day | costo de retener a una persona un día
gangs.choice_scale_usd | dispersión de gustos de una célula
gangs.toll_usd | cuota que una célula pide a un viajero
gangs.guide_toll_usd | cuota que una célula pide a un guía por cliente
gangs.raid_loss_usd | lo que pierde una célula en un operativo
gangs.kill_cost_usd | costo para una célula de matar a un cautivo
gangs.kill_child_factor | cuántas veces ese costo si la persona cautiva es menor
gangs.demand_factor | primera exigencia sobre lo que suelen pagar las familias
gangs.start_members | miembros de una célula al inicio, media
gangs.start_road_members | miembros de una célula del camino al inicio
gangs.start_least | miembros de la célula más pequeña al inicio
gangs.start_takings_usd | lo que rinde una persona cautiva, según se cree al inicio
gangs.start_asks_usd | rescate que se pide primero al inicio
gangs.start_stay_days | días de cautiverio con que cuentan las células al inicio
gangs.start_kills | parte de quienes desafían y mueren, según se cree al inicio
gangs.bed_scarcity | cuánto más vale una plaza cuando las casas se llenan
gangs.shortest_stay | días que una persona cautiva ocupa una plaza como mínimo
gangs.bed_usd_month | alquiler de una plaza en una casa de cautiverio
gangs.fight_losses | miembros que cuesta una pelea a cada lado
gangs.member_usd | lo que vale un miembro para una célula
gangs.official_usd_month | precio de todas las autoridades del terreno de una célula
gangs.reprisal_usd | esfuerzo y peligro de castigar a quien se negó
gangs.convicted_share | de los deportados como pandilleros, condenados
gangs.reintegration_usd | valor de una plaza de reinserción
gangs.outside_usd | valor de un año fuera de la pandilla sin ayuda
gangs.member_usd_month | lo que da la pandilla a un deportado al mes
shelters.talks_night | huéspedes a quienes los voluntarios explican sus derechos en una noche
shelters.trusted_more | confianza en el personal de un albergue, más allá de la que hay en las autoridades
shelters.walk_along | personas que acompañan a huéspedes al tren o autobús
shelters.meal_usd | valor de comida, baño y cama
train.board_hazard | probabilidad de caer al subir o bajar de un tren de carga
trains.force_fall | probabilidad de que quien es arrojado del tren caiga bajo él
abuse.most_usd | dinero que se halla a una persona, a lo más
abuse.least_usd | dinero que vale la pena quitar
abuse.takes_share | parte del efectivo que halla un asaltante
abuse.risk_factor | riesgo de un abuso frente al de un robo
abuse.both_factor | riesgo de abuso y robo juntos frente al de un robo
abuse.scruple_part | parte de los escrúpulos de guía, captor o empleador que ofende un abuso, frente a retener o vender
abuse.employer_named | hasta dónde llega una queja a un empleador
abuse.speaks_without_papers | disposición a quejarse de quien no tiene papeles
abuse.heard | hasta dónde llega una queja a la autoridad que hay que nombrar
abuse.heard_rate | cuánto más llega donde muchos se quejan
abuse.crew_scruple_usd | lo que personal del tren y agentes dejan de ganar por no dañar
trauma.abused_before | trauma, al inicio, de quien sufrió abuso en casa antes de salir
trauma.robbery | trauma que deja un robo
trauma.abuse | trauma que deja un abuso sexual
trauma.taken | trauma que deja un secuestro
trauma.beaten | trauma que deja un castigo en cautiverio
trauma.reprisal | trauma que deja una represalia en casa, y a una niña o mujer el ser obligada a servir a una célula
robbers.bands | bandas de delincuentes comunes en el camino
robbers.choice_scale_usd | dispersión de gustos de las bandas al elegir dónde esperar
robbers.road_share | de los pasajeros de una carretera, los que una banda alcanza
robbers.people_seen | personas paradas tras las que se sabe lo que vale un lugar
company.scruple_usd | lo que un compañero de camino deja de ganar por no dañar
ransom.relative_usd | lo que una familia daría por volver a ver a un cautivo
ransom.start_frees | personas liberadas tras un pago, según creen las familias al inicio
ransom.start_unpaid_frees | personas liberadas sin pago, según creen las familias al inicio
ransom.start_pays | parte de las familias llamadas con algo que enviar que paga, según creen las células al inicio
ransom.kin_usd | lo que familiares cercanos en el extranjero pueden mandar para un rescate si hace poco no han mandado nada
ransom.choice_scale_usd | dispersión de gustos de las familias al ser llamadas
ransom.smallest_usd | suma más pequeña que se manda
ransom.met_share | parte de una exigencia que vale por toda
ransom.again_share | lo que se exige tras pagarse todo, frente a la primera exigencia
ransom.silent_days | días sin noticia tras los cuales una familia dice que perdió el contacto
ransom.word_heard | hasta dónde saben otras familias qué fue de un cautivo
ransom.memory_people | cautivos tras los que se renueva lo que se sabe de una célula
ransom.start_found | de los cautivos denunciados, los que la policía encuentra, según creen las familias al inicio
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
gangs.use_usd | lo que deja explotar a una persona para otros: a un captor del camino en un mes (la primera, antes de que otras cubran la demanda); a una célula en casa en todos los meses que calcula (lo que recauda un hombre cuenta por cada uno), y así a la que reclama a una persona en lugar de dinero
gangs.guard_part | valor de un cautivo obligado a vigilar o reclutar, frente a lo mismo
gangs.guard_from_age | edad desde la que un hombre cautivo sirve para vigilar o reclutar
gangs.guard_below_age | edad bajo la que sirve para ello
gangs.service_share | personas en servicio que una célula necesita
gangs.servitude_share | personas que los miembros quieren para sí
gangs.clients_people | personas para las que hay clientes en un terreno
gangs.guard_share | vigilantes y reclutadores forzados que una célula necesita
gangs.buyer_share | parte del valor de un cautivo que el comprador paga
gangs.ground_part | parte de la célula en lo que cobran otros en su territorio
gangs.deliver_usd | lo que cuesta llevar a una persona vendida hasta quien la compra
gangs.sold_talk | hasta qué punto quien fue vendido sigue siendo testigo
gangs.buyer_holds | personas retenidas con que un comprador paga la mitad
gangs.guarded_each | cautivos que una célula puede llevar y retener por miembro
gangs.guards_share | de los miembros, los que vigilan
gangs.forced_guard | del trabajo de un vigilante, lo que hace uno forzado
gangs.guard_sees | cautivos por vigilante con que una fuga es pareja
gangs.tied_chance | posibilidades de quien fue amarrado tras una fuga
gangs.beating_usd | lo que se siente que cuesta ser sorprendido al huir
gangs.crime_burden_usd | lo que se siente que cuesta ser obligado a dañar a otros
gangs.seen_people | casos tras los que se sabe qué pasa a quien desafía
gangs.raid_members | miembros perdidos cuando la policía halla una casa
gangs.raid_usd | lo que cuesta todo asalto, se lleve a quien se lleve: hombres que salen y silencio alrededor
gangs.raid_head_usd | hombres y camiones que hacen falta por cada persona tomada en un asalto
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
gangs.payers_start | parte de los candidatos que ya paga renta cada mes al inicio
gangs.month_scale_usd | dispersión de gustos en planes de meses
trains.run_tastes | cuánto menos difieren los gustos al huir de un tren detenido que en decisiones grandes
trains.haste_usd | lo que vale para un agente vaciar rápido un vagón
trains.officers | agentes de un operativo
trains.held_each | personas que un agente de un operativo puede retener
trains.tied_usd | lo que cuesta de más correr a un menor o a una mujer
trains.force_excused | parte del riesgo de una queja donde se permite la fuerza
trains.crew | personal y guardias privados de un tren
trains.crew_sees | viajeros con que cada uno se topa al día
shelters.need_at_most | lo que vale una comida a quien no tiene nada, frente a lo usual
shelters.nights_spared | noches fuera cuyos asaltos y secuestros ahorra una casa segura
shelters.choice_scale_usd | dispersión de gustos al pedir una noche en un albergue
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
"""
