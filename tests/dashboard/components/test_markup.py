from dashboard.components.markup import Markup, joined, tag


def test_text_is_escaped_and_markup_is_not():
    assert tag("p", "<b>", tag("i", "x")) == "<p>&lt;b&gt;<i>x</i></p>"


def test_attributes_are_escaped_and_renamed():
    assert tag("div", class_='a" onclick="b', data_id="1") == (
        '<div class="a&#34; onclick=&#34;b" data-id="1"></div>'
    )


def test_void_elements_have_no_end():
    assert tag("img", alt="") == '<img alt="">'


def test_joined_escapes_each():
    assert joined(["<", Markup("<br>")]) == "&lt;<br>"
