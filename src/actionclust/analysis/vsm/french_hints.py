"""French words that hint at a function or a level: short lists, to be read and judged."""

FRENCH_FUNCTIONS: dict[str, tuple[str, ...]] = {
    "S1": (
        *("accompagnement", "autogestion", "compétence", "consultation", "domicile", "expertise"),
        *("formation", "gestion de cas", "interprofessionnel", "littératie", "multidisciplinaire"),
        *("parcours de soins", "patient", "première ligne", "prise en charge", "prévention"),
        *("quartier", "soigner", "soins primaires", "territoire", "traitement", "visite"),
        "équipe",
    ),
    "S2": (
        *("accord", "alignement", "calendrier", "charge administrative", "cohérence"),
        *("concertation", "conflit", "coordination", "coordonner", "double emploi", "doublon"),
        *("harmoniser", "mandat", "partie prenante", "prise de décision", "procédure"),
        *("protocole", "responsabilité", "rôle", "simplifier", "standardiser", "uniformiser"),
    ),
    "S3": (
        *("allouer", "argent", "budget", "contrat", "coût", "dotation", "financement"),
        *("honoraires", "incitant", "investissement", "paiement", "performance", "prime"),
        *("redevabilité", "remboursement", "ressources", "rémunération", "subside", "subvention"),
    ),
    "S3*": (
        *("audit", "baromètre", "base de données", "collecte de données", "contrôle"),
        *("dossier patient", "enquête", "indicateur", "inspection", "interopérabilité"),
        *("monitoring", "médiateur", "partage de données", "plainte", "qualité", "registre"),
        *("statistique", "tableau de bord", "échange de données", "évaluation"),
    ),
    "S4": (
        *("adapter", "anticiper", "avenir", "bonnes pratiques", "explorer", "expérimenter"),
        *("futur", "innovation", "pilote", "prospective", "recherche", "réseau apprenant"),
        "tendance",
    ),
    "S5": (
        *("charte", "conduite du changement", "finalité", "gestion du changement", "identité"),
        *("leadership", "mission", "principe", "sensibilisation", "valeurs", "vision", "éthique"),
    ),
    "E": (
        *("climat", "crise", "démographie", "inégalité", "marché du travail", "opinion publique"),
        *("pandémie", "pauvreté", "société", "vieillissement", "économie"),
    ),
}
"""For each function, words and phrases that hint at it; any form of a word counts."""

FRENCH_LEVELS: dict[str, tuple[str, ...]] = {
    "micro": (
        *("aidant", "autogestion", "bénéficiaire", "chevet", "citoyen", "client", "consultation"),
        *("domicile", "famille", "gestion de cas", "individu", "individuel", "interaction"),
        *("micro", "patient", "personne", "usager"),
    ),
    "meso": (
        *("communal", "district", "hospitalier", "hôpital", "local", "municipalité", "méso"),
        *("organisation", "population", "première ligne", "quartier", "réseau", "soins primaires"),
        *("territoire", "ville", "zone"),
    ),
    "macro": (
        *("cadre juridique", "cadre légal", "fédéral", "gouvernement", "impôt", "institutionnel"),
        *("loi", "long terme", "légal", "législation", "macro", "ministre", "ministère"),
        *("national", "parlement", "politique", "réforme", "réglementation", "taxe", "université"),
    ),
}
"""For each level of the study, words and phrases that hint at it."""
