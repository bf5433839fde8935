"""German words that hint at a function or a level: short lists, to be read and judged."""

GERMAN_FUNCTIONS: dict[str, tuple[str, ...]] = {
    "S1": (
        *("begleitung", "behandlung", "beratung", "expertise", "fallmanagement", "fortbildung"),
        *("gesundheitskompetenz", "grundversorgung", "hausbesuch", "interprofessionell"),
        *("kompetenz", "multidisziplinär", "nachbarschaft", "patient", "pflege", "prävention"),
        *("schulung", "selbstmanagement", "team", "versorgungspfad", "weiterbildung", "zuhause"),
    ),
    "S2": (
        *("ablauf", "absprache", "abstimmung", "doppelarbeit", "entscheidungsfindung"),
        *("harmonisieren", "konflikt", "koordination", "koordinieren", "koordinierung", "mandat"),
        *("protokoll", "rolle", "standardisieren", "verantwortung", "vereinbarung"),
        *("vereinfachen", "vereinheitlichen", "verfahren", "verwaltungsaufwand", "zeitplan"),
        "zuständigkeit",
    ),
    "S3": (
        *("anreiz", "bezahlt", "bezahlung", "bonus", "budget", "erstattung", "finanzieren"),
        *("finanziert", "finanzierung", "geld", "honorar", "investieren", "investition", "kosten"),
        *("mittel", "personal", "rechenschaft", "ressourcen", "subvention", "vergütung"),
        *("vertrag", "zuschuss", "zuteilung"),
    ),
    "S3*": (
        *("audit", "auswertung", "befragung", "beschwerde", "bewertung", "daten", "evaluation"),
        *("evaluierung", "indikator", "inspektion", "interoperabilität", "kontrolle", "messen"),
        *("messung", "monitoring", "ombudsstelle", "patientenakte", "prüfung", "qualität"),
        *("register", "statistik", "umfrage", "überwachung"),
    ),
    "S4": (
        *("anpassung", "erkunden", "erprobung", "forschung", "gute praxis", "innovation"),
        *("lernendes netzwerk", "lernnetzwerk", "pilot", "pilotprojekt", "trend", "vorausschau"),
        "zukunft",
    ),
    "S5": (
        *("bewusstsein", "charta", "ethik", "ethisch", "führung", "grundsatz", "identität"),
        *("leitbild", "mission", "prinzip", "sensibilisieren", "sensibilisierung"),
        *("veränderungsmanagement", "vision", "werte", "zweck"),
    ),
    "E": (
        *("alterung", "arbeitsmarkt", "armut", "demografie", "demografisch", "gesellschaft"),
        *("klima", "krise", "pandemie", "ungleichheit", "wirtschaft", "öffentliche meinung"),
    ),
}
"""For each function, words and phrases that hint at it; any form of a word counts."""

GERMAN_LEVELS: dict[str, tuple[str, ...]] = {
    "micro": (
        *("angehörige", "bürger", "bürgerin", "einzelperson", "fallmanagement", "familie"),
        *("individuell", "individuum", "interaktion", "klient", "krankenbett", "mikro", "nutzer"),
        *("nutzerin", "patient", "person", "selbstmanagement", "sprechstunde", "zuhause"),
    ),
    "meso": (
        *("bevölkerung", "bezirk", "gemeinde", "gemeinschaft", "grundversorgung", "kommunal"),
        *("krankenhaus", "lokal", "meso", "nachbarschaft", "netzwerk", "organisation", "stadt"),
        *("stadtteil", "viertel", "zone", "örtlich"),
    ),
    "macro": (
        *("bundesebene", "föderal", "gesetz", "gesetzgebung", "institutionell", "langfristig"),
        *("makro", "minister", "ministerium", "national", "parlament", "politik"),
        *("rahmenbedingungen", "rechtsrahmen", "reform", "regierung", "regulierung", "staat"),
        *("staatlich", "steuer", "universität"),
    ),
}
"""For each level of the study, words and phrases that hint at it."""
