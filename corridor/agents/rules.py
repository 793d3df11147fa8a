"""Rule columns: what policies may write, office by office. Everything else of an official belongs to the model."""

from __future__ import annotations

from corridor.crowd import Column

# column | value before any policy speaks | unit | meaning
_ROWS = """
agents | 0 | agents | on the line of a sector
wall_km | 0 | km | wall and fence of a sector
towers | 0 | towers | radar and camera towers of a sector
prosecutions_day | 0 | people/day | of those caught in a sector, who can be brought to court
open | 0 | | whether a scheme takes applications
quota_per_year | 0 | people/year | permits or stays a year
fee_usd | 0 | USD | fee of an application, or of a crossing
days_to_decision | 0 | days | from application to decision
months | 12 | months | validity
public_placement | 0 | | workers are placed by a public office, not by recruiters
minimum_age | 18 | years | youngest applicant
admits_removed | 0 | | people removed before may apply
free_of_employer | 0 | | the permit is not tied to one employer
family | 0 | | holders may bring their children
sector_plantation | 1 | | work on farms is allowed
sector_home | 1 | | work in homes is allowed
sector_bar | 1 | | work in bars and restaurants is allowed
sector_building | 1 | | work in building is allowed
sector_services | 1 | | work in services is allowed
country_GT | 0 | | open to Guatemala
country_SV | 0 | | open to El Salvador
country_HN | 0 | | open to Honduras
country_NI | 0 | | open to Nicaragua
posts | 1 | share | of the posts on a region's roads that stand
staff | 0 | officers | at checkpoints of a region
hours_day | 0 | hours/day | that posts of a region are manned
roaming | 0 | share | part of their time that officers spend on the trail beside their post instead of at it
operations_month | 0 | operations/month | police operations on the freight trains of a region
guards | 0 | guards | at yards and on trains
force | 0 | | whether guards and police may use force on riders
speed_kmh | 18 | km/h | of freight trains
barriers | 0 | share | of yards that are fenced
detection_staff | 0 | officers | whose task at posts is to look for signs of trafficking
no_removal | 0 | | who is met by them and not a suspect goes on
investigators | 0 | investigators | against smuggling
sentence_years | 0 | years | served on conviction
fine_usd | 0 | USD | on conviction
organisers | 0 | | investigators go after organisers rather than guides
crossing_hours | 0 | hours | at an inner border of Central America
minors_permission | 0 | | children need a parent's paper to cross
ring_checks | 0 | share | of guides who are looked at when crossing an inner border
inspectors | 0 | inspectors | of labour
targeted | 0 | | inspections go where tips and past finds point
tip_line | 0 | | tips can be given without a name
sanction_days | 0 | days of wage | fine for each worker underpaid or held
firewall | 0 | | those who complain or ask for aid are not reported to migration control
presentation_hours | 36 | hours | until a person taken is brought before the office
limit_days | 15 | working days | longest custody
extended_days | 60 | working days | longest custody of those with a claim
victims_outside | 0 | | those who report a crime wait outside custody
alternatives | 0 | places | outside custody for those whose case is open
unhcr_visits_week | 0 | visits/week | of UNHCR and NGOs to each station
information_staff | 0 | people | who explain rights, in the person's language
lawyers | 0 | lawyers | who take cases of those detained
paperwork_days | 3 | days | a lawyer needs for a first filing
consuls | 0 | people | of a country's consulates in one land, who confirm identity and visit those in custody
consent_form | 0 | | a return is signed only after the rights have been read
reflection_days | 0 | days | of recovery before any decision
reflection_tied | 0 | | recovery only for those who cooperate
reflection_on_suspicion | 0 | | signs that an officer sees are enough to begin it
reflection_by_condition | 0 | | it lasts until the person has recovered, not only for the days
care_places | 0 | places | in safe care
training_hours | 0 | hours/year | of each officer, on trafficking
tells_apart | 0 | | trata and trafico are taught as different things
interpreters | 0 | people | for those who do not speak the office's language well
officers | 0 | officers | who decide on asylum
ground_gender | 0 | | persecution for gender counts
ground_past | 0 | | past persecution counts
ground_violence | 0 | | generalised violence (Cartagena) counts for Central Americans
ground_gangs | 0 | | those a gang threatens count as a social group
ground_trafficked | 0 | | trafficked people count as a social group
non_state | 1 | | persecution by gangs and rings counts where the state does not protect
flight_alternative | 0 | | officers ask whether one could live in another part of the own country
filing_days | 10000 | days | from leaving home within which a claim must be made; survivors and minors are exempt
work_while_waiting | 0 | | applicants may live outside and work
complementary | 0 | | protection from return where refugee status is refused
residence | 0 | | with residence
work | 0 | | with a permit to work
cooperation | 0 | | only for those who help a prosecution
minors_exempt | 0 | | minors need not help
trauma_exempt | 0 | | traumatised people need not help
severe_only | 0 | | only for severe forms of trafficking
hardship | 0 | | only for those whom removal would expose to grave harm
offence_here | 0 | | only where the offence was committed in the country
known_length | 1 | | the length is known in advance; else it ends with the procedure
stay_days | 0 | days | length of a stay
residence_after | 0 | | residence at its end, whatever the court says
applied | 0 | | a ground is used in practice, not on paper only
discretion | 0 | share | how far an office may refuse at will
assisted_places | 0 | people/year | safe returns with care and escort
reintegration_usd | 0 | USD | to start again at home
debt_relief_usd | 0 | USD | of debts taken over
follow_up_months | 0 | months | somebody keeps in touch after a return
bus_days | 6 | days | between two buses or flights to a country, unless one is full before
ban_years | 0 | years | re-entry ban after a deportation without a signed return
hearing | 0 | | a judge hears a removal (otherwise expedited)
hearing_days | 0 | days | that a hearing takes
nationality_hours | 0 | hours | spent on where a person is from
by_night | 0 | share | of those set down at the border, how many after dark
lateral | 0 | | set down at another part of the border
family_together | 0 | | families are removed together
children_exempt | 0 | | children alone of non-neighbouring countries sign no return, see a judge and wait with kin where they have them
bar_first_years | 0 | years | re-entry bar after a first removal
bar_hearing_years | 0 | years | after a first removal ordered at a hearing
bar_again_years | 0 | years | after a second
removals_week | 0 | people/week | suspected gang members removed to Central America
convicted_only | 0 | | only the convicted are removed as gang members
notice | 0 | | the receiving state is told who comes
reintegration_places | 0 | places | for removed members who leave the gang
education | 0 | | schooling in the places
tattoo_removal | 0 | | gang tattoos are removed from those who ask
places_year | 0 | people/year | of resettlement to third countries
priority_women | 0 | | women and girls at risk come first
priority_minors | 0 | | children and adolescents at risk come first
priority_survivors | 0 | | survivors of violence come first
weighs_all | 0 | | resettlement whatever other solutions there might be
prosecutors | 0 | prosecutors | on trafficking and kidnapping
police_units | 0 | units | that search for captives, over those there were
witness_places | 0 | places | of protection for witnesses and families
non_punishment | 0 | | offences a victim was forced into are not punished
audits_year | 0 | audits/year | that each officer undergoes
sanction_months | 0 | months of pay | lost by an officer found out
pay_usd_month | 0 | USD/month | of an officer
rotation_months | 0 | months | between transfers
complaints | 0 | | a channel for complaints outside the chain of command
beds | 0 | places | in a shelter
security | 0 | share | of a shelter's surroundings that recruiters are kept out of
safe_passage | 0 | | guests are walked to their train or bus
referral | 0 | | staff give information and pass cases on
"""


def _columns() -> dict[str, Column]:
    table = {}
    for line in _ROWS.strip().splitlines():
        name, default, unit, meaning = (part.strip() for part in line.split("|"))
        table[name] = Column("float64", float(default), rule=True, unit=unit, doc=meaning)
    return table


RULES: dict[str, Column] = _columns()
