"""Who came from whom: told from the oldest origin, each once, and a circle is walked once."""

import itertools

from registry.exchange.rules.family import DEEPEST, Kin, Passing, ancestors, families, family_of, relatives
from registry.exchange.rules.graph import family_graph
from registry.exchange.rules.replications import Stage

A, B, C, D = (Kin(each, f"Inovasi {each}", f"Kota {each}") for each in "ABCD")


def passing(origin, to, *, stage=Stage.RUNNING, region="Kabupaten Agam", office="Dinas"):
    return Passing(f"{origin.public_id}-{to.public_id if to else region}", origin, region, office, stage, to)


def words(node):
    """The tree as nested pairs."""
    return (node.name, [words(child) for child in node.children]) if node.children else node.name


LINE = [passing(A, B), passing(B, C), passing(B, None, stage=Stage.VISIT)]


def test_the_tree_begins_at_the_oldest_origin_wherever_one_stands():
    whole = ("Inovasi A", [("Inovasi B", ["Inovasi C", "Dinas"])])
    for kin in (A, B, C):
        (root,) = family_of(kin, LINE)
        assert words(root) == whole
    assert (root.depth, root.region, root.is_running, root.is_simulated) == (3, "Kota A", False, False)
    grown, waiting = root.children[0].children
    assert (waiting.region, waiting.is_running, grown.region, grown.is_running) == (
        "Kabupaten Agam", False, "Kota C", True,
    )  # fmt: skip


def test_who_has_two_origins_stands_in_two_trees_and_tells_what_came_of_it_once():
    first, second = family_of(C, [passing(A, C), passing(B, C), passing(C, D)])
    assert words(first) == ("Inovasi A", [("Inovasi C", ["Inovasi D"])])
    assert (words(second), second.children[0].is_again) == (("Inovasi B", ["Inovasi C"]), True)


def test_a_circle_ends_and_who_is_alone_stands_alone():
    circle = [passing(A, B), passing(B, A)]
    (root,) = family_of(A, circle)
    assert (words(root), root.children[0].children[0].is_again) == (("Inovasi A", [("Inovasi B", ["Inovasi A"])]), True)
    assert families(circle) == []
    (alone,) = family_of(D, [])
    assert (words(alone), alone.depth) == ("Inovasi D", 1)


def test_only_families_of_three_generations_are_told_apart_the_largest_first():
    found = families([passing(D, None), passing(C, Kin("E", "E", "E")), passing(Kin("E", "E", "E"), None), *LINE[:1],
                      passing(B, None), passing(B, None, region="Kota X")])  # fmt: skip
    assert [tree.name for tree in found] == ["Inovasi A", "Inovasi C"]


def test_a_very_long_line_is_cut():
    line = [Kin(f"{n:02}", f"{n:02}", "Kota") for n in range(DEEPEST + 5)]
    (root,) = family_of(line[0], [passing(one, other) for one, other in itertools.pairwise(line)])
    assert root.depth == DEEPEST + 1


def test_relatives_and_ancestors():
    links = [("A", "B"), ("B", "C"), ("X", "Y")]
    assert relatives("B", links=links) == {"A", "B", "C"}
    assert relatives("Z", links=links) == {"Z"}
    assert ancestors("C", parents={"C": ["B"], "B": ["A"], "A": ["C"]}) == ["C", "B", "A"]


def test_the_drawing_stands_by_generation_and_a_parent_amid_its_children():
    graph = family_graph(family_of(A, LINE), own_id="C")
    places = {spot.name: (spot.x, spot.y) for spot in graph.spots}
    assert sorted({x for x, _y in places.values()}) == [16, 266, 516]
    assert places["Inovasi A"][1] == places["Inovasi B"][1] == (places["Dinas"][1] + places["Inovasi C"][1]) // 2
    assert [spot.name for spot in graph.spots if spot.is_self] == ["Inovasi C"]
    assert sorted((line.tone, line.title) for line in graph.lines) == [
        ("going", "Kota B → Kabupaten Agam: Inovasi B"), ("running", "Kota A → Kota B: Inovasi A"),
        ("running", "Kota B → Kota C: Inovasi B"),
    ]  # fmt: skip
    assert (graph.width, graph.height) == (766, 112)
    assert family_graph([]).lines == ()
    unnamed = family_graph(family_of(A, [passing(A, None, office="")]))
    assert {spot.label for spot in unnamed.spots} == {"Inovasi A", "Kab. Agam"}
