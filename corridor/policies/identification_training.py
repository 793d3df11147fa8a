"""Training to identify: hours by corps, telling trata from trafico, interpreters."""

from corridor.policies import Lever, direct

OFFICES = {"mexico": "migration_office:mexico", "us": "migration_office:us", "inspectors_mexico": "inspectorate:mexico", "inspectors_us": "inspectorate:us",
           "border_patrol": "corps:border_patrol", "federal_police": "corps:federal_police", "town_police": "corps:municipal_police"}
MIGRATION = ("mexico", "us")

POLICY = direct(
    "identification_training", "Training in identification",
    "What is underused is underused above all because victims are not detected and identified, for lack of knowledge among officials. Many "
    "lack the means and training, or hold varying definitions; in Spanish trata and trafico are taken for each other, by officials too, "
    "and those who paid a smuggler are seen as accomplices.",
    "Conclusion; The migration-smuggling-trafficking connection", OFFICES,
    [
        Lever("training_hours", "number", "hours/year", 0, 80,
              {"mexico": 3, "us": 4, "inspectors_mexico": 1, "inspectors_us": 4, "border_patrol": 4, "federal_police": 0, "town_police": 0},
              {name: 24 for name in OFFICES}, "Q181, Q185, Q187; assumption", 120_000.0),
        Lever("tells_apart", "boolean", "", 0, 1, False, True, "Q186", only=MIGRATION),
        Lever("interpreters", "number", "people", 0, 1_000, {"mexico": 6, "us": 40}, {"mexico": 60, "us": 120}, "assumption", 12_000.0, only=MIGRATION),
    ],
    reaches="screening: what an officer sees and believes, whom a person can talk to; what inspectors ask; whom town police bring to safety",
    first_event="a screening's result",
    kinds=("asked", "disclosed", "identified", "suspected", "missed"),
    stood="Some 543 officers for the protection of children in 2013 were the best trained (Q181-Q183); a questionnaire on signs since "
          "November 2012 (Q184); half of the offices without a protocol at the end of 2013 (Q185). No hours by corps were found (Q187): police none, Border "
          "Patrol as other U.S. officers, by assumption. "
          "Adults in U.S. custody: no duty to screen found (Q189).",
    reform="Argued by the paper: some three days a year for each officer, trata and trafico told apart, interpreters.",
    beyond="Indicators used are what training lets an officer see: traces of harm, never tattoos, looks or nationality. Border Patrol "
           "agents hear those caught at the line, the Federal Police write down what they see of those they take, town police know where to "
           "bring somebody. On the road officers ask only where detection_focused_control puts staff, who are trained with the migration "
           "office; train staff have no task in identification.",
)
