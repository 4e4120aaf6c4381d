import pytest

from events.text.latin import address_of


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("ستيباناكيرت", "stibanakirt"),
        ("الخرطوم", "al-khrtum"),
        ("لاتشين", "latshin"),
        ("شوشا", "shusha"),
        ("الدَّاخِلة", "al-dakhla"),
        ("وادي الذهب", "wadi-al-dhhb"),
        ("Nouâdhibou", "nouadhibou"),
        ("北京", ""),
    ],
)
def test_an_address_is_roughly_what_the_name_sounds_like(name, address):
    assert address_of(name) == address


def test_it_is_short():
    assert len(address_of("مجلس" * 30)) == 40
