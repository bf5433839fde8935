"""Dutch words that hint at a function or a level: short lists, to be read and judged."""

DUTCH_FUNCTIONS: dict[str, tuple[str, ...]] = {
    "S1": (
        *("begeleiding", "behandeling", "buurt", "casemanagement", "consultatie", "eerste lijn"),
        *("eerstelijn", "expertise", "gezondheidsvaardigheden", "huisbezoek"),
        *("interprofessioneel", "lotgenoten", "multidisciplinair", "opleiding", "patiënt"),
        *("preventie", "team", "thuis", "thuiszorg", "vaardigheid", "wijk", "zelfmanagement"),
        *("zorgpad", "zorgtraject"),
    ),
    "S2": (
        *("administratieve last", "afspraak", "afstemming", "akkoord", "belanghebbende"),
        *("besluitvorming", "conflict", "coördinatie", "coördineren", "dubbel werk"),
        *("harmoniseren", "mandaat", "overleg", "planning", "procedure", "protocol", "rol"),
        *("rolverdeling", "standaardiseren", "stroomlijnen", "taakverdeling"),
        *("verantwoordelijkheid", "vereenvoudigen"),
    ),
    "S3": (
        *("begroting", "betaald", "betaling", "bonus", "budget", "contract", "financiering"),
        *("gefinancierd", "geld", "honorarium", "investering", "kosten", "middelen", "personeel"),
        *("premie", "prestatie", "rekenschap", "subsidie", "subsidies", "terugbetaling"),
        *("toewijzen", "vergoeding"),
    ),
    "S3*": (
        *("audit", "bevraging", "controle", "dashboard", "enquête", "evaluatie", "evalueren"),
        *("gegevens", "indicator", "inspectie", "interoperabiliteit", "klacht", "kwaliteit"),
        *("meten", "meting", "monitoring", "ombudsdienst", "patiëntendossier", "register"),
        *("statistiek", "toezicht"),
    ),
    "S4": (
        *("aanpassen", "anticiperen", "experiment", "experimenteren", "goede praktijk"),
        *("innovatie", "innoveren", "lerend netwerk", "onderzoek", "opschalen", "pilot"),
        *("proefproject", "toekomst", "trend", "verkennen", "vernieuwing"),
    ),
    "S5": (
        *("beginsel", "bewustmaking", "bewustwording", "charter", "ethiek", "ethisch"),
        *("identiteit", "leiderschap", "missie", "principe", "sensibilisering"),
        *("verandermanagement", "visie", "waarden"),
    ),
    "E": (
        *("arbeidsmarkt", "armoede", "crisis", "demografie", "demografisch", "economie"),
        *("klimaat", "maatschappij", "ongelijkheid", "pandemie", "publieke opinie", "samenleving"),
        "vergrijzing",
    ),
}
"""For each function, words and phrases that hint at it; any form of a word counts."""

DUTCH_LEVELS: dict[str, tuple[str, ...]] = {
    "micro": (
        *("burger", "casemanagement", "cliënt", "consultatie", "familie", "gebruiker", "gezin"),
        *("individu", "individueel", "interactie", "mantelzorger", "micro", "patiënt", "persoon"),
        *("thuis", "zelfmanagement"),
    ),
    "meso": (
        *("bevolking", "buurt", "eerste lijn", "eerstelijn", "gemeenschap", "gemeente", "lokaal"),
        *("meso", "netwerk", "organisatie", "populatie", "stad", "steden", "wijk", "ziekenhuis"),
        *("zone", "zorgpad"),
    ),
    "macro": (
        *("belasting", "beleid", "beleidskader", "federaal", "hervorming", "institutioneel"),
        *("lange termijn", "macro", "minister", "ministerie", "nationaal", "overheid"),
        *("parlement", "politiek", "regelgeving", "regering", "universiteit", "wetgeving"),
        *("wettelijk", "wettelijk kader"),
    ),
}
"""For each level of the study, words and phrases that hint at it."""
