"""Names of ships in two scripts."""

import pytest

from dashboard.corroboration.ships import ship_names

SAME = [
    ("North Coral", "نورث كورال"),
    ("Amber Coast", "أمبر كوست"),
    ("Silver Dawn", "سيلفر دون"),
    ("Galaxy Lady", "غالاكسي ليدي"),
    ("Blue Heron", "بلو هيرون"),
]


@pytest.mark.parametrize(("english", "arabic"), SAME)
def test_one_name_in_two_scripts(english, arabic):
    told = f"The tanker {english} was struck off Mokha."
    told_ar = f"أصيبت الناقلة «{arabic}» قبالة المخا."
    assert ship_names(told, told)
    assert ship_names(told, told) == ship_names(told_ar, told_ar)


@pytest.mark.parametrize(("english", "arabic"), [("North Coral", "أمبر كوست")])
def test_other_ships_differ(english, arabic):
    told = f"The tanker {english} was struck off Mokha."
    told_ar = f"أصيبت الناقلة «{arabic}» قبالة المخا."
    assert ship_names(told, told) != ship_names(told_ar, told_ar)


def test_the_name_may_stand_in_another_sentence():
    told = "A tanker was hit by a drone on Monday."
    assert ship_names(told, f'{told} The "Amber Coast" went on to Sohar.')


def test_of_two_names_none_is_chosen():
    told = "A tanker was hit by a drone on Monday."
    assert not ship_names(told, f'{told} The "Amber Coast" and the "Blue Heron" went on.')


@pytest.mark.parametrize(
    "told",
    [
        "A missile hit the cargo ship M/V North Coral off Aden.",
        "Two sailors died aboard the North Coral tanker on Monday.",
        "A bulker, MV North Coral, was abandoned by its crew.",
        "أصيبت ناقلة البضائع السائبة (نورث كورال) بصاروخ قبالة عدن.",
        'قتل بحاران في سفينة الشحن "نورث كورال" قبالة عدن، بحسب هيئة "ملاحة" ووكالة "أخبار" وقناة "اليوم".',
    ],
)
def test_the_name_stands_beside_the_kind_of_ship(told):
    assert ship_names(told, told) == ship_names(
        "The tanker North Coral.", "The tanker North Coral."
    )


@pytest.mark.parametrize(
    "told",
    [
        "A ship was hit by an anti-ship ballistic missile (ASBM) on Monday.",
        "A tanker was hit near the Strait of Hormuz on Monday.",
        "The ships M/V North Coral and M/V Blue Heron were hit.",
    ],
)
def test_what_is_no_name_of_the_ship_hit(told):
    assert not ship_names(told, told)


def test_without_a_ship_a_quotation_is_no_name():
    told = "A drone hit a depot on Monday."
    assert not ship_names(told, f'{told} The minister spoke of a "grave crime".')
