from dataclasses import replace

import pandas as pd

import actionclust as ac
from actionclust import Hierarchy, cluster_actions, from_codebook, read_actions
from actionclust.analysis.methods.study_facts import LaterFacts, study_facts
from actionclust.datasets import worked_example
from tests.coding.studies import study

TEXTS = ["train nurses", "train all nurses", "nurses", "share data", "more data"]


def clustered() -> Hierarchy:
    return cluster_actions(TEXTS, target=2).to_hierarchy(analyst="PV")


def test_the_worked_example() -> None:
    facts = study_facts(worked_example(), None)
    assert (facts.texts, facts.discussion_groups, facts.regions) == (555, 16, 3)
    assert facts.levels == (("super-cluster", 11), ("cluster", 35), ("sub-cluster", 53))
    assert facts.unclustered == 29
    assert facts.keywords == 0
    assert facts.votes is not None
    assert (facts.votes.scored, facts.votes.groups, facts.votes.voted) == (482, 16, 14)
    assert facts.clustering is not None
    assert facts.clustering.languages == (("en", 555),)
    assert facts.hand.analysts == ("Robin", "Kim")
    assert sum(n for _, n in facts.hand.kinds) == facts.hand.edits
    assert facts.hand.reasons == facts.hand.edits


def test_only_edits_that_hold_count() -> None:
    h = clustered()
    h = h.move(h.members("S01")[0], to="S02").move(h.members("S01")[1], to="S02", why="x").undo()
    facts = study_facts(h, None)
    assert facts.hand.kinds == (("move", 1),)
    assert (facts.hand.moved, facts.hand.reasons, facts.hand.edits) == (1, 0, 1)
    assert facts.keywords == 2


def test_texts_count_once_however_often_they_are_moved() -> None:
    h = clustered()
    one = h.members("S01")[0]
    h = h.move(one, to="S02").move(one, to="S01").split("S01", parts={"Part": [one]})
    assert study_facts(h, None).hand.moved == 1


def test_what_was_set_aside_and_came_back() -> None:
    h = clustered()
    one, other = h.members("S01")[:2]
    h = h.set_aside([one, other], reason="vague").restore(one)
    assert study_facts(h, None).hand.aside == 1


def test_without_a_clustering_nothing_is_said_of_one() -> None:
    facts = study_facts(study(), None)
    assert facts.clustering is None
    assert (facts.discussion_groups, facts.regions, facts.votes) == (None, None, None)
    assert facts.hand.edits == 0
    assert facts.hand.first is None


def test_analysts_without_a_name() -> None:
    h = clustered().by("").rename("S01", "Nurses").by("MD").rename("S02", "Data")
    facts = study_facts(h, None)
    assert facts.hand.analysts == ("MD",)
    assert facts.hand.nameless


def test_an_agreement_that_is_not_defined_is_not_told() -> None:
    one = from_codebook({"All": None}, read_actions(["a b", "c d"]))
    one = one.move(one.actions.ids, to="S01")
    facts = study_facts(one, one)
    assert facts.agreement is not None
    assert facts.agreement.kappa is None
    assert (facts.agreement.alike, facts.agreement.texts) == (2, 2)


def test_few_voters() -> None:
    frame = pd.DataFrame({"text": ["a b", "c d"], "group": ["G1", "G2"]})
    frame["sticker_1"], frame["sticker_2"], frame["sticker_3"] = [2, 9], [1, 9], [0, 9]
    facts = study_facts(from_codebook({"All": None}, read_actions(frame)), None)
    assert facts.votes is not None
    assert (facts.votes.few, facts.votes.voted) == (1, 2)


def test_a_receipt_of_an_older_version_and_none() -> None:
    h = clustered()
    assert h.origin is not None
    data = {key: value for key, value in h.origin.receipt["data"].items() if key == "texts"}
    old = replace(h.origin, receipt=h.origin.receipt | {"data": data, "versions": {}})
    made = study_facts(replace(h, origin=old), None).clustering
    assert made is not None
    assert (made.different, made.languages, made.engine) == (None, (), "scikit-network")
    nothing = replace(h.origin, receipt={})
    assert study_facts(replace(h, origin=nothing), None).clustering is None


def test_what_a_machine_placed_later_is_not_told_as_done_by_hand() -> None:
    texts = ["train nurses", "train all nurses", "nurses", "share data", "more data", "data"]
    h = ac.cluster_actions(texts, target=2, progress=False).to_hierarchy(analyst="PV")
    more = pd.DataFrame({"id": ["N1"], "text": ["train the nurses well"]})
    later = ac.extend(h, more, min_confidence=0).hierarchy
    facts = study_facts(later, None)
    assert (facts.texts, facts.later) == (7, LaterFacts(1, 1))
    assert (facts.hand.edits, facts.hand.moved) == (0, 0)
    for language, said in (
        ("en", "1 text came after the clustering; 1 was placed by the software where it fits"),
        ("fr", "1 texte est venu après le regroupement automatique"),
        ("nl", "1 tekst kwam na het automatisch groeperen; 1 werd door de software"),
    ):
        assert said in ac.methods_text(later, language)
    taken_back = later.undo()
    assert study_facts(taken_back, None).later == LaterFacts(1, 0)
    assert "placed by the software" not in ac.methods_text(taken_back)


def test_suggestions_that_nobody_read_are_told() -> None:
    h = ac.cluster_actions(ac.datasets.load_example(), target=40, progress=False)
    queue = ac.suggest(h.to_hierarchy(analyst="PV"))
    sure = sorted({one.score for one in queue if one.kind == "move"})[-3]
    read = queue.accept(score=sure)
    facts = study_facts(read, None)
    assert facts.hand.unread == facts.hand.edits >= 3
    number = facts.hand.unread
    assert f"{number} were suggestions of the software, accepted by" in ac.methods_text(read)
    assert f"{number} étaient des suggestions du logiciel" in ac.methods_text(read, "fr")
    assert f"waren er {number} suggesties van de software" in ac.methods_text(read, "nl")
