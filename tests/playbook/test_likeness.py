"""What came is what is gone if seven tenths of the values agree and nothing else is as much like it."""

from icp_playbook.playbook import Key, alike_entries
from icp_playbook.source import Data


def persona(number: int, *values: int) -> dict[Key, Data]:
    """An entry with ten values: these, and others that no other entry has."""
    own = [*values, *(100 * number + at for at in range(10 - len(values)))]
    return {Key("persona", f"p{number}"): {f"key-{at}": value for at, value in enumerate(own)}}


def pairs(gone: dict[Key, Data], come: dict[Key, Data]) -> dict[str, str]:
    """The ids; it is the same both ways."""
    found = alike_entries(gone, come)
    assert alike_entries(come, gone) == {now: was for was, now in found.items()}
    return {was.id: now.id for was, now in found.items()}


def test_seven_of_ten_values_are_enough_and_six_are_not() -> None:
    assert pairs(persona(1, *range(7)), persona(2, *range(7))) == {"p1": "p2"}
    assert pairs(persona(1, *range(6)), persona(2, *range(6))) == {}


def test_more_values_on_one_side_count_against_it() -> None:
    (short,) = persona(1, *range(10)).values()
    assert isinstance(short, dict)
    for more, found in ((4, {"p1": "p2"}), (5, {})):
        long: dict[Key, Data] = {Key("persona", "p2"): {**short, "more": list(map(str, range(more)))}}
        assert pairs(persona(1, *range(10)), long) == found


def test_the_most_alike_first_and_none_of_two_that_are_as_alike() -> None:
    gone = persona(1, *range(10)) | persona(2, *range(8))
    assert pairs(gone, persona(3, *range(9)) | persona(4, *range(7))) == {"p1": "p3", "p2": "p4"}
    assert pairs(persona(1, *range(8)), persona(3, *range(8)) | persona(4, *range(8))) == {}
    assert pairs(gone, persona(3, *range(8)) | persona(4, *range(8))) == {}


def test_one_that_says_just_the_same_is_found_among_any_number() -> None:
    gone: dict[Key, Data] = {
        Key("persona", f"a{at}"): {"name": f"N{at}", "text": [str(one) for one in range(20)]}
        for at in range(600)
    }
    come = {Key("persona", f"b{key.id}"): data for key, data in gone.items()}
    assert pairs(gone, come) == {key.id: f"b{key.id}" for key in gone}
    come[Key("persona", "ba1")] = {"name": "N1", "text": ["another"]}
    assert "a1" not in pairs(gone, come)


def test_of_very_many_each_is_found_by_what_is_its_own() -> None:
    """Too many to compare each with each; and those that nothing tells apart are none of each other."""

    def entry(own: str, *more: str) -> Data:
        return {
            "name": own,
            "text": [own + str(one) for one in range(4)],
            "same": list(map(str, range(90))),
            "more": [*more],
        }

    gone: dict[Key, Data] = {Key("persona", f"a{at}"): entry(f"N{at}") for at in range(300)}
    come: dict[Key, Data] = {Key("persona", f"b{at}"): entry(f"N{at}", f"M{at}") for at in range(300)}
    assert pairs(gone, come) == {f"a{at}": f"b{at}" for at in range(300)}
    same: dict[Key, Data] = {key: entry("X", str(data)[:9] + key.id) for key, data in come.items()}
    assert pairs(gone, same) == {}


def test_kinds_stay_apart_and_nothing_is_like_nothing() -> None:
    (data,) = persona(1, *range(10)).values()
    assert alike_entries({Key("persona", "a"): data}, {Key("segment", "a"): data}) == {}
    assert alike_entries({Key("persona", "a"): {}}, {Key("persona", "b"): {"name": "B"}}) == {}
    assert alike_entries({}, {Key("persona", "b"): data}) == {}
