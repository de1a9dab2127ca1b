import json

from dashboard.components.sealing import sealed


def test_sealed_data_is_one_value_of_a_list():
    assert json.loads(json.dumps(sealed({"ids": ["a"]}))) == [{"ids": ["a"]}]
