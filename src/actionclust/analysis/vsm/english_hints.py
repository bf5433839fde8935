"""English words that hint at a function or a level: short lists, to be read and judged.

They were chosen from what the functions do (see `questions`) and from the labels of KCE Report
359, so agreement with that report is no evidence for other subjects.
"""

ENGLISH_FUNCTIONS: dict[str, tuple[str, ...]] = {
    "S1": (
        *("care pathway", "case management", "consultation", "deliver", "expertise", "first line"),
        *("goal-oriented", "home", "interprofessional", "literacy", "multidisciplinary"),
        *("neighbourhood", "patient", "peer", "prevention", "primary care", "self-management"),
        *("skill", "team", "territory", "training", "treatment", "visit"),
    ),
    "S2": (
        *("administrative burden", "alignment", "agreement", "conflict", "consistent"),
        *("coordination", "decision-making", "duplication", "harmonise", "mandate"),
        *("implementation plan", "procedure", "protocol", "responsibility", "role", "schedule"),
        *("stakeholder", "standardise", "streamline"),
    ),
    "S3": (
        *("accountability", "allocate", "bonus", "budget", "contract", "cost", "fee", "finance"),
        *("funding", "incentive", "investment", "money", "pay", "performance", "reimbursement"),
        *("remuneration", "resources", "staffing", "subsidy"),
    ),
    "S3*": (
        *("assessment", "audit", "complaint", "dashboard", "data", "evaluation", "indicator"),
        *("inspection", "interoperability", "measure", "monitoring", "ombuds", "quality"),
        *("patient record", "register", "statistics", "survey"),
    ),
    "S4": (
        *("adapt", "anticipate", "explore", "foresight", "future", "good practice", "innovation"),
        *("learning network", "learning system", "pilot", "research", "scale", "scan", "trend"),
    ),
    "S5": (
        *("awareness", "change management", "charter", "ethics", "identity", "leadership"),
        *("mission", "principle", "purpose", "values", "vision"),
    ),
    "E": (
        *("ageing", "climate", "crisis", "demographic", "economy", "inequality", "labour market"),
        *("pandemic", "poverty", "public opinion", "society"),
    ),
}
"""For each function, words and phrases that hint at it; any form of a word counts."""

ENGLISH_LEVELS: dict[str, tuple[str, ...]] = {
    "micro": (
        *("bedside", "carer", "case management", "citizen", "client", "consultation", "family"),
        *("goal-oriented", "home", "individual", "interaction", "micro", "patient", "person"),
        *("self-management", "user"),
    ),
    "meso": (
        *("city", "community", "district", "first line", "hospital", "learning network", "local"),
        *("mandate", "meso", "municipality", "neighbourhood", "network", "organisation"),
        *("pathway", "peer", "population", "primary care", "territory", "zone"),
    ),
    "macro": (
        *("curriculum", "federal", "framework", "government", "institutional", "law", "legal"),
        *("legislation", "long-term", "macro", "minister", "ministry", "national", "parliament"),
        *("policy", "political", "reform", "regulation", "state", "tax", "university"),
    ),
}
"""For each level of the study, words and phrases that hint at it."""
